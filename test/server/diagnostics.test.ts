import assert from 'node:assert/strict'
import { DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver'
import { pathToFileURL } from 'node:url'
import { removeFolders } from '../analysis/given'
import { codeActions } from '../../src/server/features/codeActions/codeActions'
import { diagnosticsOf } from '../../src/server/features/diagnostics'
import { closeClients, givenClient, givenServed, settingsOf } from './given'

const file = '.tpm/plan.yaml'

describe('diagnostics', () => {
  after(async () => {
    await closeClients()
    removeFolders()
  })

  it('show the worst thousand of a file, and how many there are besides', async () => {
    const tasks = Array.from({ length: 1200 }, (_, i) => `  T${i}: {}\n`).join('')
    const plan = await givenServed({ [file]: `tasks:\n${tasks}  Z: { efort: 1d, effort: 1d }\n` })
    const told = diagnosticsOf(plan).get(plan.fileUri(file)) ?? []
    assert.equal(told.length, 1001)
    assert.equal(told[0]?.code, 'plan/unknown-key')
    assert.equal(told.at(-1)?.message, '201 more problems of this file are not shown. `tplan check` lists all.')
  })

  it('show what could be taken away as faded', async () => {
    const plan = await givenServed({ [file]: 'people: { ana: {} }\n' })
    const [unused] = diagnosticsOf(plan).get(plan.fileUri(file)) ?? []
    assert.deepEqual([unused?.code, unused?.severity, unused?.tags], ['plan/unused', DiagnosticSeverity.Hint, [DiagnosticTag.Unnecessary]])
  })

  it('offer no fix where the text does not allow one', async () => {
    const at = { start: { line: 6, character: 9 }, end: { line: 6, character: 9 } }
    const fixes = async (remark: string) => {
      const plan = await givenServed({ [file]: `tasks:\n  A: { status: dropped }\n  B: { effort: 1d }\n  C:\n    after:\n      - B${remark}\n      - A\n` })
      return codeActions(plan, file, { range: at, context: { diagnostics: [], only: ['quickfix'] } }).map(({ title }) => title)
    }
    assert.ok((await fixes('')).includes('Do not wait for A'))
    assert.ok(!(await fixes(' # first')).includes('Do not wait for A'))
  })

  it('count as much as the settings of their folder say, from the start and when they change', async () => {
    const client = await givenClient({ [file]: 'tasks:\n  A: {}\n' })
    await client.until(() => client.shown(file).length === 1, 'the hint')
    const severities = (level: 'error' | 'off') => settingsOf(client.folder, { severities: { [pathToFileURL(client.folder).href]: { unestimated: level } } })
    await client.connection.sendNotification('tpm/settings', severities('error'))
    await client.until(() => client.diagnostics(file)[0]?.severity === DiagnosticSeverity.Error, 'an error')
    await client.until(() => client.plans.at(-1)?.[0]?.errors === 1, 'one error in all')
    await client.connection.sendNotification('tpm/settings', severities('off'))
    await client.until(() => client.shown(file).length === 0, 'nothing')
  })
})
