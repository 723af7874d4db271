import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { fileOf, inspectPlans, restore, textOf, until } from '../inspect'

const file = (): vscode.Uri => fileOf('.tpm/tasks.yaml')

describe('Levelling', () => {
  let before = ''

  beforeEach(async () => { before = await textOf(file()) })
  afterEach(async () => { await restore(file(), before) })

  it('shows its moves first, and writes those that are accepted as one step of undo', async () => {
    const { plans: [plan], server } = await inspectPlans()
    const document = await vscode.workspace.openTextDocument(file())
    const editor = await vscode.window.showTextDocument(document)
    const painting = 'title: Paint the railing\n'
    const at = document.positionAt(document.getText().indexOf(painting) + painting.length)
    await editor.edit(builder => builder.insert(at, '    assign: ana\n'))
    const crowded = document.getText()
    await until(async () => {
      const answer = await server.request('tpm/level', { plan: plan!.plan })
      return answer?.ok === true && 0 < answer.edits.length
    }, 'a task that has to wait')

    const levelled = vscode.commands.executeCommand('tpm.levelResources', { plan: plan!.plan })
    await until(async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem')
      return document.getText() !== crowded
    }, 'the moves to be accepted')
    await levelled
    assert.match(document.getText(), /earliest: 2026-01-/)
    assert.equal(document.getText().replace(/ *earliest: \S+\n/, ''), crowded)
    await vscode.window.showTextDocument(document)
    await vscode.commands.executeCommand('undo')
    assert.equal(document.getText(), crowded)
  })
})
