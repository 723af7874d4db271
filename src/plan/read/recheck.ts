import { planChecks } from '../checks/checks'
import type { Problem } from '../checks/problem'
import type { Item, Plan } from '../model/plan'

/**
 * What the checks of a whole plan say. Where `previous` has the same ids, words and former ids, only items that were read
 * anew, and those with problems, are looked at: nothing else can have changed what is said of an item.
 */
export function checkPlan(plan: Plan, items: readonly Item[], previous?: Plan): readonly Problem[] {
  const doubtful = previous && doubtfulItems(plan, items, previous)
  const looked = doubtful ?? items
  const problems = planChecks.flatMap((check) => check(plan, looked))
  if (problems.length <= mostRemembered) flawed.set(plan, new Set(looked.filter((item) => isFlawed(item, problems)).map(({ id }) => id)))
  return problems
}

/** Beyond so many problems all items are looked at again. */
const mostRemembered = 50

/** The ids of items with problems, by plan; none are remembered where there are many. */
const flawed = new WeakMap<Plan, ReadonlySet<string>>()

const isFlawed = ({ source }: Item, problems: readonly Problem[]): boolean =>
  problems.some(({ file, range }) => file === source.file && source.range.start <= range.start && range.start <= source.range.end)

function doubtfulItems(plan: Plan, items: readonly Item[], previous: Plan): readonly Item[] | undefined {
  const known = flawed.get(previous)
  if (!known || plan.project !== previous.project || plan.items.size !== previous.items.size) return undefined
  if (!sameKeys(plan.calendars, previous.calendars) || !sameKeys(plan.glossary, previous.glossary)) return undefined
  const doubtful: Item[] = []
  const before = previous.items.values()
  for (const item of plan.items.values()) {
    const old = before.next().value
    if (old?.id !== item.id || old.collection !== item.collection) return undefined
    const isSame = old.values === item.values && old.references === item.references
    if (!isSame && (hasFormerIds(old) || hasFormerIds(item))) return undefined
    if (!isSame || known.has(item.id)) doubtful.push(item)
  }
  // Behind those with ids comes the project.
  return [...doubtful, ...items.slice(plan.items.size)]
}

const hasFormerIds = ({ values }: Item): boolean => 'was' in values

function sameKeys(a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>): boolean {
  if (a.size !== b.size) return false
  const others = b.keys()
  for (const key of a.keys()) if (others.next().value !== key) return false
  return true
}
