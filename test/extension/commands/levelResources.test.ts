import { answers, calls } from '../fake/recorder'
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
const other = { uri, range: { start: { line: 3, character: 20 }, end: { line: 3, character: 20 } }, text, label: 'C $(bug): 2026-03-05', reason: 'waits for Ben' }
const moved: LevelAnswer = { ok: true, edits: [{ uri, range, text, label: 'B: 2026-03-04', reason: 'waits for Ana' }, other], bases: [{ uri, fingerprint: fingerprint('tasks') }] }

interface Choice { readonly label: string; readonly detail: string; readonly picked: boolean }

async function run(answer: LevelAnswer, choose: (choices: readonly Choice[]) => unknown = choices => choices): Promise<unknown[][]> {
  calls.length = answers.length = 0
  answers.push(choose)
  await levelResources.run({ server: fakeServer({ 'tpm/level': () => answer }) } as unknown as CommandHost, undefined)
  return calls
}

describe('Level Resources', () => {
  beforeEach(() => { (vscode.workspace as unknown as { text: string }).text = 'tasks' })
  afterEach(() => { (vscode.workspace as unknown as { text: string }).text = '' })

  it('shows each move with its reason, and writes what is chosen in one step', async () => {
    const [[, choices] = [], ...rest] = await run(moved)
    assert.deepEqual((choices as Choice[]).map(({ label, detail, picked }) => [label, detail, picked]), [['B: 2026-03-04', 'waits for Ana', true], ['C \\$(bug): 2026-03-05', 'waits for Ben', true]])
    assert.deepEqual(rest, [['apply', ['replace', uri, 2, 20, 2, 20, text], ['replace', uri, 3, 20, 3, 20, text]], ['save', uri]])
  })
  it('leaves out what the user does not want, and does nothing when the user leaves', async () => {
    assert.deepEqual((await run(moved, choices => choices.slice(1))).slice(1), [['apply', ['replace', uri, 3, 20, 3, 20, text]], ['save', uri]])
    assert.deepEqual((await run(moved, () => [])).slice(1), [])
    assert.deepEqual((await run(moved, () => undefined)).slice(1), [])
  })
  it('says so when nothing has to be moved', async () => {
    assert.deepEqual(await run({ ok: true, edits: [], bases: [] }), [['information', 'No task has to wait for anybody or anything.']])
  })
  it('says why when the plan cannot be changed', async () => {
    assert.deepEqual((await run({ ok: false, message: 'It is elsewhere.' }))[0]?.slice(0, 2), ['error', 'It is elsewhere.'])
  })
  it('edits no text but the one that was levelled', async () => {
    (vscode.workspace as unknown as { text: string }).text = 'other'
    assert.deepEqual((await run(moved))[1]?.slice(0, 2), ['error', 'The file is being changed by somebody else. Try again.'])
  })
})
