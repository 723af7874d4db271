import * as vscode from 'vscode'
import type { GroupNode, TreeNode, TreeView } from '../../protocol/tree'
import type { PlanServer } from '../client/planServer'
import type { Appearance } from './appearance'
import { itemOf, nodeElement, planElement, type TreeElement } from './element'
import type { Filter } from './filter'
import { groupAppearance } from './groupAppearance'
import { planAppearance, treeItem } from './treeItem'

type ItemNode = Exclude<TreeNode, GroupNode>

/** How a view shows each kind of item that it may hold. */
export type ItemAppearances = {
  readonly [Kind in ItemNode['kind']]?: (node: Extract<ItemNode, { kind: Kind }>) => Appearance
}

export interface PlanTreeOptions {
  readonly view: TreeView
  readonly server: PlanServer
  readonly filter: Filter
  readonly appearances: ItemAppearances
}

/** A view's nodes, asked from the server one level at a time. With one plan its nodes are the roots. */
export class PlanTree implements vscode.TreeDataProvider<TreeElement>, vscode.Disposable {
  readonly #options: PlanTreeOptions
  readonly #changed = new vscode.EventEmitter<TreeElement | undefined>()
  readonly #rootsRead = new vscode.EventEmitter<readonly TreeElement[]>()
  readonly onDidChangeTreeData = this.#changed.event
  /** The roots have been asked for, which tells whether the view is empty. */
  readonly onDidReadRoots = this.#rootsRead.event

  constructor(options: PlanTreeOptions) {
    this.#options = options
  }

  refresh(): void {
    this.#changed.fire(undefined)
  }

  getParent(element: TreeElement): TreeElement | undefined {
    return element.parent
  }

  getTreeItem(element: TreeElement): vscode.TreeItem {
    const { node } = element
    if (!node) return treeItem(element, planAppearance(element))
    return treeItem(element, nodeAppearance(node, this.#options.appearances))
  }

  async getChildren(element?: TreeElement): Promise<TreeElement[]> {
    if (element) return this.#nodes(element.plan, element)
    const roots = await this.#roots()
    this.#rootsRead.fire(roots)
    return roots
  }

  async resolveTreeItem(item: vscode.TreeItem, element: TreeElement, token: vscode.CancellationToken): Promise<vscode.TreeItem> {
    const target = itemOf(element)
    const card = target && await this.#options.server.request('tpm/card', target, token)
    if (card) item.tooltip = plainMarkdown(card)
    return item
  }

  /** The element of an item with its parents, in this view; undefined when the view does not show it. */
  async find(plan: string, item: string): Promise<TreeElement | undefined> {
    const { server, view, filter } = this.#options
    const path = await server.request('tpm/treePath', { plan, view, item, filter: filter.current })
    return path?.reduce<TreeElement | undefined>((parent, node) => nodeElement(plan, node, parent), this.#planRoot(plan))
  }

  dispose(): void {
    this.#changed.dispose()
    this.#rootsRead.dispose()
  }

  async #roots(): Promise<TreeElement[]> {
    const { plans } = this.#options.server
    const [only] = plans
    if (!only) return []
    return plans.length === 1 ? this.#nodes(only.plan, undefined) : plans.map(planElement)
  }

  async #nodes(plan: string, parent: TreeElement | undefined): Promise<TreeElement[]> {
    const { server, view, filter } = this.#options
    const key = parent?.node?.key
    const nodes = await server.request('tpm/tree', { plan, view, filter: filter.current, ...(key && { parent: key }) })
    return (nodes ?? []).map(node => nodeElement(plan, node, parent))
  }

  #planRoot(plan: string): TreeElement | undefined {
    const { plans } = this.#options.server
    const summary = plans.find(other => other.plan === plan)
    return summary && 1 < plans.length ? planElement(summary) : undefined
  }
}

function nodeAppearance(node: TreeNode, looks: ItemAppearances): Appearance {
  switch (node.kind) {
    case 'group': return groupAppearance(node)
    case 'milestone': return looks.milestone?.(node) ?? unexpected(node)
    case 'task': return looks.task?.(node) ?? unexpected(node)
    case 'risk': return looks.risk?.(node) ?? unexpected(node)
  }
}

const unexpected = ({ kind, key }: TreeNode): never => {
  throw new Error(`The view has no ${kind} (${key}).`)
}

/** A card comes from the plan's text: no commands, no HTML, no icons. */
function plainMarkdown(text: string): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString(text)
  markdown.isTrusted = false
  markdown.supportHtml = false
  return markdown
}
