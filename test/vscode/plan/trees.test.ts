import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { drawn, elementOf, fileOf, inspectPlans, restore, textOf, until } from '../inspect'

const tasks = '.tpm/tasks.yaml'

describe('The trees', () => {
  it('show the milestones with their tasks, promised against computed', async () => {
    const { views } = await inspectPlans()
    const lines = await drawn(views.milestones)
    assert.deepEqual(lines.map(line => line.split(' · ')[0]), [
      'Survey done', '  Sound the harbour floor', '  Draw the plans',
      'Opening', '  Build the pier', '    Drive the piles', '    Lay the deck',
      'No Milestone', '  Paint the railing',
    ])
    assert.match(lines[3] ?? '', /late by [\d.]+ d · Feb 6 → /)
  })

  it('count the late milestones in a badge that can be heard', async () => {
    const { views } = await inspectPlans()
    await until(() => views.milestones.view.badge?.value === 1, 'the badge')
    assert.equal(views.milestones.view.badge?.tooltip, '1 late milestone')
  })

  it('show the risks, the greatest exposure first', async () => {
    const { views } = await inspectPlans()
    const lines = await drawn(views.risks)
    assert.match(lines[0] ?? '', /^Storms delay the divers · (low|medium|high|critical)/)
    assert.equal(lines.length, 2)
  })

  it('tell an item’s story when the mouse rests on it', async () => {
    const { views, plans: [plan] } = await inspectPlans()
    const element = await elementOf(views.milestones, plan!.plan, 'PIER-1')
    const token = new vscode.CancellationTokenSource().token
    const { tooltip } = await views.milestones.tree.resolveTreeItem(views.milestones.tree.getTreeItem(element), element, token)
    assert.ok(tooltip instanceof vscode.MarkdownString)
    assert.match(tooltip.value, /Sound the harbour floor/)
    assert.equal(tooltip.isTrusted, false)
  })

  it('open the YAML of an item at its line', async () => {
    const { views, plans: [plan] } = await inspectPlans()
    const { command } = views.milestones.tree.getTreeItem(await elementOf(views.milestones, plan!.plan, 'PIER-2'))
    await vscode.commands.executeCommand(command!.command, ...command!.arguments ?? [])
    const editor = await until(() => vscode.window.activeTextEditor, 'an editor')
    assert.match(editor.document.lineAt(editor.selection.active.line).text, /PIER-2:/)
  })

  it('follow edits as they are typed', async () => {
    const { views } = await inspectPlans()
    const text = await textOf(fileOf(tasks))
    const editor = await vscode.window.showTextDocument(fileOf(tasks))
    const at = editor.document.positionAt(text.indexOf('Draw the plans'))
    await editor.edit(edit => edit.insert(at, 'Carefully '))
    await until(async () => (await drawn(views.milestones)).some(line => line.includes('Carefully Draw the plans')), 'the new title')
    await restore(fileOf(tasks), text)
    await until(async () => !(await drawn(views.milestones)).some(line => line.includes('Carefully')), 'the old title')
  })

  it('show only what passes the filter', async () => {
    const { views, filter } = await inspectPlans()
    filter.set({ text: 'railing' })
    await until(() => views.milestones.view.description === 'Filter: “railing”', 'the filter beside the title')
    assert.deepEqual((await drawn(views.milestones)).map(line => line.trim().split(' · ')[0]), ['No Milestone', 'Paint the railing'])
    filter.clear()
    assert.equal(views.milestones.view.description, undefined)
  })

  it('select the item at the cursor', async () => {
    const { views, selection } = await inspectPlans()
    await vscode.commands.executeCommand('tpm.milestones.focus')
    const editor = await vscode.window.showTextDocument(fileOf(tasks))
    const at = editor.document.positionAt(editor.document.getText().indexOf('Lay the deck'))
    editor.selection = new vscode.Selection(at, at)
    await until(() => selection.current?.item === 'PIER-5', 'the selection')
    await until(() => views.milestones.view.selection[0]?.node?.key.includes('PIER-5'), 'the tree to follow')
  })
})
