import '../fake/install'
import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { commitUri, readCommitUri } from '../../../src/extension/history/commitUri'

describe('The address of a file in a commit', () => {
  const file = { plan: 'file:///work/au rora', revision: '4f2a9c1^', path: 'src/a b#c?.ts' }

  it('is read as it was made, also after it was text', () => {
    assert.deepEqual(readCommitUri(commitUri(file)), file)
    assert.deepEqual(readCommitUri(vscode.Uri.parse(commitUri(file).toString())), file)
  })

  it('is not somebody else’s', () => {
    assert.equal(readCommitUri(vscode.Uri.parse('tpm-git:///a.ts')), undefined)
    assert.equal(readCommitUri(vscode.Uri.parse('tpm-git:///a.ts?{"plan":1}')), undefined)
  })
})
