import type { Minute } from '../time/day'
import type { DriverOf } from './drivers'
import type { Early, Problem } from './forward'
import { compareIds } from './order'
import { finishBy, finishOf, startFrom } from './pace'
import { marginTo } from './results'
import { drivingChain, type Conflict, type MissedDeadline, type Schedule } from './schedule'
import { endOf, lastMomentOf, type Work } from './work'

type Dates = Pick<Schedule, 'tasks' | 'milestones'>

/** The constraints that the dates break, by task and kind. What is done has no conflicts any more. */
export function conflictsOf(problem: Problem, early: Early, dates: Dates, driverOf: DriverOf): readonly Conflict[] {
  const { outline } = problem.network
  const conflicts: Conflict[] = []
  for (let node = 0; node < outline.tasks.length; node++) {
    const work = problem.works[node]
    const task = outline.tasks[node]!.id
    const breaches = work ? breachesOf(problem, early, node, work) : summaryBreaches(problem, early, node)
    for (const { kind, by } of breaches) conflicts.push({ kind, task, by, chain: chainOf(kind, node) })
  }
  return conflicts.sort((a, b) => compareIds(a.task, b.task) || compareIds(a.kind, b.kind))

  /** A task that is pinned is not driven by what it is in conflict with: the chain is that of its predecessor. */
  function chainOf(kind: Conflict['kind'], node: number): readonly string[] {
    const task = outline.tasks[node]!.id
    const held = kind === 'latest' || early.heldBy[node]! < 0 ? undefined : driverOf(node, early.heldBy[node]!)
    return held?.kind === 'link' ? [...drivingChain(dates, held.through), task] : drivingChain(dates, task)
  }
}

/** The deadlines of tasks that lie before their finish, by task. */
export function missedDeadlinesOf({ network, works, calendar }: Problem, { tasks }: Dates): readonly MissedDeadline[] {
  const missed: MissedDeadline[] = []
  for (const [node, { id, values }] of network.outline.tasks.entries()) {
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

function breachesOf({ calendar }: Problem, early: Early, node: number, work: Work): readonly Breach[] {
  const { pace, left, state, latest, mustStart, mustFinish } = work
  if (state === 'complete' || (latest ?? mustStart ?? mustFinish) === undefined) return []
  const breaches: Breach[] = []
  const expect = (kind: Breach['kind'], date: number, promised: Minute): void => {
    if (promised < date) breaches.push({ kind, by: -marginTo(calendar, date as Minute, promised) })
  }
  const held = early.boundStart[node]! === -Infinity ? -Infinity : startFrom(pace, early.boundStart[node] as Minute, left)
  if (latest !== undefined) expect('latest', early.finish[node]!, latest)
  if (state === 'open' && mustStart !== undefined) {
    expect('start', Math.max(early.start[node]!, held), startFrom(pace, mustStart, left))
  }
  if (mustFinish !== undefined) {
    const heldFinish = held === -Infinity || state !== 'open' ? held : finishOf(pace, held as Minute, left)
    const finish = Math.max(early.finish[node]!, heldFinish, early.boundFinish[node]!)
    expect('finish', finish, mustStart === undefined ? finishBy(pace, mustFinish, left) : mustFinish)
  }
  return breaches
}

/** A summary task is late when its last task is. */
function summaryBreaches({ network: { outline }, calendar }: Problem, early: Early, node: number): readonly Breach[] {
  const { latest, finish } = outline.tasks[node]!.values
  const date = early.finish[node] as Minute
  const kinds = { latest, finish }
  return (['latest', 'finish'] as const).flatMap((kind) => {
    const promised = kinds[kind] && endOf(kinds[kind])
    if (outline.present[node] === 0 || promised === undefined || date <= promised) return []
    return [{ kind, by: -marginTo(calendar, date, promised) }]
  })
}
