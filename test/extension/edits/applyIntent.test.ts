import { calls } from '../fake/recorder'
import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import type { IntentAnswer } from '../../../src/protocol/messages'
import { applyIntent } from '../../../src/extension/edits/applyIntent'
import { fingerprint } from '../../../src/base/fingerprint'
import { fakeServer } from '../fake/planServer'

const uri = 'file:///work/aurora/.tpm/tasks.yaml'
const range = { start: { line: 2, character: 12 }, end: { line: 2, character: 17 } }
const answer: IntentAnswer = { ok: true, edits: [{ uri, range, text: 'done' }], id: 'CORE-1' }
const intent = { kind: 'setDone', id: 'CORE-1', done: true } as const

const apply = (given: IntentAnswer) => applyIntent(fakeServer({ 'tpm/intent': () => given }), 'file:///work/aurora', intent)

/** Puts something in the place of a member of the fake VS Code for as long as `during` takes. */
async function swapped<T extends object, K extends keyof T>(object: T, key: K, value: unknown, during: () => Promise<unknown>) {
  const before = object[key]
  Object.assign(object, { [key]: value })
  try {
    await during()
  } finally {
    Object.assign(object, { [key]: before })
  }
}

describe('Applying what the user wants changed', () => {
  beforeEach(() => { calls.length = 0 })

  it('makes one edit of it, and saves a file that nobody has open', async () => {
    assert.deepEqual(await apply(answer), { id: 'CORE-1' })
    assert.deepEqual(calls, [['apply', ['replace', uri, 2, 12, 2, 17, 'done']], ['save', uri]])
  })

  it('leaves a file in a tab unsaved', async () => {
    const tab = { input: new vscode.TabInputText(vscode.Uri.parse(uri)) }
    await swapped(vscode.window.tabGroups, 'all', [{ tabs: [tab] }], () => apply(answer))
    assert.equal(calls.some(([call]) => call === 'save'), false)
  })

  it('leaves a file unsaved that has other changes', async () => {
    const document = { isDirty: true, uri: vscode.Uri.parse(uri) }
    await swapped(vscode.workspace, 'textDocuments', [document], () => apply(answer))
    assert.equal(calls.some(([call]) => call === 'save'), false)
  })

  it('creates a file where the edit needs one', async () => {
    await apply({ ...answer, create: uri })
    assert.deepEqual(calls[0]?.[1], ['create', uri, { overwrite: false, ignoreIfExists: true }])
  })

  it('writes nothing where the file is read-only, and says so', async () => {
    await swapped(vscode.workspace.fs, 'stat', async () => ({ permissions: vscode.FilePermission.Readonly }), async () => {
      assert.equal(await apply(answer), undefined)
    })
    assert.deepEqual(calls.map(([call]) => call), ['error'])
    assert.match(String(calls[0]?.[1]), /tasks\.yaml cannot be written/)
  })

  it('says that the edit did not fit', async () => {
    await swapped(vscode.workspace, 'applyEdit', async () => false, () => apply(answer))
    assert.match(String(calls[0]?.[1]), /does not fit/)
  })

  it('asks again when the text has changed meanwhile', async () => {
    const texts = ['before', 'after']
    const basis = (text = 'after') => ({ uri, fingerprint: fingerprint(text) })
    const server = fakeServer({ 'tpm/intent': () => ({ ...answer, basis: basis(texts.shift()) }) })
    await swapped(vscode.workspace, 'text' as never, 'after', async () => {
      assert.deepEqual(await applyIntent(server, 'file:///work/aurora', intent), { id: 'CORE-1' })
    })
    assert.deepEqual(texts, [])
  })

  it('changes nothing in a text that never comes to rest', async () => {
    assert.equal(await apply({ ...answer, basis: { uri, fingerprint: 'another' } }), undefined)
    assert.match(String(calls[0]?.[1]), /being changed by somebody else/)
    assert.equal(calls.some(([call]) => call === 'apply'), false)
  })

  it('says that the server is silent', async () => {
    assert.equal(await applyIntent(fakeServer(), 'file:///work/aurora', intent), undefined)
    assert.match(String(calls[0]?.[1]), /did not answer/)
  })
})
