import type { PlanSummary } from '../../protocol/messages'
import type { TreeNode } from '../../protocol/tree'
import type { PlanItem } from '../selection/selection'

/** What a tree holds: a plan, where there are several, or a node of one. Commands of the trees get it as argument. */
export interface TreeElement {
  readonly plan: string
  /** Stable and unique in its view. */
  readonly id: string
  readonly parent: TreeElement | undefined
  /** Absent for a plan. */
  readonly node: TreeNode | undefined
  readonly summary?: PlanSummary
}

export const planElement = (summary: PlanSummary): TreeElement =>
  ({ plan: summary.plan, id: summary.plan, parent: undefined, node: undefined, summary })

export const nodeElement = (plan: string, node: TreeNode, parent: TreeElement | undefined): TreeElement =>
  ({ plan, id: `${plan}#${node.key}`, parent, node })

/** The plan's item that an element stands for; none for plans and groups. */
export function itemOf({ plan, node }: TreeElement): PlanItem | undefined {
  return node && node.kind !== 'group' ? { plan, item: node.id } : undefined
}
