import type { Plan } from '../plan/model/plan'
import { minuteAt, type Day, type Minute } from '../time/day'
import { backward, freeFloats } from './backward'
import { calendarsOf, type Calendars } from './calendars'
import { conflictsOf, missedDeadlinesOf } from './conflicts'
import { driversOf } from './drivers'
import { forward, type Early, type Problem } from './forward'
import { networkOf, type Network } from './network'
import { ordered } from './order'
import { outlineOf, type Outline } from './outline'
import { resultsOf } from './results'
import type { Schedule } from './schedule'
import { workOf } from './work'

export interface ScheduleOptions {
  /** The status date when the plan has none. */
  readonly today: Day
}

/**
 * Dates every task and milestone of a plan. Whatever is wrong with a plan, all that can be scheduled is: links of
 * cycles and to what does not exist are left out. The same plan gives the same schedule, in whatever order its items are.
 */
export function schedulePlan(plan: Plan, options: ScheduleOptions): Schedule {
  const calendars = calendarsOf(plan)
  const outline = outlineOf(plan)
  const { network, order, cycles } = ordered(networkOf(plan, outline, calendars))
  const problem: Problem = { network, order, ...factsOf(plan, network, calendars, options) }

  const early = forward(problem)
  const planFinish = lastFinish(problem, early)
  const late = backward(problem, early, planFinish)
  const free = freeFloats(problem, early, late, planFinish)

  const driverOf = driversOf(problem, early)
  const dates = resultsOf({ problem, early, late, free }, driverOf)
  return {
    start: firstStart(problem, early),
    finish: planFinish,
    asof: problem.asof,
    calendar: calendars.project,
    ...dates,
    cycles,
    conflicts: conflictsOf(problem, early, dates, driverOf),
    missedDeadlines: missedDeadlinesOf(problem, dates),
  }
}

function factsOf(plan: Plan, network: Network, calendars: Calendars, { today }: ScheduleOptions): Omit<Problem, 'network' | 'order'> {
  const { outline, milestones } = network
  const asof = plan.project.asof ?? today
  const works = outline.tasks.map((task, i) =>
    outline.present[i] === 1 && outline.summary[i] === 0 ? workOf(plan, task, calendars) : undefined,
  )
  const facts = new Uint8Array(network.nodes)
  for (const [i, work] of works.entries()) if (work?.state === 'complete') facts[i] = 1
  for (const [m, { values }] of milestones.entries()) if (values.reached) facts[works.length + m] = 1
  const { start } = plan.project
  const projectStart = minuteAt(start ?? earliestDate(outline) ?? asof)
  const writtenStart = start === undefined ? -Infinity : projectStart
  return { works, facts, calendar: calendars.project, asof, projectStart, writtenStart }
}

/** The first day on which the plan says that something starts or has finished. */
function earliestDate({ tasks, present }: Outline): Day | undefined {
  let earliest: Day | undefined
  for (const [i, { values }] of tasks.entries()) {
    if (present[i] === 0) continue
    for (const when of [values.started, values.start, values.earliest, values.finished]) {
      if (when && (earliest === undefined || when.day < earliest)) earliest = when.day
    }
  }
  return earliest
}

/**
 * The last finish of all that has dates; gates have none of their own. A milestone that nothing leads to yet is a promise
 * and no work: a far one must not give every task float.
 */
function lastFinish({ network, projectStart }: Problem, { finish }: Early): Minute {
  let last = -Infinity
  let lastPromise = -Infinity
  for (let node = 0; node < datedNodes(network); node++) {
    if (isPromise(network, node)) lastPromise = Math.max(lastPromise, finish[node]!)
    else last = Math.max(last, finish[node]!)
  }
  if (last === -Infinity) last = lastPromise
  return (last === -Infinity ? projectStart : last) as Minute
}

const isPromise = ({ outline, into }: Network, node: number): boolean =>
  outline.tasks.length <= node && into[node] === into[node + 1]

function firstStart({ network, projectStart }: Problem, { start }: Early): Minute {
  let first = Infinity
  for (let node = 0; node < datedNodes(network); node++) if (start[node] !== -Infinity) first = Math.min(first, start[node]!)
  return (first === Infinity ? projectStart : first) as Minute
}

const datedNodes = ({ outline, milestones }: Network): number => outline.tasks.length + milestones.length
