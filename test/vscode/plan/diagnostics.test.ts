import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { fileOf, inspectPlans, restore, until } from '../inspect'

const file = (): vscode.Uri => fileOf('.tpm/tasks.yaml')

const codeOf = ({ code }: vscode.Diagnostic): string => String(typeof code === 'object' ? code.value : code)

/** What is told of the file under a code. */
const told = (code: string): readonly vscode.Diagnostic[] => vscode.languages.getDiagnostics(file()).filter(each => codeOf(each) === code)

const setSeverity = async (severities: Readonly<Record<string, string>> | undefined): Promise<void> =>
  await vscode.workspace.getConfiguration('tpm').update('diagnostics.severity', severities, vscode.ConfigurationTarget.Workspace)

describe('Diagnostics while typing', () => {
  let before = ''
  let document: vscode.TextDocument

  /** Types at the end of the file. */
  async function type(text: string): Promise<void> {
    const editor = await vscode.window.showTextDocument(document)
    await vscode.commands.executeCommand('cursorBottom')
    for (const sign of text) await vscode.commands.executeCommand('type', { text: sign })
    assert.equal(editor.document, document)
  }

  beforeEach(async () => {
    await inspectPlans()
    document = await vscode.workspace.openTextDocument(file())
    before = document.getText()
  })
  afterEach(async () => {
    await setSeverity(undefined)
    await restore(file(), before)
  })

  it('come with a page that explains them, and a fix that mends them', async () => {
    await type('    efort: 2d')
    const [problem] = await until(() => 0 < told('plan/unknown-key').length && told('plan/unknown-key'), 'the diagnostic')
    assert.ok(problem)
    assert.equal(document.getText(problem.range), 'efort')
    assert.equal(problem.severity, vscode.DiagnosticSeverity.Warning)
    assert.ok(typeof problem.code === 'object' && /reference/.test(String(problem.code.target)))
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', file(), problem.range, 'quickfix', 20)
    const fix = actions.find(({ title }) => title === 'Rename the key to `effort`')
    assert.ok(fix?.edit, actions.map(({ title }) => title).join('\n'))
    assert.equal(await vscode.workspace.applyEdit(fix.edit), true)
    assert.ok(document.getText().endsWith('    effort: 2d'))
    await until(() => told('plan/unknown-key').length === 0, 'the diagnostic to go')
  })

  it('count as much as the settings say', async () => {
    await type('    efort: 2d')
    await until(() => 0 < told('plan/unknown-key').length, 'the diagnostic')
    await setSeverity({ 'plan/unknown-key': 'error' })
    await until(() => told('plan/unknown-key')[0]?.severity === vscode.DiagnosticSeverity.Error, 'an error')
    await setSeverity({ 'plan/unknown-key': 'off' })
    await until(() => told('plan/unknown-key').length === 0, 'nothing')
    await setSeverity(undefined)
    await until(() => told('plan/unknown-key')[0]?.severity === vscode.DiagnosticSeverity.Warning, 'a warning again')
  })

  it('are silenced by a comment', async () => {
    await type('    efort: 2d')
    await until(() => 0 < told('plan/unknown-key').length, 'the diagnostic')
    await type('  # tplan-ignore unknown-key')
    await until(() => told('plan/unknown-key').length === 0, 'silence')
    assert.equal(told('plan/unused-ignore').length, 0)
  })

  it('are told once, and of plan files alone', async () => {
    await type('    efort: 2d')
    await until(() => 0 < told('plan/unknown-key').length, 'the diagnostic')
    assert.equal(told('plan/unknown-key').length, 1)
    const other = await vscode.workspace.openTextDocument({ language: 'yaml', content: before.replace('tasks:', 'tasks:\n  X: { efort: 1d }\n') })
    const plans = vscode.languages.getDiagnostics().filter(([, found]) => found.some(each => codeOf(each).startsWith('plan/'))).map(([uri]) => uri.path)
    assert.ok(plans.every(path => path.includes('/.tpm/')), plans.join('\n'))
    assert.deepEqual(vscode.languages.getDiagnostics(other.uri), [])
  })
})

describe('The input box of source control', () => {
  it('offers ids of tasks', async () => {
    await inspectPlans()
    const [folder] = vscode.workspace.workspaceFolders ?? []
    const control = vscode.scm.createSourceControl('tpm-test', 'Test', folder!.uri)
    try {
      control.inputBox.value = 'Sound the floor, PIER-'
      await vscode.commands.executeCommand('workbench.view.scm')
      const box = await until(() => vscode.workspace.textDocuments.find(({ languageId, uri }) => languageId === 'scminput' && uri.path.includes('scm') && uri.query.includes('rootUri')), 'the box')
      await until(() => box.getText().endsWith('PIER-'), 'its text')
      const at = box.positionAt(box.getText().length)
      const found = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', box.uri, at, '-')
      const labels = found.items.map(({ label }) => typeof label === 'string' ? label : label.label)
      assert.ok(labels.includes('PIER-1'), labels.join())
    } finally {
      control.dispose()
      await vscode.commands.executeCommand('workbench.view.explorer')
    }
  })
})
