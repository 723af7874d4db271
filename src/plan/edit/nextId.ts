import type { Item, Plan } from '../model/plan'
import { readOverlay } from '../read/overlay'
import type { CollectionKey } from '../schema/schema'

const usualPrefixes: { readonly [key: string]: string } = { tasks: 'TASK', risks: 'RISK', milestones: 'M' }

const numbered = /^(.*?)(-?)(\d+)$/

/** The next free id of a collection, such as CORE-13: with the project's prefix for tasks, else with the most used one. */
export function nextId(plan: Plan, collection: CollectionKey): string {
  const { prefix, dash } = prefixOf(plan, collection)
  let highest = 0
  for (const id of [...plan.items.keys(), ...addedIds(plan)]) {
    const match = numbered.exec(id)
    if (match?.[1] !== prefix || match[2] !== dash) continue
    const number = Number(match[3])
    // Beyond that the next number would be the same one.
    if (number < Number.MAX_SAFE_INTEGER) highest = Math.max(highest, number)
  }
  return `${prefix}${dash}${highest + 1}`
}

/** Those of items that changes and scenarios would add: they are as good as taken. */
const addedIds = (plan: Plan): readonly string[] =>
  [...plan.items.values()].flatMap((item) => readOverlay(plan, item)?.added.map(({ id }) => id) ?? [])

function prefixOf(plan: Plan, collection: CollectionKey): { prefix: string; dash: string } {
  if (collection === 'tasks' && plan.project.prefix !== undefined) return { prefix: plan.project.prefix, dash: '-' }
  const used = mostUsed([...plan.items.values()].filter((item) => item.collection === collection))
  const match = numbered.exec(used === undefined ? '' : `${used}0`)
  if (match?.[1]) return { prefix: match[1], dash: match[2] ?? '' }
  return { prefix: usualPrefixes[collection] ?? 'ITEM', dash: collection === 'milestones' ? '' : '-' }
}

/** The part before the number that most ids share, its dash included. */
function mostUsed(items: readonly Item[]): string | undefined {
  const counts = new Map<string, number>()
  for (const { id } of items) {
    const match = numbered.exec(id)
    if (match) counts.set(`${match[1]}${match[2]}`, (counts.get(`${match[1]}${match[2]}`) ?? 0) + 1)
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
}
