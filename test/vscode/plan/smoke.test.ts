import assert from 'node:assert/strict'
import * as vscode from 'vscode'

describe('The extension in a workspace with a plan', () => {
  it('hello', async () => {
    assert.equal(await vscode.commands.executeCommand('tpm.hello'), 'hi true')
    console.log(vscode.version, process.version, vscode.workspace.workspaceFolders?.[0]?.uri.fsPath, vscode.env.appHost)
  })
})
