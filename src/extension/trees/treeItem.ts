import * as vscode from 'vscode'
import { toRange } from '../selection/showItem'
import { plainText } from '../words/plainText'
import { type Appearance, icon } from './appearance'
import type { TreeElement } from './element'

/** A tree item without its tooltip, which is asked for when the mouse rests on it. */
export function treeItem(element: TreeElement, { label, description, ...look }: Appearance): vscode.TreeItem {
  const item = new vscode.TreeItem(label, collapsible(element))
  item.id = element.id
  item.iconPath = look.icon
  item.contextValue = look.context
  item.accessibilityInformation = { label: look.spoken }
  if (description) item.description = description
  if (look.done !== undefined) item.checkboxState = checkbox(label, look.done)
  const { node } = element
  if (node && node.kind !== 'group') item.command = openCommand(node.location)
  return item
}

/** A plan, where the workspace has several. */
export function planAppearance({ summary, plan }: TreeElement): Appearance {
  const name = plainText(summary?.name ?? '') || (vscode.Uri.parse(plan).path.split('/').at(-1) ?? plan)
  const folder = vscode.workspace.asRelativePath(vscode.Uri.parse(plan), true)
  const spoken = vscode.l10n.t('Plan {0}', name)
  return { label: name, ...(folder !== name && { description: folder }), icon: icon('project'), spoken, context: 'plan' }
}

function collapsible({ node }: TreeElement): vscode.TreeItemCollapsibleState {
  if (!node) return vscode.TreeItemCollapsibleState.Expanded
  if (!node.children) return vscode.TreeItemCollapsibleState.None
  const isOpen = node.kind === 'group' && ['active', 'next', 'blocked'].includes(node.group)
  return isOpen ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed
}

function checkbox(label: string, done: boolean): NonNullable<vscode.TreeItem['checkboxState']> {
  const { Checked, Unchecked } = vscode.TreeItemCheckboxState
  const tooltip = done ? vscode.l10n.t('Reopen') : vscode.l10n.t('Mark as done')
  const spoken = done ? vscode.l10n.t('{0} is done', label) : vscode.l10n.t('{0} is not done', label)
  return { state: done ? Checked : Unchecked, tooltip, accessibilityInformation: { label: spoken } }
}

function openCommand(location: { uri: string; range: Parameters<typeof toRange>[0] }): vscode.Command {
  const { start } = toRange(location.range)
  const selection = new vscode.Range(start, start)
  return { command: 'vscode.open', title: vscode.l10n.t('Open'), arguments: [vscode.Uri.parse(location.uri), { selection }] }
}
