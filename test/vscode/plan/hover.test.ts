import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { fileOf, until } from '../inspect'

const tasks = '.tpm/tasks.yaml'

/** What is shown where the text stands that is searched for. */
async function hoverOn(text: string, path = tasks): Promise<string> {
  const document = await vscode.workspace.openTextDocument(fileOf(path))
  const at = document.positionAt(document.getText().indexOf(text) + 1)
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, at)
  return hovers.flatMap(({ contents }) => contents).map(content => typeof content === 'string' ? content : content.value).join('\n')
}

async function hintsOf(document: vscode.TextDocument): Promise<readonly vscode.InlayHint[]> {
  const range = new vscode.Range(0, 0, document.lineCount, 0)
  return await vscode.commands.executeCommand<vscode.InlayHint[]>('vscode.executeInlayHintProvider', document.uri, range) ?? []
}

const labelOf = ({ label }: vscode.InlayHint): string => typeof label === 'string' ? label : label.map(({ value }) => value).join('')

describe('What a plan file tells beside its text', () => {
  before(async () => {
    await vscode.window.showTextDocument(fileOf(tasks))
    await until(async () => await hoverOn('PIER-4:'), 'the server')
  })

  it('is the story of an item, with links to the lines of the plan', async () => {
    const card = await hoverOn('PIER-4:')
    assert.match(card, /Drive the piles/)
    assert.match(card, /Why then&nbsp;&nbsp; \| waits for \[PIER\\-2\]\(file:\/\/\/[^)]*tasks\.yaml#L\d+,\d+\) to finish/)
    assert.doesNotMatch(card, /command:/)
  })

  it('is what a value means', async () => {
    assert.match(await hoverOn('15d'), /120 hours of work/)
    assert.match(await hoverOn('2026-01-23'), /Friday 2026-01-23[^]*Why/)
    assert.match(await hoverOn('doing'), /under way/)
  })

  it('is when things are computed to be, behind the text', async () => {
    const document = await vscode.workspace.openTextDocument(fileOf(tasks))
    const hints = await until(async () => {
      const found = await hintsOf(document)
      return 0 < found.length && found
    }, 'hints')
    const late = hints.find(hint => /late/.test(labelOf(hint)))
    assert.match(late ? labelOf(late) : '', /^2026-\d\d-\d\d · \d+(\.\d)?d late$/)
    for (const { position } of hints) assert.equal(position.character, document.lineAt(position.line).text.length)
  })

  it('leaves other files alone', async () => {
    assert.deepEqual(await hintsOf(await vscode.workspace.openTextDocument(fileOf('pier.py'))), [])
  })

  it('follows the settings', async () => {
    const document = await vscode.workspace.openTextDocument(fileOf(tasks))
    const settings = vscode.workspace.getConfiguration('tpm')
    await settings.update('inlayHints.float', true, vscode.ConfigurationTarget.Workspace)
    try {
      await until(async () => (await hintsOf(document)).some(hint => /critical/.test(labelOf(hint))), 'float')
    } finally {
      await settings.update('inlayHints.float', undefined, vscode.ConfigurationTarget.Workspace)
    }
  })
})
