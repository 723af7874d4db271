import { isBefore, minuteOf, pointAt, type Point } from '../time/axis'
import type { Minute } from '../time/day'
import type { Drivers } from './drivers'
import type { Early } from './forward'
import { compareIds } from './order'
import { finishBy, finishOf, startFrom } from './pace'
import type { Problem } from './problem'
import { marginTo } from './results'
import { drivingChain, type Conflict, type MissedDeadline, type Schedule } from './schedule'
import { endOf, lastMinuteOf, lastMomentOf, type Work } from './work'

type Dates = Pick<Schedule, 'tasks' | 'milestones'>

/** The constraints that the dates break, by task and kind. What is done has no conflicts any more. */
export function conflictsOf(problem: Problem, early: Early, dates: Dates, drivers: Drivers): readonly Conflict[] {
  const { outline } = problem.network
  const conflicts = problem.bound.flatMap((node) => {
    const work = problem.works[node]
    const task = outline.tasks[node]!.id
    const breaches = work ? breachesOf(problem, early, node, work, drivers) : summaryBreaches(problem, early, node)
    return breaches.map(({ kind, by }) => ({ kind, task, by, chain: chainOf(kind, node) }))
  })
  return conflicts.sort((a, b) => compareIds(a.task, b.task) || compareIds(a.kind, b.kind))

  /** A task that is pinned is not driven by what it is in conflict with: the chain is that of its predecessor. */
  function chainOf(kind: Conflict['kind'], node: number): readonly string[] {
    const task = outline.tasks[node]!.id
    const held = kind === 'latest' || kind === 'maxstart' || !problem.works[node] ? undefined : drivers.heldBy(node).link
    return held ? [...drivingChain(dates, held.through), task] : drivingChain(dates, task)
  }
}

/** The deadlines of tasks that lie before their finish, by task. */
export function missedDeadlinesOf({ network, works, project: { calendar }, due: nodes }: Problem, { tasks }: Dates): readonly MissedDeadline[] {
  const missed: MissedDeadline[] = []
  for (const node of nodes) {
    const { id, values } = network.outline.tasks[node]!
    const task = values.due && tasks.get(id)
    if (!values.due || !task || task.finish <= endOf(values.due)) continue
    const work = works[node]
    const due = lastMomentOf(values.due, work?.pace.calendar ?? calendar)
    const by = -marginTo(calendar, task.finish, endOf(values.due))
    missed.push({ task: id, due, finish: task.finish, by, done: work ? work.done : task.progress === 1 })
  }
  return missed.sort((a, b) => compareIds(a.task, b.task))
}

interface Breach {
  readonly kind: Conflict['kind']
  readonly by: number
}

function breachesOf(problem: Problem, early: Early, node: number, work: Work, drivers: Drivers): readonly Breach[] {
  const { axis } = problem
  const { pace, left, state, latest, maxStart, mustStart, mustFinish } = work
  if (state === 'complete') return []
  const breaches: Breach[] = []
  const expect = (kind: Breach['kind'], date: Point, promised: Point): void => {
    if (isBefore(axis, promised, date)) breaches.push(breach(problem, kind, minuteOf(axis, date), minuteOf(axis, promised)))
  }
  const start = early.start[node]!
  const { bounds } = drivers.heldBy(node)
  const held = bounds.start === -Infinity ? -Infinity : startFrom(pace, bounds.start, left)
  if (latest !== undefined) expect('latest', early.finish[node]!, pointAt(axis, latest))
  if (state === 'open' && maxStart !== undefined) expect('maxstart', start, pointAt(axis, maxStart))
  if (state === 'open' && mustStart !== undefined) expect('start', Math.max(start, held), startFrom(pace, pointAt(axis, mustStart), left))
  if (mustFinish !== undefined) {
    const heldFinish = held === -Infinity || state !== 'open' ? held : finishOf(pace, held, left)
    const promised = pointAt(axis, mustFinish)
    expect('finish', Math.max(early.finish[node]!, heldFinish, bounds.finish), mustStart === undefined ? finishBy(pace, promised, left) : promised)
  }
  return breaches
}

const breach = ({ project }: Problem, kind: Breach['kind'], date: Minute, promised: Minute): Breach =>
  ({ kind, by: -marginTo(project.calendar, date, promised) })

/** A summary task is late when its last task is, and starts with its first. */
function summaryBreaches(problem: Problem, early: Early, node: number): readonly Breach[] {
  const { latest, finish, maxstart } = problem.network.outline.tasks[node]!.values
  const [start, end] = [minuteOf(problem.axis, early.start[node]!), minuteOf(problem.axis, early.finish[node]!)]
  const expect = (kind: Breach['kind'], date: Minute, promised: Minute | undefined): readonly Breach[] =>
    promised === undefined || date <= promised ? [] : [breach(problem, kind, date, promised)]
  return [
    ...expect('latest', end, latest && endOf(latest)),
    ...expect('finish', end, finish && endOf(finish)),
    ...expect('maxstart', start, maxstart && lastMinuteOf(maxstart)),
  ]
}
