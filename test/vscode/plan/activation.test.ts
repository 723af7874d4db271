import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { fileOf, inspectPlans, until } from '../inspect'

describe('The extension where a plan is', () => {
  it('reads it without being asked', async () => {
    const { plans: [plan] } = await inspectPlans()
    assert.equal(plan?.name, 'Harbour')
    assert.equal(plan?.errors, 0)
    assert.equal(plan?.lateMilestones, 1)
  })

  it('gives plan files a language of their own', async () => {
    const document = await vscode.workspace.openTextDocument(fileOf('.tpm/tasks.yaml'))
    assert.equal(document.languageId, 'tpm')
  })

  it('has every command that it contributes', async () => {
    const declared: { command: string }[] = vscode.extensions.getExtension('tpm-plan.tpm-plan')?.packageJSON.contributes.commands
    const registered = new Set(await vscode.commands.getCommands(true))
    assert.deepEqual(declared.map(({ command }) => command).filter(id => !registered.has(id)), [])
  })

  it('reads its plan again after its server was restarted', async () => {
    const { server } = await inspectPlans()
    const told = new Promise<void>(resolve => {
      const listener = server.onDidChangePlans(() => { listener.dispose(); resolve() })
    })
    await vscode.commands.executeCommand('tpm.restartServer')
    await told
    assert.equal(server.state, 'running')
    await until(() => server.plans[0]?.name === 'Harbour', 'the plan')
  })
})
