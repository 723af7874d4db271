import { calls } from '../fake/recorder'
import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { fingerprint } from '../../../src/base/fingerprint'
import type { CommandHost } from '../../../src/extension/commands/command'
import { levelResources } from '../../../src/extension/commands/levelResources'
import type { LevelAnswer } from '../../../src/protocol/messages'
import { fakeServer } from '../fake/planServer'

const uri = 'file:///work/aurora/.tpm/tasks.yaml'
const range = { start: { line: 2, character: 20 }, end: { line: 2, character: 20 } }
const text = ', earliest: 2026-03-04'
const moved: LevelAnswer = { ok: true, edits: [{ uri, range, text, label: 'B: 2026-03-04', reason: 'waits for Ana' }], bases: [{ uri, fingerprint: fingerprint('tasks') }] }

async function run(answer: LevelAnswer): Promise<unknown[][]> {
  calls.length = 0
  await levelResources.run({ server: fakeServer({ 'tpm/level': () => answer }) } as unknown as CommandHost, undefined)
  return calls
}

describe('Level Resources', () => {
  beforeEach(() => { (vscode.workspace as unknown as { text: string }).text = 'tasks' })
  afterEach(() => { (vscode.workspace as unknown as { text: string }).text = '' })

  it('has the user confirm each move, with its reason', async () => {
    const expected = { needsConfirmation: true, label: 'B: 2026-03-04', description: 'waits for Ana' }
    assert.deepEqual(await run(moved), [['apply', ['replace', uri, 2, 20, 2, 20, text, expected]], ['save', uri]])
  })
  it('says so when nothing has to be moved', async () => {
    assert.deepEqual(await run({ ok: true, edits: [], bases: [] }), [['information', 'No task has to wait for anybody or anything.']])
  })
  it('says why when the plan cannot be changed', async () => {
    assert.deepEqual((await run({ ok: false, message: 'It is elsewhere.' }))[0]?.slice(0, 2), ['error', 'It is elsewhere.'])
  })
  it('edits no text but the one that was levelled', async () => {
    (vscode.workspace as unknown as { text: string }).text = 'other'
    assert.deepEqual((await run(moved))[0]?.slice(0, 2), ['error', 'The file is being changed by somebody else. Try again.'])
  })
})
