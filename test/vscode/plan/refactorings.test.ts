import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { fileOf, inspectPlans, restore, textOf, until } from '../inspect'

const file = (): vscode.Uri => fileOf('.tpm/tasks.yaml')

/** The actions of a kind on the line that says a text, with their edits. */
async function actionsOn(document: vscode.TextDocument, text: string, kind: string): Promise<readonly vscode.CodeAction[]> {
  const at = document.positionAt(document.getText().indexOf(text))
  const found = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, new vscode.Range(at, at), kind, 50)
  return found ?? []
}

async function apply(document: vscode.TextDocument, text: string, [kind, title]: readonly [kind: string, title: string]): Promise<void> {
  const action = await until(async () => (await actionsOn(document, text, kind)).find(each => each.title.startsWith(title)), title)
  assert.ok(action.edit, `${title} has no edit`)
  assert.equal(await vscode.workspace.applyEdit(action.edit, { isRefactoring: true }), true)
}

describe('Plan files are rewritten', () => {
  let before: string
  let document: vscode.TextDocument

  beforeEach(async () => {
    await inspectPlans()
    before = await textOf(file())
    document = await vscode.workspace.openTextDocument(file())
    await vscode.window.showTextDocument(document)
  })
  afterEach(async () => {
    await vscode.workspace.getConfiguration('tpm').update('format.enable', undefined, vscode.ConfigurationTarget.Workspace)
    await restore(file(), before)
  })

  it('by a split, which one undo takes back', async () => {
    await apply(document, 'PIER-2:', ['refactor.rewrite', 'Split'])
    assert.match(document.getText(), /PIER-7:\n {4}title: Draw the plans \(2\)\n {4}milestone: survey\n {4}assign: ben\n {4}effort: 1.5d\n {4}after: \[PIER-2\]\n/)
    assert.match(document.getText(), /duration: 15d, after: \[PIER-7\]/)
    await vscode.commands.executeCommand('undo')
    assert.equal(document.getText(), before)
  })

  it('by an extraction, which makes a file', async () => {
    const made = fileOf('.tpm/tasks/PIER-6.yaml')
    await apply(document, 'PIER-6:', ['refactor.extract', 'Extract'])
    const text = (await vscode.workspace.openTextDocument(made)).getText()
    assert.equal(text, 'tasks:\n  PIER-6:\n    title: Paint the railing\n    effort: 2d\n')
    assert.equal(document.getText().includes('PIER-6'), false)
    await vscode.window.showTextDocument(made)
    await vscode.commands.executeCommand('workbench.action.files.revert')
    await vscode.workspace.fs.delete(made)
  })

  it('by formatting, once it is switched on', async () => {
    const edit = new vscode.WorkspaceEdit()
    edit.insert(file(), new vscode.Position(0, 0), 'risks:\n    RISK-9:   {title:  Ice}  \n')
    await vscode.workspace.applyEdit(edit)
    const format = () => vscode.commands.executeCommand<vscode.TextEdit[] | undefined>('vscode.executeFormatDocumentProvider', file(), { tabSize: 2, insertSpaces: true })
    assert.equal((await format() ?? []).length, 0)
    await vscode.workspace.getConfiguration('tpm').update('format.enable', true, vscode.ConfigurationTarget.Workspace)
    const edits = await until(async () => { const found = await format(); return found && 0 < found.length ? found : undefined }, 'the formatter')
    const formatted = new vscode.WorkspaceEdit()
    formatted.set(file(), edits)
    await vscode.workspace.applyEdit(formatted)
    assert.equal(document.getText(), `risks:\n  RISK-9: { title: Ice }\n${before}`)
  })

  it('in colours of what their words mean', async () => {
    const legend = await until(async () => await vscode.commands.executeCommand<vscode.SemanticTokensLegend | undefined>('vscode.provideDocumentSemanticTokensLegend', file()), 'the legend')
    const { data } = await vscode.commands.executeCommand<vscode.SemanticTokens>('vscode.provideDocumentSemanticTokens', file())
    const types = new Set(Array.from({ length: data.length / 5 }, (_, index) => legend.tokenTypes[data[index * 5 + 3]!]))
    for (const type of ['namespace', 'function', 'property', 'class', 'variable', 'number', 'keyword']) assert(types.has(type), type)
  })

  it('with indentation and dashes that come by themselves', async () => {
    const expected = 'tasks:\n  PIER-8:\n    tags:\n      - one\n      - two'
    // In a busy browser VS Code may answer Enter in a draft that has just been opened before it knows the language's rules.
    let text = ''
    for (let tried = 1; text !== expected && tried <= 3; tried++) text = await typedIntoDraft()
    assert.equal(text, expected)
  })
})

/** What becomes of keys in a new plan file. */
async function typedIntoDraft(): Promise<string> {
  const draft = await vscode.workspace.openTextDocument({ language: 'tpm', content: 'tasks:\n  PIER-8:' })
  const editor = await vscode.window.showTextDocument(draft)
  for (const text of ['\n', 'tags:', '\n', '- one', '\n', 'two']) {
    editor.selection = new vscode.Selection(draft.positionAt(draft.getText().length), draft.positionAt(draft.getText().length))
    await vscode.commands.executeCommand('type', { text })
  }
  const typed = draft.getText()
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor')
  return typed
}
