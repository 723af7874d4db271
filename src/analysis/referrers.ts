import { idsNaming } from '../plan/model/edited'
import type { Item, Plan } from '../plan/model/plan'
import type { CollectionKey } from '../plan/schema/schema'
import { keptWithPlan } from './substance'

/** The items of a collection that name an id, in the order of the plan. */
export const referrersOf = <Key extends CollectionKey>(plan: Plan, id: string, collection: Key): readonly Item<Key>[] =>
  referrers(plan, id).filter((item): item is Item<Key> => item.collection === collection)

/**
 * Who names an id. Looked for by need, and remembered while words alone change: after each edit somebody asks for one id or two,
 * and one look at every reference costs far less than a map of all of them.
 */
function referrers(plan: Plan, id: string): readonly Item[] {
  const memory = known(plan)
  const ids = memory.get(id) ?? idsNaming(plan, id)
  memory.set(id, ids)
  return ids.flatMap((each) => plan.items.get(each) ?? [])
}

const known = keptWithPlan(() => new Map<string, readonly string[]>())
