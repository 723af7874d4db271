import { formerIdsOf } from '../../../plan/model/former'
import { statusKind, type Item, type Task } from '../../../plan/model/plan'
import { workBetween } from '../../../time/calendar'
import { lastDayOf, dayOf, formatDay, type Day } from '../../../time/day'
import type { DayLength } from '../../../time/duration'
import type { Analysis } from '../../../analysis/analysePlan'
import type { InlayHintSettings } from '../../../protocol/messages'
import type { FinishDates } from '../../baseline'

export interface Hinted {
  readonly shown: InlayHintSettings
  /** When things were to finish by the baseline, when there is one. */
  readonly baseline: FinishDates | undefined
}

/** What the schedule says of an item in a few words, `2026-01-20 → 02-09 · 3d late`; empty when nothing is to be said. */
export function hintOf(analysis: Analysis, item: Item, { shown, baseline }: Hinted): string {
  const parts = item.collection === 'tasks' ? taskParts(analysis, item as Task, shown)
    : item.collection === 'milestones' ? milestoneParts(analysis, item as Item<'milestones'>, shown) : []
  const slip = shown.slip && baseline ? behindBaseline(analysis, item, baseline) : undefined
  return [...parts, slip].filter((part) => part !== undefined).join(' · ')
}

/** By how much something finishes after the day that it had at the baseline, be it under an id of former days. */
function behindBaseline({ plan, schedule }: Analysis, item: Item, baseline: FinishDates): string | undefined {
  const now = schedule.tasks.get(item.id)?.finish ?? schedule.milestones.get(item.id)?.at
  const then = [item.id, ...formerIdsOf(plan, item)].map((id) => baseline.get(id)).find((each) => each !== undefined)
  const work = now !== undefined && then !== undefined && then < now ? workBetween(schedule.calendar, then, now) : 0
  return 0 < work ? `${short(work, schedule.calendar)} after baseline` : undefined
}

type Parts = readonly (string | undefined)[]

function taskParts(analysis: Analysis, task: Task, shown: InlayHintSettings): Parts {
  const { plan, schedule } = analysis
  const scheduled = schedule.tasks.get(task.id)
  if (!scheduled) return []
  const { started, finished } = task.values
  const isDone = statusKind(plan, task) === 'done'
  const isWritten = started !== undefined && finished !== undefined
  const finish = lastDayOf(scheduled.finish)
  return [
    shown.dates && !isWritten ? span(dayOf(scheduled.start), finish) : undefined,
    shown.float && !isDone && !scheduled.isSummary ? floatWords(scheduled, schedule.calendar) : undefined,
    shown.slip && !isDone ? slipOf(analysis, task.id) : undefined,
    shown.summary && scheduled.isSummary ? `Σ ${short(scheduled.work, schedule.calendar)}` : undefined,
  ]
}

function milestoneParts({ schedule }: Analysis, { id }: Item<'milestones'>, shown: InlayHintSettings): Parts {
  const scheduled = schedule.milestones.get(id)
  if (!scheduled || scheduled.reached) return []
  const { at, late, dueFloat = 0 } = scheduled
  return [
    shown.dates && scheduled.driver.kind !== 'due' ? formatDay(lastDayOf(at)) : undefined,
    shown.float ? floatWords(scheduled, schedule.calendar) : undefined,
    shown.slip && late ? `${short(-dueFloat, schedule.calendar)} late` : undefined,
  ]
}

/** The later day without what it shares with the earlier one, as ISO 8601 shortens intervals. */
function span(start: Day, finish: Day): string {
  const [from, to] = [formatDay(start), formatDay(finish)]
  if (finish <= start) return from
  return `${from} → ${from.slice(0, 5) === to.slice(0, 5) ? to.slice(5) : to}`
}

const floatWords = ({ float, critical }: { readonly float: number; readonly critical: boolean }, calendar: DayLength): string =>
  critical ? 'critical' : `float ${short(float, calendar)}`

function slipOf({ schedule }: Analysis, id: string): string | undefined {
  const broken = boundsBroken(schedule).get(id)
  if (broken) return `${short(broken.by, schedule.calendar)} past ${broken.kind}`
  const missed = deadlinesMissed(schedule).get(id)
  return missed && `${short(missed.by, schedule.calendar)} late`
}

/** Working minutes in the units of the format: `2d`, `1.5d`, `3h`. */
function short(minutes: number, { minutesPerDay }: DayLength): string {
  const isHours = minutes < minutesPerDay && minutes % minutesPerDay !== 0
  const amount = isHours ? minutes / 60 : minutes / minutesPerDay
  const rounded = Math.round(amount * 10) / 10
  return rounded === 0 && 0 < minutes ? `${minutes}min` : `${rounded}${isHours ? 'h' : 'd'}`
}

type Schedule = Analysis['schedule']

const byTask = <Value extends { readonly task: string }>(of: (schedule: Schedule) => readonly Value[]): ((schedule: Schedule) => ReadonlyMap<string, Value>) => {
  const known = new WeakMap<Schedule, ReadonlyMap<string, Value>>()
  return (schedule) => {
    const found = known.get(schedule) ?? new Map(of(schedule).map((each) => [each.task, each]))
    known.set(schedule, found)
    return found
  }
}

const boundsBroken = byTask((schedule) => schedule.conflicts)
const deadlinesMissed = byTask((schedule) => schedule.missedDeadlines)
