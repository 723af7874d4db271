import { planChecks } from '../checks/checks'
import type { Problem } from '../checks/problem'
import { unknownReferences } from '../checks/unknownReference'
import type { Item, Plan } from '../model/plan'
import { readOverlay } from './overlay'

/** What lies between a plan and the one before it, when both have the same items. */
export interface Since {
  /** Those that may say something else. */
  readonly ids: readonly string[]
  readonly previous: Plan
}

/**
 * What the checks of a whole plan say. Where the plan before had the same ids, words and former ids, only items that were read
 * anew, and those with problems, are looked at: nothing else can have changed what is said of an item.
 */
export function checkPlan(plan: Plan, project: Item | undefined, since?: Since): readonly Problem[] {
  const doubtful = (since && doubtfulItems(plan, since)) ?? [...plan.items.values()]
  const looked = project ? [...doubtful, project] : doubtful
  const problems = [...checkItems(plan, looked), ...looked.flatMap((item) => checkOverlay(plan, item))]
  if (problems.length <= mostRemembered) flawed.set(plan, new Set(looked.filter((item) => isFlawed(item, problems)).map(({ id }) => id)))
  return problems
}

const checkItems = (plan: Plan, items: readonly Item[]): readonly Problem[] => planChecks.flatMap((check) => check(plan, items))

/** What is wrong with an overlay: by itself, and in the plan that would come of it. */
function checkOverlay(plan: Plan, item: Item): readonly Problem[] {
  const overlay = readOverlay(plan, item)
  if (!overlay) return []
  const { set, added, named, problems } = overlay
  const changed = added.length === 0 ? plan : { ...plan, items: new Map([...added.map((each) => [each.id, each] as const), ...plan.items]) }
  return [...problems, ...unknownReferences(changed, [{ ...item, references: named }]), ...checkItems(changed, [...set, ...added])]
}

/** Beyond so many problems all items are looked at again. */
const mostRemembered = 50

/** The ids of items with problems, by plan; none are remembered where there are many. */
const flawed = new WeakMap<Plan, ReadonlySet<string>>()

const isFlawed = ({ source }: Item, problems: readonly Problem[]): boolean =>
  0 < problems.length && problems.some(({ file, range }) => file === source.file && source.range.start <= range.start && range.start <= source.range.end)

function doubtfulItems(plan: Plan, { ids, previous }: Since): readonly Item[] | undefined {
  const known = flawed.get(previous)
  if (!known || plan.project !== previous.project) return undefined
  if (ids.some((id) => hasFormerIds(plan.items.get(id)) || hasFormerIds(previous.items.get(id)))) return undefined
  return itemsOf(plan, new Set([...known, ...ids]))
}

const hasFormerIds = (item: Item | undefined): boolean => item !== undefined && 'was' in item.values

/** In the order of the plan: only the first of many problems come with a guess. */
function itemsOf({ items }: Plan, ids: ReadonlySet<string>): readonly Item[] {
  const ordered = ids.size < 2 ? ids : [...items.keys()].filter((id) => ids.has(id))
  return [...ordered].flatMap((id) => items.get(id) ?? [])
}
