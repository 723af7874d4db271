import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { drawn, inspectPlans, until } from '../inspect'

describe('A plan that is broken', () => {
  it('shows what can be read of it, and says that there are errors', async () => {
    const { views, plans: [plan] } = await inspectPlans()
    assert.equal(0 < plan!.errors, true)
    assert.equal((await drawn(views.milestones)).some(line => line.startsWith('Beta')), true)
    await until(() => /error/.test(views.milestones.view.message ?? ''), 'a word above the tree')
  })

  it('leads to its first error', async () => {
    await inspectPlans()
    await vscode.commands.executeCommand('tpm.openFirstError')
    const editor = vscode.window.activeTextEditor
    assert.match(editor?.document.uri.path ?? '', /plan\.yaml$/)
    await until(() => vscode.languages.getDiagnostics(editor!.document.uri).length > 0, 'diagnostics')
  })

  it('has a chart all the same', async () => {
    await vscode.commands.executeCommand('tpm.openGantt')
    await until(() => vscode.window.tabGroups.activeTabGroup.activeTab?.label.startsWith('Gantt: '), 'the chart')
  })
})
