import type { Snapshot } from '../../../analysis/livePlan'
import { changeFields, renameField } from '../../../plan/edit/changeFields'
import { durationOf, formatEstimate } from '../../../plan/edit/estimates'
import { refuse, type Refactored } from '../../../plan/edit/refactoring'
import { statusKind, type Task } from '../../../plan/model/plan'
import type { Estimate } from '../../../plan/model/values'
import { calendarsOf, minutesOf, type Calendars } from '../../../schedule/calendars'
import { workOf, type Work } from '../../../schedule/work'
import { workBetween, type WorkingCalendar } from '../../../time/calendar'
import { dayOf, formatDay } from '../../../time/day'
import type { Action } from './action'

/** Effort to duration and back, such that the schedule stays as it is: by the people assigned, their hours and their leave. */
export const convertEstimate: Action = {
  name: 'convertEstimate',
  offers({ item }) {
    const task = item?.collection === 'tasks' ? (item as Task) : undefined
    const { effort, duration } = task?.values ?? {}
    if (!task || 0 < task.children.length || (effort === undefined) === (duration === undefined)) return []
    const [from, to] = effort ? ['effort', 'duration'] : ['duration', 'effort']
    return [{ title: `Write the ${from} as ${to === 'effort' ? 'an effort' : 'a duration'}`, kind: 'refactor.rewrite', about: [task.id] }]
  },
  make(snapshot, [id = '']) {
    const task = snapshot.plan.tasks.get(id)
    if (task?.values.effort) return rewritten(snapshot, task, ['effort', 'duration'], task.values.effort)
    if (task?.values.duration) return rewritten(snapshot, task, ['duration', 'effort'], task.values.duration)
    return refuse(`\`${id}\` has no estimate (any more).`)
  },
}

function rewritten(snapshot: Snapshot, task: Task, [from, to]: readonly ['effort' | 'duration', 'effort' | 'duration'], estimate: Estimate): Refactored {
  const calendars = calendarsOf(snapshot.plan)
  const calendar = calendars.named(task.values.calendar)
  const likely = minutesOf(estimate.likely, calendar)
  const minutes = from === 'effort' ? durationMinutes(snapshot, task, calendars) : effortMinutes(snapshot, task, calendars)
  if (!(0 < minutes) || !(0 < likely)) return refuse(`The ${to} of \`${task.id}\` would be nothing.`)
  const convert = (each: Estimate['likely']) => durationOf((minutesOf(each, calendar) * minutes) / likely, calendar.minutesPerDay)
  const value = formatEstimate({ low: convert(estimate.low), likely: convert(estimate.likely), high: convert(estimate.high) })
  return renameField(snapshot.reading, task.id, from, { key: to, value })
}

/** From start to finish where the task is yet to be done; else by how much work the people do in a minute. */
function durationMinutes(snapshot: Snapshot, task: Task, calendars: Calendars): number {
  const work = workOf(snapshot.plan, task, calendars)
  const dates = snapshot.schedule.tasks.get(task.id)
  if (dates && isOpen(snapshot, task, work)) return workBetween(calendars.ofTask(task.values), dates.start, dates.finish)
  return work.minutes / rateOf(work)
}

function effortMinutes(snapshot: Snapshot, task: Task, calendars: Calendars): number {
  const { duration, ...others } = task.values
  const work = workOf(snapshot.plan, { ...task, values: { ...others, effort: oneHour } }, calendars)
  const dates = snapshot.schedule.tasks.get(task.id)
  const calendar = calendars.named(task.values.calendar)
  if (!dates || !isOpen(snapshot, task, work)) return minutesOf(duration!.likely, calendar) * rateOf(work)
  return membersOf(work).reduce((sum, member) => sum + member.rate * workBetween(member.calendar, dates.start, dates.finish), 0)
}

const hour = { amount: 1, unit: 'h', elapsed: false } as const
const oneHour: Estimate = { low: hour, likely: hour, high: hour }

const isOpen = ({ plan }: Snapshot, task: Task, work: Work): boolean => work.state === 'open' && statusKind(plan, task) !== 'cancelled' && work.progress === 0

function membersOf({ pace, minutes, amount }: Work): readonly { readonly calendar: WorkingCalendar; readonly rate: number }[] {
  return pace.kind === 'crew' ? pace.members : [{ calendar: pace.calendar, rate: 0 < amount ? minutes / amount : 1 }]
}

/** Minutes of effort in a minute of work. */
const rateOf = (work: Work): number => membersOf(work).reduce((sum, { rate }) => sum + rate, 0)

/** The computed start becomes the bound that keeps the task from starting earlier. */
export const setEarliest: Action = {
  name: 'setEarliest',
  offers({ snapshot, item }) {
    const day = item?.collection === 'tasks' ? startDay(snapshot, item as Task) : undefined
    if (!item || day === undefined) return []
    return [{ title: `Set \`earliest\` to the computed start, ${day}`, kind: 'refactor.rewrite', about: [item.id] }]
  },
  make(snapshot, [id = '']) {
    const task = snapshot.plan.tasks.get(id)
    const day = task && startDay(snapshot, task)
    return day === undefined ? refuse(`\`${id}\` has no start to be kept.`) : changeFields(snapshot.reading, id, { set: [{ key: 'earliest', value: day }] })
  },
}

/** The computed start of a task that is not begun, when `earliest` does not say the same. */
function startDay({ plan, schedule }: Snapshot, task: Task): string | undefined {
  const dates = schedule.tasks.get(task.id)
  const { started, start, earliest } = task.values
  if (!dates || 0 < task.children.length || started || start || statusKind(plan, task) === 'done') return undefined
  return earliest?.day === dayOf(dates.start) ? undefined : formatDay(dayOf(dates.start))
}
