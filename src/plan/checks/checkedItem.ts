import type { PlanNode } from '../syntax/node'

/** An item as the checks of a single item see it: its ranges count from the start of its text. */
export interface CheckedItem {
  readonly collection: string
  readonly id: string
  readonly values: { readonly [key: string]: unknown }
  readonly node: PlanNode
  /** Whether it holds items of its own. */
  readonly isSummary: boolean
}
