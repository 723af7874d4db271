import type { Item, Plan, Task } from '../plan/model/plan'
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
  for (const item of changed) if (!plan.items.has(item.id)) addToParent(items, item)
  const touched = new Set(changed.map(({ collection }) => collection))
  const maps = Object.fromEntries(kept.map((key) => [key, touched.has(key) ? ofCollection(items, key) : plan[key]]))
  return { ...plan, ...maps, items }
}

/** The schedule of a changed plan, as of the same day, made from that of the plan before where that is faster. */
export const rescheduled = (before: Schedule, plan: Plan): Schedule => reschedule(before, plan, { today: before.asof })

/** The same item with other values; a value of undefined takes the key away. */
export function withValues<Each extends Item>(item: Each, values: object): Each {
  const merged = Object.entries({ ...item.values, ...values }).filter(([, value]) => value !== undefined)
  return { ...item, values: Object.fromEntries(merged) }
}

const ofCollection = (items: ReadonlyMap<string, Item>, key: Item['collection']): ReadonlyMap<string, Item> =>
  new Map([...items].filter(([, item]) => item.collection === key))

function addToParent(items: Map<string, Item>, item: Item): void {
  const { id, parent } = item as Task
  const above = items.get(parent ?? '') as Task | undefined
  if (above?.collection === 'tasks' && !above.children.includes(id)) items.set(above.id, { ...above, children: [...above.children, id] } as Item)
}
