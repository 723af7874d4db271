import * as vscode from 'vscode'
import type { LineRange, Location } from '../../protocol/location'
import type { PlanServer } from '../client/planServer'
import type { PlanItem } from './selection'

export const toRange = ({ start, end }: LineRange): vscode.Range =>
  new vscode.Range(start.line, start.character, end.line, end.character)

/** Opens the file of a place, with the cursor at its start. */
export async function showLocation({ uri, range }: Location): Promise<void> {
  const { start } = toRange(range)
  await vscode.window.showTextDocument(vscode.Uri.parse(uri), { selection: new vscode.Range(start, start) })
}

/** Opens the YAML of an item. False when the plan has no such item (any more). */
export async function showItem(server: PlanServer, { plan, item }: PlanItem): Promise<boolean> {
  const location = await server.request('tpm/locate', { plan, item })
  if (location) await showLocation(location)
  return location !== undefined
}

/** Opens the YAML of an item that was added a moment ago: as soon as the server has read it. */
export async function showNewItem(server: PlanServer, target: PlanItem): Promise<void> {
  for (let attempt = 0; attempt < 5; attempt++) {
    const read = nextPlans(server)
    if (await showItem(server, target)) return read.dispose()
    await read.told
  }
}

const longestWait = 2000

/** Until the plans have changed, or it takes too long. */
function nextPlans(server: PlanServer): { readonly told: Promise<void>; dispose(): void } {
  let dispose = () => {}
  const told = new Promise<void>(resolve => {
    const listener = server.onDidChangePlans(() => dispose())
    const timer = setTimeout(() => dispose(), longestWait)
    dispose = () => {
      listener.dispose()
      clearTimeout(timer)
      resolve()
    }
  })
  return { told, dispose: () => dispose() }
}

/** Moves the cursor of an editor that shows the item's file; opens none and takes no focus. */
export async function followInEditor(server: PlanServer, { plan, item }: PlanItem): Promise<void> {
  const shown = vscode.window.visibleTextEditors.filter(editor => editor.document.languageId === 'tpm')
  if (shown.length === 0) return
  const location = await server.request('tpm/locate', { plan, item })
  const editor = location && shown.find(({ document }) => document.uri.toString() === vscode.Uri.parse(location.uri).toString())
  if (!editor) return
  const { start } = toRange(location.range)
  editor.selection = new vscode.Selection(start, start)
  editor.revealRange(new vscode.Range(start, start), vscode.TextEditorRevealType.InCenterIfOutsideViewport)
}
