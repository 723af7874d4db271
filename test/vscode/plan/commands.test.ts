import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { elementOf, fileOf, inspectPlans, restore, textOf, until } from '../inspect'

const file = () => fileOf('.tpm/tasks.yaml')

describe('Commands that change the plan', () => {
  let before = ''

  beforeEach(async () => { before = await textOf(file()) })
  afterEach(async () => { await restore(file(), before) })

  it('edit the smallest piece of YAML, and save a file that nobody has open', async () => {
    const { plans: [plan] } = await inspectPlans()
    await vscode.commands.executeCommand('tpm.markDone', { plan: plan!.plan, item: 'PIER-1' })
    const after = await until(async () => { const text = await textOf(file()); return text !== before && text }, 'the edit on disk')
    assert.equal(after.includes('status: done   # the divers are down'), true)
    assert.equal(after.replace('status: done   #', 'status: doing   #').split('\n').length >= before.split('\n').length, true)
  })

  it('leave a file that is open unsaved, and undo takes the edit back in one step', async () => {
    const { plans: [plan] } = await inspectPlans()
    const { document } = await vscode.window.showTextDocument(file())
    await vscode.commands.executeCommand('tpm.markDone', { plan: plan!.plan, item: 'PIER-1' })
    assert.equal(document.isDirty, true)
    assert.notEqual(document.getText(), before)
    await vscode.commands.executeCommand('undo')
    assert.equal(document.getText(), before)
  })

  it('work from a tree’s checkbox', async () => {
    const { plans: [plan], views, server } = await inspectPlans()
    const element = await elementOf(views.milestones, plan!.plan, 'PIER-6')
    await vscode.commands.executeCommand('tpm.markDone', element)
    await until(async () => {
      const [node] = (await server.request('tpm/treePath', { plan: plan!.plan, view: 'milestones', item: 'PIER-6' }))?.slice(-1) ?? []
      return node?.kind === 'task' && node.statusKind === 'done'
    }, 'the task to be done')
  })

  it('show the YAML of an item', async () => {
    const { plans: [plan] } = await inspectPlans()
    await vscode.commands.executeCommand('tpm.openItem', { plan: plan!.plan, item: 'RISK-2' })
    const editor = vscode.window.activeTextEditor
    assert.match(editor?.document.lineAt(editor.selection.active.line).text ?? '', /RISK-2/)
  })

  it('copy an id', async () => {
    const { plans: [plan] } = await inspectPlans()
    await vscode.commands.executeCommand('tpm.copyId', { plan: plan!.plan, item: 'PIER-4' })
    assert.equal(await vscode.env.clipboard.readText(), 'PIER-4')
  })
})
