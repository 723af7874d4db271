import * as vscode from 'vscode'
import type { PlanServer } from '../client/planServer'
import type { Selection } from '../selection/selection'
import type { PlanSummary } from '../../protocol/messages'
import type { TreeView } from '../../protocol/tree'
import { itemOf, type TreeElement } from './element'
import { type Filter, filterWords } from './filter'
import { type ItemAppearances, PlanTree } from './planTree'

/** What every view of plans needs. */
export interface ViewHost {
  readonly server: PlanServer
  readonly filter: Filter
  readonly selection: Selection
  /** Marks a task as done, or opens it again. */
  setDone(element: TreeElement, done: boolean): Promise<void>
}

export interface PlanViewOptions {
  readonly id: `tpm.${string}`
  readonly view: TreeView
  readonly appearances: ItemAppearances
  /** One line above the tree, when there is something to say about the plans. */
  readonly message?: (plans: readonly PlanSummary[]) => string | undefined
}

export interface PlanView extends vscode.Disposable {
  readonly view: vscode.TreeView<TreeElement>
  readonly tree: PlanTree
}

/** Creates a view that follows the plans, the filter and the selection. */
export function createPlanView(host: ViewHost, { id, view: kind, appearances, message }: PlanViewOptions): PlanView {
  const { server, filter, selection } = host
  const tree = new PlanTree({ view: kind, server, filter, appearances })
  const view = vscode.window.createTreeView(id, {
    treeDataProvider: tree, showCollapseAll: true, manageCheckboxStateManually: true,
  })
  const listeners = [
    server.onDidChangePlans(() => tree.refresh()),
    filter.onDidChange(() => {
      view.description = filterWords(filter.current, server.plans)
      tree.refresh()
    }),
    // A message would take the place of the welcome in an empty view.
    tree.onDidReadRoots(roots => {
      view.message = 0 < roots.length ? message?.(server.plans) : undefined
    }),
    view.onDidChangeCheckboxState(({ items }) => checkBoxes(host, tree, items)),
    followSelection({ view, tree, selection }),
  ]
  return { view, tree, dispose: () => vscode.Disposable.from(view, tree, ...listeners).dispose() }
}

async function checkBoxes(
  host: ViewHost, tree: PlanTree, items: readonly (readonly [TreeElement, vscode.TreeItemCheckboxState])[],
): Promise<void> {
  for (const [element, state] of items) await host.setDone(element, state === vscode.TreeItemCheckboxState.Checked)
  // The box shows what the plan says, also when the edit failed.
  tree.refresh()
}

type Following = {
  readonly view: vscode.TreeView<TreeElement>
  readonly tree: PlanTree
  readonly selection: Selection
}

/** Reveals what was selected elsewhere, and tells what is selected here. */
function followSelection({ view, tree, selection }: Following): vscode.Disposable {
  const reveal = async () => {
    const target = selection.current
    if (!target || target.by === 'tree' || !view.visible || !followsEditor(target.by)) return
    const element = await tree.find(target.plan, target.item)
    if (element && selection.current === target && view.visible) await revealQuietly(view, element)
  }
  return vscode.Disposable.from(
    selection.onDidChange(reveal),
    view.onDidChangeVisibility(reveal),
    view.onDidChangeSelection(({ selection: [element] }) => {
      const item = element && itemOf(element)
      if (item) selection.select({ ...item, by: 'tree' })
    }),
  )
}

const followsEditor = (by: string): boolean =>
  by !== 'editor' || vscode.workspace.getConfiguration('tpm').get('trees.followEditor', true)

async function revealQuietly(view: vscode.TreeView<TreeElement>, element: TreeElement): Promise<void> {
  try {
    await view.reveal(element, { select: true, focus: false })
  } catch {
    // The tree changed while it was looked up; the next selection reveals again.
  }
}
