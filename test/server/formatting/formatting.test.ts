import assert from 'node:assert/strict'
import { pathToFileURL } from 'node:url'
import type { TextEdit } from 'vscode-languageserver'
import { formatting, formattingLineBefore } from '../../../src/server/features/formatting/formatting'
import type { ServedPlan } from '../../../src/server/plan'
import { removeFolders } from '../../analysis/given'
import { closeClients, edited, givenClient, givenServed, settingsOf, uriIn } from '../given'

afterEach(closeClients)
after(removeFolders)

const path = '.tpm/plan.yaml'

async function check(before: string, after: string, format: (plan: ServedPlan) => readonly TextEdit[]): Promise<void> {
  const edits = format(await givenServed(before))
  assert.equal(edited(before, edits.map(({ range, newText }) => ({ range, text: newText }))), after)
}

describe('formatting a plan file', () => {
  it('mends the whole file', () =>
    check('tasks:\n    A-1: {effort: 1d}  ', 'tasks:\n  A-1: { effort: 1d }\n', (plan) => formatting(plan, path)))
  it('mends the lines of a selection', () =>
    check('tasks:\n  A-1: {effort: 1d}\n  A-2: {effort: 1d}\n', 'tasks:\n  A-1: {effort: 1d}\n  A-2: { effort: 1d }\n',
      (plan) => formatting(plan, path, { start: { line: 2, character: 8 }, end: { line: 3, character: 0 } })))
  it('mends the line that was just ended, but not where it begins', () =>
    check('tasks:\n    A-1: {effort: 1d}\n    ', 'tasks:\n    A-1: { effort: 1d }\n    ', (plan) => formattingLineBefore(plan, path, { line: 2, character: 4 })))
  it('has nothing to say of what is no file, or no place', async () => {
    const plan = await givenServed('tasks:  \n')
    assert.deepEqual(formatting(plan, 'other.yaml'), [])
    assert.deepEqual(formattingLineBefore(plan, path, { line: 0, character: 0 }), [])
  })
})

describe('the formatter of a folder', () => {
  it('comes with its setting, and goes with it', async () => {
    const client = await givenClient({ [path]: 'tasks:  \n' })
    const now = new Set<string>()
    let tell: () => void = () => undefined
    const hears = async (wish: () => boolean) => {
      while (!wish()) await new Promise<void>((resolve) => (tell = resolve))
    }
    client.connection.onRequest('client/registerCapability', ({ registrations }: { registrations: { method: string; id: string }[] }) => {
      for (const { method } of registrations) now.add(method)
      tell()
      return null
    })
    client.connection.onRequest('client/unregisterCapability', ({ unregisterations }: { unregisterations: { method: string }[] }) => {
      for (const { method } of unregisterations) now.delete(method)
      tell()
      return null
    })
    const folder = pathToFileURL(client.folder).href
    const told = async (formatFolders: readonly string[]) => {
      await client.connection.sendNotification('tpm/settings', settingsOf(client.folder, { formatFolders }))
      return client.connection.sendRequest('textDocument/formatting', { textDocument: { uri: uriIn(client.folder, path) }, options: { tabSize: 2, insertSpaces: true } })
    }
    assert.equal(((await told([folder])) as TextEdit[]).length, 1)
    await hears(() => now.size === 3)
    assert.deepEqual([...now].sort(), ['textDocument/formatting', 'textDocument/onTypeFormatting', 'textDocument/rangeFormatting'])
    await told([])
    // Fails by the time limit when it stays registered.
    await hears(() => now.size === 0)
  })
})
