import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { inspectPlans, until } from '../inspect'

const tabs = () => vscode.window.tabGroups.all.flatMap(group => group.tabs)
  .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('tpm.gantt'))

describe('The Gantt chart', () => {
  after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'))

  it('opens in a tab that is named after the plan', async () => {
    await inspectPlans()
    await vscode.commands.executeCommand('tpm.openGantt')
    await until(() => tabs()[0]?.label === 'Gantt: Harbour', 'the chart, which tells when it is ready')
  })

  it('is opened once for a plan', async () => {
    const { plans: [plan] } = await inspectPlans()
    await vscode.commands.executeCommand('tpm.openGantt', { plan: plan!.plan })
    await vscode.commands.executeCommand('tpm.revealInGantt', { plan: plan!.plan, item: 'PIER-5' })
    assert.equal(tabs().length, 1)
  })

  it('takes the commands of its toolbar', async () => {
    for (const verb of ['zoomIn', 'zoomOut', 'zoomToFit', 'goToToday', 'expandAll', 'collapseAll', 'focusFilter']) {
      await vscode.commands.executeCommand(`tpm.gantt.${verb}`)
    }
    assert.equal(tabs().length, 1)
  })

  it('can be closed', async () => {
    const [tab] = tabs()
    assert.ok(tab)
    await vscode.window.tabGroups.close(tab)
    assert.equal(tabs().length, 0)
    await vscode.commands.executeCommand('tpm.gantt.zoomIn')
  })
})
