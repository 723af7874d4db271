import type { Item, Plan } from '../plan/model/plan'
import type { CollectionKey } from '../plan/schema/schema'

/** The items of a collection that name an id, in the order of the plan. */
export const referrersOf = <Key extends CollectionKey>(plan: Plan, id: string, collection: Key): readonly Item<Key>[] =>
  (referrersIn(plan).get(id) ?? []).filter((item): item is Item<Key> => item.collection === collection)

const known = new WeakMap<Plan, ReadonlyMap<string, readonly Item[]>>()

/** Who names each id; the same map for the same plan. */
function referrersIn(plan: Plan): ReadonlyMap<string, readonly Item[]> {
  const found = known.get(plan)
  if (found) return found
  const made = new Map<string, Item[]>()
  for (const item of plan.items.values()) for (const { id } of item.references) add(made, id, item)
  known.set(plan, made)
  return made
}

/** An item that names an id twice is there once. */
function add(made: Map<string, Item[]>, id: string, item: Item): void {
  const items = made.get(id)
  if (!items) made.set(id, [item])
  else if (items.at(-1) !== item) items.push(item)
}
