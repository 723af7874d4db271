import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { fileOf, inspectPlans, restore, until } from '../inspect'

const labelsOf = ({ items }: vscode.CompletionList): string[] => items.map(({ label }) => typeof label === 'string' ? label : label.label)

const completionsAt = async (uri: vscode.Uri, at: vscode.Position, trigger?: string): Promise<string[]> =>
  labelsOf(await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', uri, at, trigger))

describe('Completion', () => {
  const file = fileOf('.tpm/tasks.yaml')
  let text = ''
  before(async () => {
    await inspectPlans()
    text = (await vscode.workspace.openTextDocument(file)).getText()
  })
  afterEach(() => restore(file, text))

  /** Types at the end of the file, then where that left the cursor, and completes behind. */
  async function typed(words: string, trigger?: string): Promise<string[]> {
    const editor = await vscode.window.showTextDocument(file)
    if (editor.selection.active.line === 0) await vscode.commands.executeCommand('cursorBottom')
    for (const text of words) await vscode.commands.executeCommand('type', { text })
    return await until(async () => {
      const found = await completionsAt(file, editor.selection.active, trigger)
      return 0 < found.length && found
    }, `completions behind ${words}`)
  }

  it('offers keys, statuses and ids as they are typed', async () => {
    assert.ok((await typed('    sta')).includes('status'))
    assert.ok((await typed('tus: ', ' ')).includes('doing'))
    const ids = await typed('doing\nafter: [', '[')
    assert.ok(ids.includes('PIER-1'), ids.join())
    assert.equal(ids.includes('PIER-6'), false)
  })

  it('finds a task by its title', async () => {
    assert.ok((await typed('    after: [floor')).includes('PIER-1'))
  })

  it('leaves other YAML alone', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'yaml', content: 'tasks:\n  A-1:\n    sta' })
    const found = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, new vscode.Position(2, 7))
    assert.equal(labelsOf(found).includes('status'), false)
  })

  it('offers ids in commit messages, and in comments behind the beginning of one', async () => {
    const message = await vscode.workspace.openTextDocument({ language: 'git-commit', content: 'Sound the floor\n\nTask: PIER-' })
    assert.ok((await completionsAt(message.uri, new vscode.Position(2, 11), '-')).includes('PIER-1'))
    const source = await vscode.workspace.openTextDocument({ language: 'python', content: '# see PIER-\nx = PIER-\n# pier' })
    assert.ok((await completionsAt(source.uri, new vscode.Position(0, 11), '-')).includes('PIER-4'))
    // VS Code itself offers words of the text.
    assert.equal((await completionsAt(source.uri, new vscode.Position(1, 9), '-')).some(label => /\d/.test(label)), false)
    assert.equal((await completionsAt(source.uri, new vscode.Position(2, 6))).includes('PIER-4'), false)
  })
})
