import assert from 'node:assert/strict'
import * as vscode from 'vscode'

describe('The extension in a workspace with a plan', () => {
  it('is there and wakes up', async () => {
    const extension = vscode.extensions.getExtension('tpm-plan.tpm-plan')
    assert.ok(extension, 'the extension is not installed')
    await extension.activate()
    assert.ok(extension.isActive)
  })

  it('has the plan open, in a copy that tests may change', async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? []
    assert.ok(folder, 'no folder is open')
    const file = vscode.Uri.joinPath(folder.uri, '.tpm/project.yaml')
    const document = await vscode.workspace.openTextDocument(file)
    assert.match(document.getText(), /^project:/)
  })

  it('is trusted', () => {
    assert.ok(vscode.workspace.isTrusted)
  })
})
