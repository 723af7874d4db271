import type { Milestone, Plan, Task } from '../../plan/model/plan'
import { costsOf } from '../../schedule/cost/charges'
import { sumOf } from '../../schedule/cost/groups'
import { drivingChain, type Schedule } from '../../schedule/schedule'
import { workBetween } from '../../time/calendar'
import { addDays, lastDayOf, minuteAt, type Day, type Minute } from '../../time/day'
import { changedPlan, rescheduled } from '../changedPlan'
import { costsFor } from '../costs'
import { overloadsIn } from '../overloads'
import { linkWays } from './links'
import { peopleWays } from './people'
import { scopeWays } from './scope'
import { planWith, type Chain, type Situation, type Tried, type Way, type WayKind } from './way'

/** A plan with some ways taken. */
export interface State extends Situation {
  readonly at: Minute
  /** Working minutes by which the tasks that are too late for the day are so, all together. */
  readonly lateness: () => number
}

export interface Wanted {
  readonly milestone: Milestone
  /** Undefined where no day is wanted, and any sooner one is as good. */
  readonly by: Day | undefined
  readonly without: readonly WayKind[]
}

export type Search = ReturnType<typeof searchFor>

/** The tasks of a chain that are looked at, the longest first. */
const mostTasks = 25

/** A plan, a milestone of it and a day: everything that the search asks of them. */
export function searchFor(plan: Plan, schedule: Schedule, { milestone, by, without }: Wanted) {
  const { measure } = costsFor({ plan, schedule })
  const peaks = peaksOf(plan, schedule)
  const first = by === undefined ? plan : changedPlan(plan, [probeOf(plan, milestone, by)])
  const dates = rescheduled(schedule, first)
  const late = by === undefined ? [] : [...dates.tasks].filter(([, { float, isSummary, progress }]) => float < 0 && !isSummary && progress < 1).map(([id]) => id)
  const stateOf = (of: Plan, its: Schedule): State => ({ plan: of, schedule: its, at: its.milestones.get(milestone.id)?.at ?? its.finish, lateness: () => latenessOf(its, late) })
  const base = stateOf(first, dates)
  const wholeCost = ({ plan: of, schedule: its }: State): number => completion(of, its)
  const completion = (of: Plan, its: Schedule, tasks?: readonly Task[]): number => {
    const { actual, remaining } = sumOf(costsOf(of, its, measure, tasks).charges)
    return actual + remaining
  }
  return {
    base, measure,
    isLate: ({ at }: State): boolean => by !== undefined && by < lastDayOf(at),
    /** The plan with ways taken, in their order. */
    state: (ways: readonly Way[]): State => {
      if (ways.length === 0) return base
      const changed = planWith(first, ways)
      return stateOf(changed, rescheduled(dates, changed))
    },
    candidates: (state: State): readonly Way[] => candidatesOf(state, chainOf(state, milestone.id)).filter(({ kind }) => !without.includes(kind)),
    /** What the task of a way costs. */
    costOf: ({ plan: of, schedule: its }: State, { item }: Way): number => {
      const task = of.tasks.get(item)
      return task ? completion(of, its, [task]) : 0
    },
    /** What a way brings, with the cost of the whole plan: the work of others may be split otherwise on other days. */
    told: (before: State, after: State, way: Way): Tried => ({ way, at: after.at, won: workBetween(schedule.calendar, after.at, before.at), cost: wholeCost(after) - wholeCost(before) }),
    between: (from: Minute, to: Minute): number => workBetween(schedule.calendar, from, to),
    isFeasible: ({ plan: of, schedule: its }: State): boolean => [...peaksOf(of, its)].every(([id, peak]) => peak <= (peaks.get(id) ?? 0) + 1e-6),
    heldBy: ({ schedule: its }: State): readonly string[] => chainTo(its, milestone.id).filter((id) => plan.tasks.has(id)),
  }
}

/** The most that each person and piece of equipment is needed for, where that is more than there is. */
function peaksOf(plan: Plan, schedule: Schedule): ReadonlyMap<string, number> {
  const peaks = new Map<string, number>()
  for (const { resource: { id }, overload: { peak } } of overloadsIn(plan, schedule)) peaks.set(id, Math.max(peak, peaks.get(id) ?? 0))
  return peaks
}

const latenessOf = ({ tasks }: Schedule, late: readonly string[]): number => late.reduce((sum, id) => sum + Math.max(0, -(tasks.get(id)?.float ?? 0)), 0)

/** A task of no work behind the milestone that must be over by the day: it gives all tasks that are too late a negative float. */
function probeOf(plan: Plan, { id, source }: Milestone, by: Day): Task {
  let name = 'pull-in'
  while (plan.items.has(name)) name += '-'
  const none = { amount: 0, unit: 'd', elapsed: false } as const
  const values = { duration: { low: none, likely: none, high: none }, after: [{ on: id, type: 'FS' }], latest: { day: by, minute: minuteAt(addDays(by, 1)) } } as const
  return { id: name, collection: 'tasks', values, source, references: [], parent: undefined, children: [] }
}

/** What drives the milestone, through links and through whoever is busy with something else before. */
function chainTo(schedule: Schedule, id: string): readonly string[] {
  const seen = new Set<string>()
  for (let at: string | undefined = id; at !== undefined && !seen.has(at); ) {
    const chain = drivingChain(schedule, at)
    for (const each of chain.toReversed()) seen.add(each)
    const driver = schedule.tasks.get(chain[0] ?? '')?.driver
    at = driver?.kind === 'busy' ? lastOf(schedule, driver.behind) : undefined
  }
  return [...seen].reverse()
}

const lastOf = ({ tasks }: Schedule, ids: readonly string[]): string | undefined =>
  [...ids].sort((a, b) => (tasks.get(a)?.finish ?? 0) - (tasks.get(b)?.finish ?? 0)).at(-1)

function chainOf({ plan, schedule }: Situation, milestone: string): Chain {
  const ids = chainTo(schedule, milestone)
  const length = ({ id }: Task): number => {
    const dates = schedule.tasks.get(id)
    return dates ? dates.finish - dates.start : 0
  }
  const open = ids.flatMap((id) => plan.tasks.get(id) ?? []).filter(({ id, children }) => children.length === 0 && schedule.tasks.get(id)?.progress !== 1)
  return { ids, open: [...open].sort((a, b) => length(b) - length(a)).slice(0, mostTasks) }
}

const candidatesOf = (situation: Situation, chain: Chain): readonly Way[] =>
  [...peopleWays(situation, chain), ...linkWays(situation, chain), ...scopeWays(situation, chain)]
