import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { fileOf, inspectPlans, until } from '../inspect'

const tasks = (): vscode.Uri => fileOf('.tpm/tasks.yaml')

/** Where a text stands in the tasks' file. */
async function placeOf(text: string): Promise<vscode.Position> {
  const document = await vscode.workspace.openTextDocument(tasks())
  const at = document.getText().indexOf(text)
  assert.ok(0 <= at, text)
  return document.positionAt(at)
}

const ask = async <Answer>(command: string, ...rest: readonly unknown[]): Promise<Answer> =>
  await vscode.commands.executeCommand<Answer>(command, tasks(), ...rest)

const told = ({ uri, range }: vscode.Location): string =>
  `${vscode.workspace.asRelativePath(uri)} ${range.start.line}:${range.start.character}-${range.end.character}`

describe('Navigation', () => {
  before(async () => {
    await inspectPlans()
    await vscode.window.showTextDocument(tasks())
  })

  it('finds the references of a task, also in comments of source files', async () => {
    const found = await ask<vscode.Location[]>('vscode.executeReferenceProvider', await placeOf('PIER-4:'))
    const lines = found.map(told)
    assert.ok(lines.some(line => /^pier\.py 0:2-8$/.test(line)), lines.join('\n'))
    assert.equal(lines.filter(line => line.startsWith('.tpm/tasks.yaml')).length, 2, lines.join('\n'))
  })

  it('leads from a person to where the person is written', async () => {
    const place = (await placeOf('assign: ana')).translate(0, 'assign: '.length)
    const found = await ask<vscode.Location[]>('vscode.executeDefinitionProvider', place)
    assert.deepEqual(found.map(({ uri }) => vscode.workspace.asRelativePath(uri)), ['.tpm/project.yaml'])
  })

  it('finds items by title in the whole workspace', async () => {
    const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', 'drive the')
    assert.ok(found.some(({ name }) => name === 'PIER-4 Drive the piles'), found.map(({ name }) => name).join('\n'))
  })

  it('tells predecessors and successors as a call hierarchy', async () => {
    const [item] = await ask<vscode.CallHierarchyItem[]>('vscode.prepareCallHierarchy', await placeOf('PIER-4:'))
    assert.equal(item?.name, 'PIER-4')
    const before = await vscode.commands.executeCommand<vscode.CallHierarchyIncomingCall[]>('vscode.provideIncomingCalls', item)
    const after = await vscode.commands.executeCommand<vscode.CallHierarchyOutgoingCall[]>('vscode.provideOutgoingCalls', item)
    assert.deepEqual(before.map(({ from }) => from.name), ['PIER-2'])
    assert.deepEqual(after.map(({ to }) => to.name).sort(), ['PIER-5', 'opening'])
  })

  it('folds items, and grows a selection to them', async () => {
    const folds = await ask<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider')
    const { line } = await placeOf('PIER-1:')
    assert.ok(folds.some(({ start }) => start === line))
    const [selection] = await ask<vscode.SelectionRange[]>('vscode.executeSelectionRangeProvider', [await placeOf('Sound the')])
    let parents = 0
    for (let each = selection?.parent; each; each = each.parent) parents++
    assert.ok(4 <= parents, `${parents} steps`)
  })
})

describe('Renaming in the editor', () => {
  const rename = async (where: string, to: string): Promise<vscode.WorkspaceEdit> =>
    await ask<vscode.WorkspaceEdit>('vscode.executeDocumentRenameProvider', await placeOf(where), to)

  it('changes the id in plan files and comments, keeps the old one, and goes back', async () => {
    const before = (await vscode.workspace.openTextDocument(tasks())).getText()
    const edit = await rename('PIER-4:', 'PIER-40')
    assert.deepEqual(edit.entries().map(([uri]) => vscode.workspace.asRelativePath(uri)).sort(), ['.tpm/tasks.yaml', 'pier.py'])
    try {
      assert.equal(await vscode.workspace.applyEdit(edit), true)
      const document = await vscode.workspace.openTextDocument(tasks())
      assert.match(document.getText(), /PIER-40: \{ title: Drive the piles, was: \[PIER-4\], /)
      assert.match(document.getText(), /after: \[PIER-40\]/)
      assert.match((await vscode.workspace.openTextDocument(fileOf('pier.py'))).getText(), /^# PIER-40 needs/)
    } finally {
      const back = new vscode.WorkspaceEdit()
      const document = await vscode.workspace.openTextDocument(tasks())
      back.replace(tasks(), new vscode.Range(0, 0, document.lineCount, 0), before)
      const source = await vscode.workspace.openTextDocument(fileOf('pier.py'))
      back.replace(source.uri, new vscode.Range(0, 0, source.lineCount, 0), source.getText().replace('PIER-40', 'PIER-4'))
      await vscode.workspace.applyEdit(back)
      await vscode.workspace.saveAll(false)
    }
    const { server } = await inspectPlans()
    await until(async () => (await server.request('tpm/locate', { plan: server.plans[0]!.plan, item: 'PIER-4' })) !== undefined, 'the old plan')
  })

  it('is refused for an id that is taken', async () => {
    await assert.rejects(rename('PIER-5:', 'PIER-6'), /already declared/)
  })
})
