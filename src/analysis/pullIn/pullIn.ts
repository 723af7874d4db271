import type { Milestone, Plan } from '../../plan/model/plan'
import type { Measure } from '../../schedule/cost/rates'
import type { Schedule } from '../../schedule/schedule'
import { lastDayOf, type Day, type Minute } from '../../time/day'
import { searchFor, type Search, type State } from './search'
import type { Tried, Way, WayKind } from './way'

/** How a milestone can come sooner. */
export interface PullIn {
  readonly milestone: string
  readonly at: Minute
  /** The day that is wanted: undefined when any sooner one is. */
  readonly by: Day | undefined
  readonly measure: Measure
  /** Each way by itself that wins anything, by working time won for its cost, the best first. */
  readonly ways: readonly Tried[]
  /** Sets of ways that keep the date: the cheapest that was found, and the one of fewest changes where it is another. Empty without a date. */
  readonly sets: readonly WaySet[]
}

/** Ways that are taken together. */
export interface WaySet {
  /** In the order in which they are taken, each told by what it adds to those before it. */
  readonly ways: readonly Tried[]
  readonly at: Minute
  readonly cost: number
  /** Whether the date is kept so; otherwise it is as near to it as any set that was found. */
  readonly isMet: boolean
  /** The tasks that drive the milestone then: what still holds it, where the date is not kept. */
  readonly heldBy: readonly string[]
}

export interface PullInOptions {
  /** The day by which it is wanted; the milestone's due date when left out. */
  readonly by?: Day | undefined
  /** Kinds of ways that are not wanted. */
  readonly without?: readonly WayKind[]
}

const mostSteps = 30
/** So many ways by themselves are told, the best ones. */
const mostTold = 30

/**
 * Looks for ways to pull a milestone in: each way is really scheduled. The set is found greedily by the least cost for the time that
 * it wins, and where chains run side by side for all that are too late, as N. Siemens does ("A Simple CPM Time-Cost Tradeoff Algorithm",
 * Management Science 17(6), 1971); then every way that is not needed is taken out, the dearest first. Such a set is small, not proven smallest. Ways that would need anybody for more than there is are left out.
 */
export function pullIn(plan: Plan, schedule: Schedule, milestone: Milestone, options: PullInOptions = {}): PullIn {
  const at = schedule.milestones.get(milestone.id)?.at ?? schedule.finish
  const by = options.by ?? milestone.values.due?.day
  const isWanted = by !== undefined && by < lastDayOf(at)
  const search = searchFor(plan, schedule, { milestone, by: isWanted ? by : undefined, without: options.without ?? [] })
  return { milestone: milestone.id, at, by, measure: search.measure, ways: alone(search), sets: isWanted ? setsOf(search) : [] }
}

/** Where the date cannot be kept, the set that comes nearest to it. */
function setsOf(search: Search): readonly WaySet[] {
  const [cheap, few] = [byCost, byNumber].map((worth) => setOf(search, needed(search, greedy(search, worth)))) as [WaySet, WaySet]
  if (!cheap.isMet || !few.isMet) return [few.isMet || few.at < cheap.at ? few : cheap]
  const [first, second] = few.cost < cheap.cost ? [few, cheap] : [cheap, few]
  return second.ways.length < first.ways.length ? [first, second] : [first]
}

/** Each way by itself, the best first; those that win nothing, or would need anybody for too much, are left out. */
function alone(search: Search): readonly Tried[] {
  const tried = tryAll(search, search.base, []).filter(({ won }) => 0 < won).sort(byWorth)
  const told: Tried[] = []
  for (const { way } of tried) {
    if (told.length === mostTold) break
    const after = search.state([way])
    if (search.isFeasible(after)) told.push(search.told(search.base, after, way))
  }
  return told.sort(byWorth)
}

/** What costs nothing comes first, and of that what wins the most; then by time won for each unit of cost. */
function byWorth(a: Tried, b: Tried): number {
  const free = ({ cost }: Tried): boolean => cost <= 0
  if (free(a) !== free(b)) return free(a) ? -1 : 1
  return free(a) ? b.won - a.won || a.cost - b.cost : b.won / b.cost - a.won / a.cost
}

