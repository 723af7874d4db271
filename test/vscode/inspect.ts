import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import type { Inspection } from '../../src/extension/inspection'
import type { PlanSummary } from '../../src/protocol/messages'
import type { TreeElement } from '../../src/extension/trees/element'
import type { PlanView } from '../../src/extension/trees/planView'

/** What the running extension shows, once it is awake. */
export async function inspect(): Promise<Inspection> {
  const extension = vscode.extensions.getExtension<Inspection>('tpm-plan.tpm-plan')
  assert.ok(extension, 'the extension is not installed')
  return await extension.activate()
}

/** The same, once the server has read some plans. */
export async function inspectPlans(count = 1): Promise<Inspection & { readonly plans: readonly PlanSummary[] }> {
  const inspection = await inspect()
  await until(() => inspection.server.plans.length === count, `${count} plans`)
  return { ...inspection, plans: inspection.server.plans }
}

/** Waits for a condition that events make true; fails with what was waited for. */
export async function until<T>(condition: () => T | Promise<T>, what: string, milliseconds = 15_000): Promise<Exclude<T, undefined | null | false>> {
  for (const end = Date.now() + milliseconds; Date.now() < end;) {
    const value = await condition()
    if (value !== undefined && value !== null && value !== false) return value as Exclude<T, undefined | null | false>
    await new Promise(resolve => setTimeout(resolve, 30))
  }
  throw new Error(`Waited in vain for ${what}.`)
}

/** The file of the first workspace folder. */
export function fileOf(path: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? []
  assert.ok(folder, 'no folder is open')
  return vscode.Uri.joinPath(folder.uri, path)
}

/** A tree as text: one line a node, two spaces a level, `label · description`. */
export async function drawn({ tree }: PlanView, element?: TreeElement, indent = ''): Promise<string[]> {
  const children = await tree.getChildren(element)
  const lines = await Promise.all(children.map(async child => {
    const { label, description } = tree.getTreeItem(child)
    const line = `${indent}${String(label)}${description ? ` · ${String(description)}` : ''}`
    return child.node?.children === false ? [line] : [line, ...await drawn({ tree } as PlanView, child, `${indent}  `)]
  }))
  return lines.flat()
}

/** The element of an item in a view. */
export async function elementOf({ tree }: PlanView, plan: string, item: string): Promise<TreeElement> {
  const element = await tree.find(plan, item)
  assert.ok(element, `the view does not show ${item}`)
  return element
}

/** Puts a file's text back, saves it and closes every editor: by an edit, which needs no focus. */
export async function restore(file: vscode.Uri, text: string): Promise<void> {
  await until(async () => {
    const document = await vscode.workspace.openTextDocument(file)
    if (document.getText() === text && !document.isDirty && await textOf(file) === text) return true
    const edit = new vscode.WorkspaceEdit()
    edit.replace(file, new vscode.Range(0, 0, document.lineCount, 0), text)
    await vscode.workspace.applyEdit(edit)
    await document.save()
    return false
  }, 'the file to be as before')
  await vscode.commands.executeCommand('workbench.action.closeAllEditors')
}

export const textOf = async (file: vscode.Uri): Promise<string> =>
  new TextDecoder().decode(await vscode.workspace.fs.readFile(file))
