import type { Milestone, Plan, Task } from '../../plan/model/plan'
import { costsOf } from '../../schedule/cost/charges'
import { sumOf } from '../../schedule/cost/groups'
import type { Measure } from '../../schedule/cost/rates'
import { drivingChain, type Schedule } from '../../schedule/schedule'
import { workBetween } from '../../time/calendar'
import { lastDayOf, minuteAt, addDays, type Day, type Minute } from '../../time/day'
import { changedPlan, rescheduled } from '../changedPlan'
import { costsFor } from '../costs'
import { overloadsIn } from '../overloads'
import { linkWays } from './links'
import { peopleWays } from './people'
import { scopeWays } from './scope'
import { planWith, type Chain, type Situation, type Way, type WayKind } from './way'

/** A way, tried by scheduling the plan with it. */
export interface Tried {
  readonly way: Way
  /** The milestone's moment with it. */
  readonly at: Minute
  /** Working minutes by which the milestone comes sooner; none, or less, where another chain holds it as well. */
  readonly won: number
  /** What the plan costs more at completion, in the measure of its costs; negative when less. */
  readonly cost: number
}

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

/** The tasks of a chain that are looked at, the longest first. */
const mostTasks = 40
const mostSteps = 30

/**
 * Looks for ways to pull a milestone in: each way is really scheduled. The set is found greedily by the least cost for the lateness
 * that it takes from all tasks that are too late for the date, which weighs chains that run side by side as N. Siemens does
 * ("A Simple CPM Time-Cost Tradeoff Algorithm", Management Science 17(6), 1971); then every way that is not needed is taken out, the
 * dearest first. Such a set is small, not proven smallest. Ways that would need anybody for more than there is are left out.
 */
export function pullIn(plan: Plan, schedule: Schedule, milestone: Milestone, options: PullInOptions = {}): PullIn {
  const at = schedule.milestones.get(milestone.id)?.at ?? schedule.finish
  const by = options.by ?? milestone.values.due?.day
  const isWanted = by !== undefined && by < lastDayOf(at)
  const search = searchFor(plan, schedule, { milestone, by: isWanted ? by : schedule.asof, without: options.without ?? [] })
  return { milestone: milestone.id, at, by, measure: search.measure, ways: alone(search), sets: isWanted ? setsOf(search) : [] }
}

/** Where the date cannot be kept, the set that comes nearest to it. */
function setsOf(search: Search): readonly WaySet[] {
  const [cheap, few] = [byCost, byNumber].map((worth) => setOf(search, needed(search, greedy(search, worth)))) as [WaySet, WaySet]
  if (!cheap.isMet || !few.isMet) return [few.isMet || few.at < cheap.at ? few : cheap]
  const [first, second] = few.cost < cheap.cost ? [few, cheap] : [cheap, few]
  return second.ways.length < first.ways.length ? [first, second] : [first]
}

function setOf(search: Search, ways: readonly Way[]): WaySet {
  const states = [search.base, ...ways.map((_, i) => search.state(ways.slice(0, i + 1)))]
  const last = states.at(-1)!
  const isMet = !search.isLate(last)
  return {
    ways: ways.map((way, i) => triedOf(states[i]!, states[i + 1]!, way)),
    at: last.at, cost: last.cost - search.base.cost, isMet, heldBy: isMet ? [] : search.heldBy(last),
  }
}

/** A plan with some ways taken. */
interface State extends Situation {
  readonly at: Minute
  readonly cost: number
  /** Working minutes by which its tasks together are too late. */
  readonly lateness: number
}

interface Wanted {
  readonly milestone: Milestone
  readonly by: Day
  readonly without: readonly WayKind[]
}

type Search = ReturnType<typeof searchFor>

function searchFor(plan: Plan, schedule: Schedule, { milestone, by, without }: Wanted) {
  const { measure } = costsFor({ plan, schedule })
  const probe = probeOf(plan, milestone, by)
  const peaks = new Map<string, number>()
  for (const { resource: { id }, overload: { peak } } of overloadsIn(plan, schedule)) peaks.set(id, Math.max(peak, peaks.get(id) ?? 0))
  const stateOf = (of: Plan, from: Schedule): State => {
    const dates = rescheduled(from, of)
    return {
      plan: of, schedule: dates, lateness: latenessOf(dates), cost: costOf(of, dates, measure),
      at: dates.milestones.get(milestone.id)?.at ?? dates.finish,
    }
  }
  const base = stateOf(changedPlan(plan, [probe]), schedule)
  return {
    base, measure,
    isLate: ({ at }: State): boolean => by < lastDayOf(at),
    state: (ways: readonly Way[]): State => (ways.length === 0 ? base : stateOf(planWith(base.plan, ways), base.schedule)),
    candidates: (state: State): readonly Way[] => candidatesOf(state, chainOf(state, milestone.id)).filter(({ kind }) => !without.includes(kind)),
    heldBy: ({ schedule: dates }: State): readonly string[] => drivingChain(dates, milestone.id).filter((id) => plan.tasks.has(id)),
    isFeasible: ({ plan: of, schedule: dates }: State): boolean => overloadsIn(of, dates).every(({ resource, overload }) => overload.peak <= (peaks.get(resource.id) ?? 0) + 1e-6),
  }
}

