import type { Item, Plan } from './plan'

/** The item that an id names, be it one that it had before (`was`); living ids come first. */
export const itemNamed = (plan: Plan, id: string): Item | undefined => plan.items.get(id) ?? formerIds(plan).get(id)

/** The ids that an item had before and that still mean it: neither another item's own, nor claimed by one before it. */
export const formerIdsOf = (plan: Plan, item: Item): readonly string[] =>
  writtenFormerIds(item).filter((id) => itemNamed(plan, id)?.id === item.id && id !== item.id)

/** As they are written. */
export const writtenFormerIds = (item: Item): readonly string[] => (item.values as { readonly was?: readonly string[] }).was ?? []

/** All ids by which items are known, present and former, in a new set. */
export const everyIdOf = (plan: Plan): ReadonlySet<string> => new Set([...plan.items.keys(), ...formerIds(plan).keys()])

const known = new WeakMap<Plan, ReadonlyMap<string, Item>>()

/** Whose each former id is; the same map for the same plan. */
function formerIds(plan: Plan): ReadonlyMap<string, Item> {
  const found = known.get(plan)
  if (found) return found
  const made = new Map<string, Item>()
  for (const item of plan.items.values()) {
    for (const id of writtenFormerIds(item)) if (!made.has(id)) made.set(id, item)
  }
  known.set(plan, made)
  return made
}
