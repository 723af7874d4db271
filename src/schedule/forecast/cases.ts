import { statusKind, type Plan, type Task } from '../../plan/model/plan'
import { minuteOf, pointAt, workAt, type Point } from '../../time/axis'
import { lastDayOf, type Minute } from '../../time/day'
import { workingMinutes } from '../../time/duration'
import { calendarsOf, type Calendars } from '../calendars'
import { finishOf, startFrom, type Pace } from '../pace'
import { lastMomentOf, workOf } from '../work'
import type { Case } from './calibration'

/** The estimate of a task as it was when the task began; undefined where there is none that is known. */
export type EstimateAt = (task: Task) => Planned | undefined

/** A task in the plan that estimated it. */
export interface Planned {
  readonly plan: Plan
  readonly calendars: Calendars
  readonly task: Task
}

/** What the finished tasks of a plan took against their estimates; those without both are left out. In the order of the plan. */
export function casesOf(plan: Plan, estimateAt: EstimateAt = unchanged(plan)): readonly Case[] {
  const calendars = calendarsOf(plan)
  return [...plan.tasks.values()].flatMap((task) => {
    if (task.children.length !== 0 || statusKind(plan, task) !== 'done') return []
    const planned = estimateAt(task)
    const factor = planned && factorOf({ plan, calendars, task }, planned)
    return factor !== undefined && 0 < factor ? [{ id: task.id, factor }] : []
  })
}

/** The estimates that stand in the plan today. */
function unchanged(plan: Plan): EstimateAt {
  const calendars = calendarsOf(plan)
  return (task) => ({ plan, calendars, task })
}

/** By effort where the plan says what was spent, by working time from start to finish otherwise. */
function factorOf(done: Planned, planned: Planned): number | undefined {
  const { spent } = done.task.values
  const { effort, duration } = planned.task.values
  if (spent && effort && !spent.elapsed) {
    const expected = workingMinutes(effort.likely, planned.calendars.named(planned.task.values.calendar))
    return expected === 0 ? undefined : workingMinutes(spent, done.calendars.named(done.task.values.calendar)) / expected
  }
  return effort || duration ? factorOfDates(done, planned) : undefined
}

/** Where only days are known, the planned finish counts to the end of its day as the actual one does. */
function factorOfDates(done: Planned, planned: Planned): number | undefined {
  const { started, finished } = workOf(done.plan, done.task, done.calendars)
  if (started === undefined || finished === undefined) return undefined
  const { pace, amount } = workOf(planned.plan, planned.task, planned.calendars)
  const { axis } = planned.calendars
  const begun = startFrom(pace, pointAt(axis, started), amount)
  const finish = minuteOf(axis, finishOf(pace, begun, amount))
  const isDay = done.task.values.finished?.minute === undefined
  const expected = isDay ? lastMomentOf({ day: lastDayOf(finish) }, pace.calendar) : finish
  const [actual, wanted] = [finished, Math.max(finish, expected) as Minute].map((end) => lengthOf(pace, begun, pointAt(axis, end)))
  return wanted === 0 ? undefined : actual! / wanted!
}

const lengthOf = (pace: Pace, from: Point, to: Point): number =>
  pace.kind === 'calendar' ? workAt(pace.track, to) - workAt(pace.track, from) : minuteOf(pace.track.axis, to) - minuteOf(pace.track.axis, from)
