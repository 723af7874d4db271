import type { Plan } from '../plan/model/plan'
import { minuteOf, pointAt, type Point } from '../time/axis'
import type { Minute } from '../time/day'
import { backward, freeFloats, lateOf } from './backward'
import { changesBetween } from './changes'
import { conflictsOf, missedDeadlinesOf } from './conflicts'
import { driversOf } from './drivers'
import { earlyOf, forward, type Early } from './forward'
import { noHolds, problemOf, type Problem, type ScheduleOptions } from './problem'
import { patched } from './patch'
import { once, resultsOf } from './results'
import type { Schedule } from './schedule'

/**
 * Dates every task and milestone of a plan. Whatever is wrong with a plan, all that can be scheduled is: links of
 * cycles and to what does not exist are left out. The same plan gives the same schedule, in whatever order its items are.
 */
export const schedulePlan = (plan: Plan, options: ScheduleOptions): Schedule => scheduleProblem(problemOf(plan, options))

/**
 * What `schedulePlan` gives, made from the schedule of an older version of the plan where that is faster: of a few tasks that say
 * something else only these are looked at, and then the passes run. A new object even where no date can have changed.
 */
export function reschedule(previous: Schedule, plan: Plan, options: ScheduleOptions): Schedule {
  const before = problems.get(previous)
  const changes = before && hasSameOptions(before, plan, options) ? changesBetween(before.plan, plan) : undefined
  if (!before || !changes) return schedulePlan(plan, options)
  if (changes.tasks.length + changes.milestones.length === 0) return remembered({ ...previous }, { ...before, plan })
  const problem = patched(before, plan, changes)
  return problem ? scheduleProblem(problem) : schedulePlan(plan, options)
}

/** What each schedule was made from. */
const problems = new WeakMap<Schedule, Problem>()

/** What a schedule was made from; undefined for one that was not made here. */
export const problemBehind = (schedule: Schedule): Problem | undefined => problems.get(schedule)

function remembered(schedule: Schedule, problem: Problem): Schedule {
  problems.set(schedule, problem)
  return schedule
}

const hasSameOptions = ({ asof, holds }: Problem, plan: Plan, options: ScheduleOptions): boolean =>
  asof === (plan.project.asof ?? options.today) && (options.holds ?? noHolds) === holds

/** The schedule of a plan that was made ready. */
export function scheduleProblem(problem: Problem): Schedule {
  const early = earlyOf(problem)
  const late = lateOf(problem)
  forward(problem, early)
  const planFinish = lastFinish(problem, early)
  backward(problem, early, planFinish, late)
  const free = once(() => freeFloats(problem, early, late, planFinish))
  const final = problem.hasAlap ? free().early : early
  const drivers = driversOf(problem, early, final, problem.hasAlap ? free().moved : new Uint8Array(problem.network.nodes))
  const dates = resultsOf({ problem, early: final, late, free }, drivers)
  return remembered({
    start: firstStart(problem, final),
    finish: minuteOf(problem.axis, planFinish),
    asof: problem.asof,
    calendar: problem.project.calendar,
    ...dates,
    cycles: problem.cycles,
    conflicts: conflictsOf(problem, final, dates, drivers),
    missedDeadlines: missedDeadlinesOf(problem, dates),
  }, problem)
}

/**
 * The last finish of all that has dates; gates have none of their own. A milestone that nothing leads to yet is a promise
 * and no work: a far one must not give every task float.
 */
export function lastFinish({ network, axis, projectStart }: Problem, { finish }: Early): Point {
  const { outline: { tasks }, milestones, into } = network
  let [last, lastPromise] = [-Infinity, -Infinity]
  for (let node = 0; node < tasks.length; node++) if (last < finish[node]!) last = finish[node]!
  for (let node = tasks.length; node < tasks.length + milestones.length; node++) {
    if (into[node] === into[node + 1]) lastPromise = Math.max(lastPromise, finish[node]!)
    else last = Math.max(last, finish[node]!)
  }
  if (last !== -Infinity) return last
  return lastPromise === -Infinity ? pointAt(axis, projectStart) : lastPromise
}

function firstStart({ network: { outline, milestones }, axis, projectStart }: Problem, { start }: Early): Minute {
  let first = Infinity
  for (let node = 0; node < outline.tasks.length + milestones.length; node++) {
    if (start[node]! < first && start[node] !== -Infinity) first = start[node]!
  }
  return first === Infinity ? projectStart : minuteOf(axis, first)
}
