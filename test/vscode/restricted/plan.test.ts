import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { drawn, fileOf, inspectPlans, until } from '../inspect'

describe('A plan that nobody trusts', () => {
  it('is read and shown', async () => {
    const { views, plans: [plan] } = await inspectPlans()
    assert.equal(plan?.history, 'untrusted')
    assert.equal((await drawn(views.milestones)).length, 9)
  })

  it('has its problems told', async () => {
    const file = fileOf('.tpm/more.yaml')
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode('tasks:\n  PIER-9: { title: More, after: [NOTHING-1] }\n'))
    await vscode.window.showTextDocument(file)
    await until(() => vscode.languages.getDiagnostics(file).length > 0, 'a diagnostic')
    await vscode.workspace.fs.delete(file)
  })

  it('has a chart', async () => {
    await vscode.commands.executeCommand('tpm.openGantt')
    await until(() => vscode.window.tabGroups.activeTabGroup.activeTab?.label === 'Gantt: Harbour', 'the chart')
  })

  it('shows no commits', async () => {
    const { server, plans: [plan] } = await inspectPlans()
    assert.deepEqual(await server.request('tpm/commits', { plan: plan!.plan, item: 'PIER-1' }), [])
  })
})
