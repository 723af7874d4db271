import { itemsNaming } from '../plan/model/edited'
import type { Item, Plan } from '../plan/model/plan'
import type { CollectionKey } from '../plan/schema/schema'

/** The items of a collection that name an id, in the order of the plan. */
export const referrersOf = <Key extends CollectionKey>(plan: Plan, id: string, collection: Key): readonly Item<Key>[] =>
  referrers(plan, id).filter((item): item is Item<Key> => item.collection === collection)

const known = new WeakMap<Plan, Map<string, readonly Item[]>>()

/**
 * Who names an id; the same list for the same plan. Looked for by need: after each edit somebody asks for one id or two, and
 * one look at every reference costs far less than a map of all of them.
 */
function referrers(plan: Plan, id: string): readonly Item[] {
  const memory = known.get(plan) ?? new Map<string, readonly Item[]>()
  known.set(plan, memory)
  const found = memory.get(id) ?? itemsNaming(plan, id)
  memory.set(id, found)
  return found
}
