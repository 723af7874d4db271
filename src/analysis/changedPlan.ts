import type { Item, Plan, Task } from '../plan/model/plan'
import { scheduleAsAsked } from '../schedule/levelling/levelPlan'
import type { Schedule } from '../schedule/schedule'
import { reschedule } from '../schedule/schedulePlan'

/** The collections that a plan keeps in maps of their own, besides `items`. */
const kept = ['tasks', 'milestones', 'people', 'equipment', 'risks'] as const

/**
 * The same plan with some items in place of those with the same ids, and others added behind all. Everything else is shared with
 * the plan that was given, which stays as it was. Tasks that are added within others become their children.
 */
export function changedPlan(plan: Plan, changed: readonly Item[]): Plan {
  const items = new Map(plan.items)
  for (const item of changed) items.set(item.id, item)
  const parents = changed.filter(({ id }) => !plan.items.has(id)).flatMap((item) => addToParent(items, item))
  const maps = Object.fromEntries(kept.map((key) => [key, mapWith(plan[key], [...changed, ...parents].filter(({ collection }) => collection === key), items)]))
  return { ...plan, ...maps, items }
}

/** The schedule that a changed plan asks for, as of the same day; made from that of the plan before where nothing is levelled. */
export const rescheduled = (before: Schedule, plan: Plan): Schedule =>
  plan.project.level === true ? scheduleAsAsked(plan, { today: before.asof }) : reschedule(before, plan, { today: before.asof })

/** The same item with other values; a value of undefined takes the key away. */
export function withValues<Each extends Item>(item: Each, values: object): Each {
  const merged = Object.entries({ ...item.values, ...values }).filter(([, value]) => value !== undefined)
  return { ...item, values: Object.fromEntries(merged) }
}

/** The same map where nothing in it changes. */
function mapWith(map: ReadonlyMap<string, Item>, changed: readonly Item[], items: ReadonlyMap<string, Item>): ReadonlyMap<string, Item> {
  if (changed.length === 0) return map
  const made = new Map(map)
  for (const { id } of changed) made.set(id, items.get(id)!)
  return made
}

/** The summary task that an added task lies in, with it. */
function addToParent(items: Map<string, Item>, item: Item): readonly Item[] {
  const { id, parent } = item as Task
  const above = items.get(parent ?? '') as Task | undefined
  if (above?.collection !== 'tasks' || above.children.includes(id)) return []
  const made = { ...above, children: [...above.children, id] } as Item
  items.set(above.id, made)
  return [made]
}
