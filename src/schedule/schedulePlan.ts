import type { Plan } from '../plan/model/plan'
import { minuteOf, pointAt, type Point } from '../time/axis'
import type { Minute } from '../time/day'
import { backward, freeFloats, lateOf } from './backward'
import { conflictsOf, missedDeadlinesOf } from './conflicts'
import { driversOf } from './drivers'
import { earlyOf, forward, type Early } from './forward'
import { problemOf, type Problem, type ScheduleOptions } from './problem'
import { once, resultsOf } from './results'
import type { Schedule } from './schedule'

/**
 * Dates every task and milestone of a plan. Whatever is wrong with a plan, all that can be scheduled is: links of
 * cycles and to what does not exist are left out. The same plan gives the same schedule, in whatever order its items are.
 */
export const schedulePlan = (plan: Plan, options: ScheduleOptions): Schedule => scheduleProblem(problemOf(plan, options))

function scheduleProblem(problem: Problem): Schedule {
  const early = earlyOf(problem)
  const late = lateOf(problem)
  forward(problem, early)
  const planFinish = lastFinish(problem, early)
  backward(problem, early, planFinish, late)
  const free = once(() => freeFloats(problem, early, late, planFinish))
  const final = problem.hasAlap ? free().early : early
  const drivers = driversOf(problem, early, final, problem.hasAlap ? free().moved : new Uint8Array(problem.network.nodes))
  const dates = resultsOf({ problem, early: final, late, free }, drivers)
  return {
    start: firstStart(problem, final),
    finish: minuteOf(problem.axis, planFinish),
    asof: problem.asof,
    calendar: problem.project.calendar,
    ...dates,
    cycles: problem.cycles,
    conflicts: conflictsOf(problem, final, dates, drivers),
    missedDeadlines: missedDeadlinesOf(problem, dates),
  }
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
