import { workspace } from '../fake/recorder'
import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import type * as fake from '../fake/vscode'
import { middleware } from '../../../src/extension/client/middleware'

const document = (languageId: string, uri: string) => ({ languageId, uri: vscode.Uri.parse(uri) }) as vscode.TextDocument
const plan = document('tpm', 'file:///work/aurora/.tpm/tasks.yaml')
const source = document('typescript', 'file:///work/aurora/src/http.ts')
const elsewhere = document('typescript', 'file:///usr/include/x.ts')
const inCommit = document('tpm', 'tpm-git:///.tpm/tasks.yaml')

/** Which of the four documents each feature of the client passes on to the server. */
async function passed(feature: keyof ReturnType<typeof middleware>): Promise<boolean[]> {
  const run = middleware()[feature] as unknown as (...call: unknown[]) => unknown
  const all = [plan, source, elsewhere, inCommit]
  return await Promise.all(all.map(async each => {
    let isPassed = false
    const next = () => { isPassed = true }
    const first = feature === 'didChange' ? { document: each } : each
    // `next` comes last, after as many arguments as the feature has.
    await run(...[first, ...Array.from({ length: run.length - 2 }), next])
    return isPassed
  }))
}

describe('The language client', () => {
  before(() => { workspace.workspaceFolders = [{ uri: vscode.Uri.parse('file:///work/aurora') as unknown as fake.Uri, name: 'aurora' }] })
  after(() => { workspace.workspaceFolders = undefined })

  for (const feature of ['didOpen', 'didChange', 'didSave', 'didClose'] as const) {
    it(`tells the server of plans and of the workspace’s sources alone (${feature})`, async () => {
      assert.deepEqual(await passed(feature), [true, true, false, false])
    })
  }

  for (const feature of ['provideHover', 'provideCodeLenses', 'provideDefinition'] as const) {
    it(`asks for plans and sources (${feature})`, async () => {
      assert.deepEqual(await passed(feature), [true, true, false, false])
    })
  }

  for (const feature of ['provideCompletionItem', 'provideReferences', 'provideDocumentSymbols', 'provideCodeActions',
    'provideDocumentLinks', 'provideFoldingRanges', 'provideSelectionRanges', 'provideRenameEdits', 'prepareRename',
    'provideInlayHints', 'provideDocumentHighlights', 'provideDocumentSemanticTokens',
    'provideLinkedEditingRange'] as const) {
    it(`asks for plans alone (${feature})`, async () => {
      assert.deepEqual(await passed(feature), [true, false, false, false])
    })
  }
})
