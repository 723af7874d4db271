import { itemNamed } from '../plan/model/former'
import type { Plan } from '../plan/model/plan'
import type { Costed } from '../schedule/cost/earned'
import { keysBy, sumOf, sumsBy, type CostSum } from '../schedule/cost/groups'
import type { Schedule } from '../schedule/schedule'
import { workBetween } from '../time/calendar'
import type { Minute } from '../time/day'
import { costedAlike } from './costs'
import { overloadsIn, type OverloadOf } from './overloads'

/** A plan with its dates. */
export interface Dated {
  readonly plan: Plan
  readonly schedule: Schedule
}

/** Something that two plans have. */
export interface Pair<Value> {
  readonly before: Value
  readonly after: Value
}

/** A date in two plans; `by` is in working minutes of the second one's calendar, negative when it comes sooner. */
export interface Move extends Pair<Minute> {
  readonly by: number
}

export interface MilestoneMove {
  readonly id: string
  readonly at: Move
  readonly late: Pair<boolean>
  /** What it costs at completion. */
  readonly cost: Pair<number>
}

export interface TaskMove {
  readonly id: string
  readonly start: Move
  readonly finish: Move
}

/** How a plan differs from another one: a scenario from the plan, the plan from what it was at a revision. */
export interface Comparison {
  /** Costs are in their measure, which is the same for both. */
  readonly states: Pair<Costed>
  readonly finish: Move
  /** Every milestone that both have, moved or not, in the order of the second plan. */
  readonly milestones: readonly MilestoneMove[]
  /** The tasks that both have and that move, summary tasks left out, in the order of the second plan. */
  readonly tasks: readonly TaskMove[]
  /** Tasks and milestones with dates in one of the plans alone. */
  readonly added: readonly string[]
  readonly removed: readonly string[]
  readonly newlyCritical: readonly string[]
  readonly noLongerCritical: readonly string[]
  /** Needs beyond capacity that the first plan does not have. */
  readonly overloads: readonly OverloadOf[]
  /** At completion. */
  readonly cost: Pair<number>
}

/** Compares two plans date by date and cost by cost. An item that was renamed is the same, by its former ids. */
export function comparePlans(before: Dated, after: Dated): Comparison {
  const [first, second] = costedAlike(before, after)
  const costs = [first, second].map(({ plan, costs: { charges } }) => sumsBy(charges, keysBy(plan, 'milestone')).sums) as [ReadonlyMap<string, CostSum>, ReadonlyMap<string, CostSum>]
  const pairs = pairsOf(before, after)
  const tasks = pairs.tasks.filter(({ then, now }) => !isSummary(then) || !isSummary(now))
  return {
    states: { before: first, after: second },
    finish: move(after, before.schedule.finish, after.schedule.finish),
    milestones: pairs.milestones.map(({ id, was, then, now }) => ({
      id,
      at: move(after, then.at, now.at),
      late: { before: then.late, after: now.late },
      cost: { before: completion(costs[0].get(was)), after: completion(costs[1].get(id)) },
    })),
    tasks: tasks
      .map(({ id, then, now }) => ({ id, start: move(after, then.start, now.start), finish: move(after, then.finish, now.finish) }))
      .filter(({ start, finish }) => start.before !== start.after || finish.before !== finish.after),
    added: pairs.added,
    removed: pairs.removed,
    newlyCritical: tasks.filter(({ then, now }) => !then.critical && now.critical).map(({ id }) => id),
    noLongerCritical: tasks.filter(({ then, now }) => then.critical && !now.critical).map(({ id }) => id),
    overloads: newOverloads(before, after),
    cost: { before: completion(sumOf(first.costs.charges)), after: completion(sumOf(second.costs.charges)) },
  }
}

const isSummary = (dates: { readonly isSummary: boolean }): boolean => dates.isSummary

const completion = (sum: CostSum | undefined): number => (sum ? sum.actual + sum.remaining : 0)

const move = ({ schedule }: Dated, before: Minute, after: Minute): Move => ({ before, after, by: workBetween(schedule.calendar, before, after) })

interface Twins<Value> {
  readonly id: string
  /** Its id in the first plan. */
  readonly was: string
  readonly then: Value
  readonly now: Value
}

function pairsOf(before: Dated, after: Dated) {
  /** By their ids in the second plan. */
  const idOf = (id: string): string => (after.plan.items.has(id) ? id : (itemNamed(after.plan, id)?.id ?? id))
  const [tasks, milestones] = [byIds(before.schedule.tasks, idOf), byIds(before.schedule.milestones, idOf)]
  const has = (dates: Schedule) => (id: string) => dates.tasks.has(id) || dates.milestones.has(id)
  const known = new Set([...tasks.keys(), ...milestones.keys()])
  return {
    tasks: twins(tasks, after.schedule.tasks),
    milestones: twins(milestones, after.schedule.milestones),
    added: [...after.schedule.tasks.keys(), ...after.schedule.milestones.keys()].filter((id) => !known.has(id)),
    removed: [...known].filter((id) => !has(after.schedule)(id)),
  }
}

const byIds = <Value>(dates: ReadonlyMap<string, Value>, idOf: (id: string) => string): ReadonlyMap<string, readonly [string, Value]> =>
  new Map([...dates].map(([id, value]) => [idOf(id), [id, value]]))

const twins = <Value>(before: ReadonlyMap<string, readonly [string, Value]>, after: ReadonlyMap<string, Value>): readonly Twins<Value>[] =>
  [...after].flatMap(([id, now]) => {
    const then = before.get(id)
    return then ? [{ id, was: then[0], then: then[1], now }] : []
  })

/** An overload is known when the same resource was needed for as much at some time of it. */
function newOverloads(before: Dated, after: Dated): readonly OverloadOf[] {
  const known = overloadsIn(before.plan, before.schedule)
  const isKnown = ({ resource, overload }: OverloadOf): boolean => known.some((each) =>
    each.resource.id === resource.id && each.overload.from < overload.to && overload.from < each.overload.to && overload.peak <= each.overload.peak + 1e-6)
  return overloadsIn(after.plan, after.schedule).filter((each) => !isKnown(each))
}
