import * as vscode from 'vscode'
import { isPlanDocument } from '../client/planFiles'
import type { PlanServer } from '../client/planServer'
import { debounce } from '../timing/debounce'
import type { Selection } from './selection'

/** Selects the item at the cursor of a plan's editor. */
export function followEditor(server: PlanServer, selection: Selection): vscode.Disposable {
  let asked: vscode.CancellationTokenSource | undefined
  const tell = debounce(() => {
    asked?.cancel()
    asked = new vscode.CancellationTokenSource()
    void selectAtCursor(server, selection, asked.token)
  }, 150)
  return vscode.Disposable.from(
    tell,
    vscode.window.onDidChangeTextEditorSelection(event => { if (isPlanDocument(event.textEditor.document)) tell.run() }),
    vscode.window.onDidChangeActiveTextEditor(editor => { if (editor && isPlanDocument(editor.document)) tell.run() }),
  )
}

async function selectAtCursor(server: PlanServer, selection: Selection, token: vscode.CancellationToken): Promise<void> {
  const editor = vscode.window.activeTextEditor
  if (!editor || !isPlanDocument(editor.document)) return
  const { line, character } = editor.selection.active
  const uri = editor.document.uri.toString()
  const found = await server.request('tpm/itemAt', { uri, line, character }, token)
  if (found && !token.isCancellationRequested) selection.select({ ...found, by: 'editor' })
}
