import type { Item, Plan, Task } from '../../plan/model/plan'
import type { Schedule } from '../../schedule/schedule'
import type { Minute } from '../../time/day'
import { changedPlan, withValues } from '../changedPlan'

/** How a milestone can be pulled in. `fastTrack` and `lag` cost nothing and take the risk of doing work twice. */
export const wayKinds = ['crash', 'reassign', 'fastTrack', 'lag', 'scope'] as const
export type WayKind = (typeof wayKinds)[number]

/** One change of one task, or of the milestone's links, that may bring the milestone sooner. */
export interface Way {
  readonly kind: WayKind
  /** The item that changes. */
  readonly item: string
  /** What to do, as a sentence without its full stop: "Ben helps with CORE-12 (Token refresh)". */
  readonly words: string
  /** What becomes of the item's values: those that change, undefined for what is taken away. Other ways may have changed it before. */
  readonly change: (values: Task['values']) => Partial<Task['values']> | { readonly [key: string]: undefined }
}

/** A way, tried by scheduling the plan with it. */
export interface Tried {
  readonly way: Way
  /** The milestone's moment with it. */
  readonly at: Minute
  /** Working minutes by which the milestone comes sooner; none, or less, where another chain holds it as well. */
  readonly won: number
  /** What the plan costs more at completion, in the measure of its costs; negative when less. */
  readonly cost: number
}

/** What ways are looked for in. */
export interface Situation {
  readonly plan: Plan
  readonly schedule: Schedule
}

/** Tasks that drive each other up to a milestone, and those of them that are not done. */
export interface Chain {
  readonly ids: readonly string[]
  readonly open: readonly Task[]
}

/** The plan with ways taken, in their order. */
export function planWith(plan: Plan, ways: readonly Way[]): Plan {
  const changed = new Map<string, Item>()
  for (const { item: id, change } of ways) {
    const item = changed.get(id) ?? plan.items.get(id)
    if (item) changed.set(id, withValues(item, change(item.values as Task['values'])))
  }
  return changed.size === 0 ? plan : changedPlan(plan, [...changed.values()])
}
