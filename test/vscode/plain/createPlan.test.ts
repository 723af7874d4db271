import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { drawn, fileOf, inspect, inspectPlans, restore, textOf, until } from '../inspect'

describe('A folder without a plan', () => {
  it('does not wake the extension', () => {
    assert.equal(vscode.extensions.getExtension('tpm-plan.tpm-plan')?.isActive, false)
  })

  it('starts no server when it is awake', async () => {
    const { server } = await inspect()
    assert.equal(server.state, 'stopped')
  })

  it('gets a plan that is valid, and that opens', async () => {
    await vscode.commands.executeCommand('tpm.createPlan')
    const { plans: [plan], views } = await inspectPlans()
    assert.deepEqual([plan?.errors, plan?.warnings, plan?.empty], [0, 0, false])
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), fileOf('.tpm/plan.yaml').toString())
    assert.equal((await drawn(views.milestones)).length, 7)
  })

  it('keeps its plan when it is asked for another', async () => {
    const file = fileOf('.tpm/plan.yaml')
    const mine = 'project:\n  name: Mine\n'
    await restore(file, mine)
    void vscode.commands.executeCommand('tpm.createPlan')
    await until(() => vscode.window.activeTextEditor?.document.uri.toString() === file.toString(), 'the plan that is there')
    assert.equal(await textOf(file), mine)
  })

  it('says so when all of the plan is gone', async () => {
    const { server } = await inspectPlans()
    await vscode.commands.executeCommand('workbench.action.closeAllEditors')
    await vscode.workspace.fs.delete(fileOf('.tpm'), { recursive: true })
    await until(() => server.plans.length === 0, 'no plan')
  })
})