/** How much a step is worth: the lateness that it takes away for what it costs, or whatever it costs. */
type Worth = (won: number, cost: number) => number
const byCost: Worth = (won, cost) => won / Math.max(1e-6, cost)
const byNumber: Worth = (won) => won

/**
 * Takes the way that is worth the most, again and again, until the date is kept or nothing helps. Where no way alone brings the
 * milestone sooner, several chains hold it: then a way is worth what it takes from the lateness of all tasks.
 */
function greedy(search: Search, worth: Worth): readonly Way[] {
  let ways: readonly Way[] = []
  for (let state = search.base; search.isLate(state) && ways.length < mostSteps; ) {
    const attempts = tryAll(search, state, ways)
    const next = firstFeasible(search, ways, byValue(attempts, worth, ({ won }) => won)) ?? firstFeasible(search, ways, byValue(attempts, worth, relief(search, state, ways)))
    if (!next) break
    ways = [...ways, next.way]
    state = next.after
  }
  return ways
}

/** Those that win anything, the worthiest first. */
function byValue(attempts: readonly Tried[], worth: Worth, wonBy: (tried: Tried) => number): readonly Tried[] {
  const valued = attempts.map((tried) => ({ tried, won: wonBy(tried) })).filter(({ won }) => 0 < won)
  return valued.sort((a, b) => worth(b.won, b.tried.cost) - worth(a.won, a.tried.cost)).map(({ tried }) => tried)
}

/** What a way takes from the lateness of all tasks, unless it makes the milestone later. */
const relief = (search: Search, state: State, ways: readonly Way[]) => {
  const lateness = state.lateness()
  return ({ way, at }: Tried): number => (state.at < at ? 0 : lateness - search.state([...ways, way]).lateness())
}

function firstFeasible(search: Search, ways: readonly Way[], attempts: readonly Tried[]): { readonly way: Way; readonly after: State } | undefined {
  for (const { way } of attempts) {
    const after = search.state([...ways, way])
    if (search.isFeasible(after)) return { way, after }
  }
  return undefined
}

/** Tries every way that can be seen in a state; the plans are not kept, for there are hundreds. What one costs is that of its own task here. */
function tryAll(search: Search, before: State, ways: readonly Way[]): readonly Tried[] {
  const known = before === search.base ? tries.get(search) : undefined
  const tried = known ?? search.candidates(before).map((way) => {
    const after = search.state([...ways, way])
    return { way, at: after.at, won: search.between(after.at, before.at), cost: search.costOf(after, way) - search.costOf(before, way) }
  })
  if (before === search.base) tries.set(search, tried)
  return tried
}

/** Every search begins at its base, and more than once. */
const tries = new WeakMap<Search, readonly Tried[]>()

/** What takes a risk is given up before what does not. */
const risks: readonly WayKind[] = ['crash', 'reassign', 'lag', 'fastTrack', 'scope']

/** Without the ways that the others do without, the dearest tried first, and of those that cost the same the riskiest. */
function needed(search: Search, ways: readonly Way[]): readonly Way[] {
  const { at } = search.state(ways)
  const isGood = (state: State): boolean => (state.at <= at || !search.isLate(state)) && search.isFeasible(state)
  const costs = new Map(ways.map((way) => [way, search.costOf(search.state([way]), way) - search.costOf(search.base, way)]))
  const dearestFirst = (a: Way, b: Way): number => Math.round((costs.get(b) ?? 0) - (costs.get(a) ?? 0)) || risks.indexOf(b.kind) - risks.indexOf(a.kind)
  let kept = ways
  for (const way of [...ways].sort(dearestFirst)) {
    const rest = kept.filter((each) => each !== way)
    if (isGood(search.state(rest))) kept = rest
  }
  return kept
}

function setOf(search: Search, ways: readonly Way[]): WaySet {
  const told: Tried[] = []
  let last = search.base
  for (const [i, way] of ways.entries()) {
    const after = search.state(ways.slice(0, i + 1))
    told.push(search.told(last, after, way))
    last = after
  }
  const isMet = !search.isLate(last)
  return { ways: told, at: last.at, cost: told.reduce((sum, { cost }) => sum + cost, 0), isMet, heldBy: isMet ? [] : search.heldBy(last) }
}
