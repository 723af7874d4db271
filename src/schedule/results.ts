import { workBetween, workUntil, type WorkingCalendar } from '../time/calendar'
import type { Minute } from '../time/day'
import { slack, type Late } from './backward'
import type { DriverOf } from './drivers'
import type { Early, Problem } from './forward'
import { FS } from './network'
import { finishOf } from './pace'
import type { Driver, Scheduled, ScheduledMilestone } from './schedule'
import { endOf, lastMomentOf, type Work } from './work'

/** The outcome of the passes. */
export interface Passes {
  readonly problem: Problem
  readonly early: Early
  readonly late: Late
  readonly free: Float64Array
}

/** Tasks and milestones by id, with what rolls up to summary tasks and milestones. */
export function resultsOf(passes: Passes, driverOf: DriverOf): { tasks: Map<string, Scheduled>; milestones: Map<string, ScheduledMilestone> } {
  const { outline, milestones } = passes.problem.network
  const totals = totalsOf(passes)
  const tasks = new Map<string, Scheduled>()
  for (const [i, task] of outline.tasks.entries()) {
    if (outline.present[i] === 1) tasks.set(task.id, scheduled(passes, totals, i, driverOf(i)))
  }
  const reached = milestones.map((milestone, m) => {
    const node = outline.tasks.length + m
    return [milestone.id, scheduledMilestone(passes, totals, node, driverOf(node))] as const
  })
  return { tasks, milestones: new Map(reached) }
}

/** What sums up, or is the least, of tasks; by node, each leaf being its own. */
interface Totals {
  readonly float: Float64Array
  readonly free: Float64Array
  readonly lateStart: Float64Array
  readonly lateFinish: Float64Array
  readonly minutes: Float64Array
  readonly done: Float64Array
  /** Tasks counted, and the sum of their progress: for what has no work at all. */
  readonly count: Float64Array
  readonly progress: Float64Array
}

function totalsOf(passes: Passes): Totals {
  const { network, works, order } = passes.problem
  const { outline } = network
  const filled = (value: number): Float64Array => new Float64Array(network.nodes).fill(value)
  const totals: Totals = {
    float: filled(Infinity), free: filled(Infinity), lateStart: filled(Infinity), lateFinish: filled(-Infinity),
    minutes: filled(0), done: filled(0), count: filled(0), progress: filled(0),
  }
  for (const node of order) {
    const work = works[node]
    if (work) countTask(passes, totals, node, work)
    else if (outline.tasks.length <= node) addPredecessors(passes, totals, node)
    const above = outline.parent[node] ?? -1
    if (0 <= above && outline.present[node] === 1) addTo(totals, node, above)
  }
  return totals
}

function countTask({ problem, early, late, free }: Passes, totals: Totals, node: number, work: Work): void {
  const float = slack(problem, early, late, node)
  const isOpen = work.state === 'open'
  totals.float[node] = float
  totals.free[node] = Math.min(free[node]!, float)
  totals.lateStart[node] = isOpen ? notBefore(late.begin[node]!, early.start[node]!, float) : early.start[node]!
  const lateFinish = isOpen ? finishOf(work.pace, late.begin[node] as Minute, work.left) : late.finish[node]!
  totals.lateFinish[node] = notBefore(lateFinish, early.finish[node]!, float)
  totals.minutes[node] = work.minutes
  totals.done[node] = work.minutes * work.progress
  totals.count[node] = 1
  totals.progress[node] = work.progress
}

/** A late date that no working time parts from the early one is the early one. */
const notBefore = (late: number, early: number, float: number): number => (0 <= float ? Math.max(late, early) : late)

function addTo(totals: Totals, node: number, above: number): void {
  totals.float[above] = Math.min(totals.float[above]!, totals.float[node]!)
  totals.free[above] = Math.min(totals.free[above]!, totals.free[node]!)
  totals.lateStart[above] = Math.min(totals.lateStart[above]!, totals.lateStart[node]!)
  totals.lateFinish[above] = Math.max(totals.lateFinish[above]!, totals.lateFinish[node]!)
  addProgress(totals, node, above)
}

function addProgress(totals: Totals, node: number, to: number): void {
  for (const key of ['minutes', 'done', 'count', 'progress'] as const) totals[key][to]! += totals[key][node]!
}

/** A milestone sums up the tasks that it waits for directly. */
function addPredecessors({ problem: { network } }: Passes, totals: Totals, node: number): void {
  const { into, from, type, outline } = network
  const seen = new Set<number>()
  for (let e = into[node]!; e < into[node + 1]!; e++) {
    const task = from[e]!
    if (type[e] !== FS || outline.tasks.length <= task || seen.has(task)) continue
    seen.add(task)
    addProgress(totals, task, node)
  }
}

const progressAt = ({ minutes, done, count, progress }: Totals, node: number): number => {
  if (minutes[node] !== 0) return done[node]! / minutes[node]!
  return count[node] === 0 ? 0 : progress[node]! / count[node]!
}

function scheduled({ problem, early }: Passes, totals: Totals, node: number, driver: Driver): Scheduled {
  const float = totals.float[node]!
  return {
    start: early.start[node] as Minute,
    finish: early.finish[node] as Minute,
    lateStart: totals.lateStart[node] as Minute,
    lateFinish: totals.lateFinish[node] as Minute,
    float,
    freeFloat: totals.free[node]!,
    critical: float <= 0,
    progress: progressAt(totals, node),
    work: totals.minutes[node]!,
    driver,
    isSummary: problem.network.outline.summary[node] === 1,
  }
}

function scheduledMilestone({ problem, early, late }: Passes, totals: Totals, node: number, driver: Driver): ScheduledMilestone {
  const { network, calendar } = problem
  const { due, reached } = network.milestones[node - network.outline.tasks.length]!.values
  const at = early.finish[node] as Minute
  const float = workBetween(calendar, at, late.finish[node] as Minute)
  return {
    at,
    ...(due && { due: lastMomentOf(due, calendar), dueFloat: marginTo(calendar, at, endOf(due)) }),
    float,
    critical: float <= 0,
    late: due !== undefined && endOf(due) < at,
    reached: reached !== undefined,
    progress: reached ? 1 : progressAt(totals, node),
    driver,
  }
}

/** Working minutes from a date to the end of what was promised; at least one minute too few when it is late. */
export function marginTo(calendar: WorkingCalendar, date: Minute, promised: Minute): number {
  const margin = workUntil(calendar, promised) - workUntil(calendar, date)
  return promised < date ? Math.min(margin, -1) : margin
}
