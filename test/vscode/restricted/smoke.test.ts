import assert from 'node:assert/strict'
import * as vscode from 'vscode'

describe('The extension in a workspace that nobody trusts', () => {
  it('wakes up in Restricted Mode', async () => {
    assert.equal(vscode.workspace.isTrusted, false)
    const extension = vscode.extensions.getExtension('tpm-plan.tpm-plan')
    assert.ok(extension, 'the extension is not installed')
    await extension.activate()
    assert.ok(extension.isActive)
  })
})