const triedOf = (before: State, after: State, way: Way): Tried =>
  ({ way, at: after.at, won: workBetween(before.schedule.calendar, after.at, before.at), cost: after.cost - before.cost })

function costOf(plan: Plan, schedule: Schedule, measure: Measure): number {
  const { actual, remaining } = sumOf(costsOf(plan, schedule, measure).charges)
  return actual + remaining
}

const latenessOf = ({ tasks }: Schedule): number => {
  let sum = 0
  for (const { float, isSummary, progress } of tasks.values()) if (!isSummary && progress < 1) sum += Math.max(0, -float)
  return sum
}

/** A task of no work behind the milestone that must be over by the day: it gives all tasks that are too late a negative float. */
function probeOf(plan: Plan, { id, source }: Milestone, by: Day): Task {
  let name = 'pull-in'
  while (plan.items.has(name)) name += '-'
  const none = { amount: 0, unit: 'd', elapsed: false } as const
  const values = { duration: { low: none, likely: none, high: none }, after: [{ on: id, type: 'FS' }], latest: { day: by, minute: minuteAt(addDays(by, 1)) } } as const
  return { id: name, collection: 'tasks', values, source, references: [], parent: undefined, children: [] }
}

function chainOf({ plan, schedule }: Situation, milestone: string): Chain {
  const ids = drivingChain(schedule, milestone)
  const length = ({ id }: Task): number => {
    const dates = schedule.tasks.get(id)
    return dates ? dates.finish - dates.start : 0
  }
  const open = ids.flatMap((id) => plan.tasks.get(id) ?? []).filter(({ id, children }) => children.length === 0 && schedule.tasks.get(id)?.progress !== 1)
  return { ids, open: [...open].sort((a, b) => length(b) - length(a)).slice(0, mostTasks) }
}

const candidatesOf = (situation: Situation, chain: Chain): readonly Way[] =>
  [...peopleWays(situation, chain), ...linkWays(situation, chain), ...scopeWays(situation, chain)]

/** Each way by itself, the best first; those that win nothing, or would need anybody for too much, are left out. */
function alone(search: Search): readonly Tried[] {
  const steps = search.candidates(search.base).map((way): Step => ({ way, after: search.state([way]) }))
  return steps.map(({ way, after }) => ({ tried: triedOf(search.base, after, way), after })).filter(({ tried, after }) => 0 < tried.won && search.isFeasible(after)).map(({ tried }) => tried).sort(byWorth)
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

/** Takes the way that is worth the most, again and again, until the date is kept or nothing helps. */
function greedy(search: Search, worth: Worth): readonly Way[] {
  let ways: readonly Way[] = []
  for (let state = search.base; search.isLate(state) && ways.length < mostSteps; ) {
    const next = best(search, { state, ways, worth })
    if (!next) break
    ways = [...ways, next.way]
    state = next.after
  }
  return ways
}

interface Step {
  readonly way: Way
  readonly after: State
}

interface Taken {
  readonly state: State
  readonly ways: readonly Way[]
  readonly worth: Worth
}

function best(search: Search, { state, ways, worth }: Taken): Step | undefined {
  const steps = search.candidates(state).map((way): Step => ({ way, after: search.state([...ways, way]) }))
  const helpful = steps.filter(({ after }) => after.lateness < state.lateness && after.at <= state.at)
  const worthOf = ({ after }: Step): number => worth(state.lateness - after.lateness, after.cost - state.cost)
  return helpful.sort((a, b) => worthOf(b) - worthOf(a)).find(({ after }) => search.isFeasible(after))
}

/** What takes a risk is given up before what does not. */
const risks: readonly WayKind[] = ['crash', 'reassign', 'lag', 'fastTrack', 'scope']

/** Without the ways that the others do without, the dearest tried first, and of those that cost the same the riskiest. */
function needed(search: Search, ways: readonly Way[]): readonly Way[] {
  const { at } = search.state(ways)
  const isGood = (state: State): boolean => (state.at <= at || !search.isLate(state)) && search.isFeasible(state)
  const costs = new Map(ways.map((way) => [way, search.state([way]).cost]))
  let kept = ways
  const dearestFirst = (a: Way, b: Way): number => Math.round((costs.get(b) ?? 0) - (costs.get(a) ?? 0)) || risks.indexOf(b.kind) - risks.indexOf(a.kind)
  for (const way of [...ways].sort(dearestFirst)) {
    const rest = kept.filter((each) => each !== way)
    if (isGood(search.state(rest))) kept = rest
  }
  return kept
}
