import type { Plan, Task } from '../../plan/model/plan'
import { workBetween } from '../../time/calendar'
import { addDays, formatDay, minuteAt, weekdayOf, type Day, type DayRange } from '../../time/day'
import type { Analysis } from '../analysePlan'
import { calendarsIn, daysOffBetween, sayDaysOff } from '../daysOffBetween'
import { inDays } from '../words'

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** What a day is: its weekday, whether it is worked, and how far it is from the status date. */
export function explainDay(analysis: Analysis, day: Day, task: Task | undefined): string {
  return [`**${weekdays[weekdayOf(day)]} ${formatDay(day)}**`, workWords(analysis.plan, day, task), distance(analysis, day)].join(' · ')
}

/** What a stretch of days is: its length, and how much of it is worked. */
export function explainRange({ plan, schedule }: Analysis, { from, to }: DayRange): string {
  const calendar = calendarsIn(plan).project
  const days = to - from + 1
  const written = schedule.calendar.spec
  const base = written.holidays?.some((each) => each.from === from && each.to === to) ? undefined : workBetween(calendar, minuteAt(from), minuteAt(addDays(to, 1)))
  const span = `**${weekdays[weekdayOf(from)]} ${formatDay(from)} to ${weekdays[weekdayOf(to)]} ${formatDay(to)}** · ${days} ${days === 1 ? 'day' : 'days'}`
  return base === undefined ? span : `${span}, ${inDays(base, { ...calendar, minutesPerDay: calendar.workPerDay })} of them worked by the project's calendar`
}

function workWords(plan: Plan, day: Day, task: Task | undefined): string {
  const off = daysOffBetween(plan, task, { from: minuteAt(day), to: minuteAt(addDays(day, 1)) })
  return off.length === 0 ? 'a working day' : `not worked: ${sayDaysOff(plan, off)}`
}

function distance({ schedule }: Analysis, day: Day): string {
  const { asof, calendar } = schedule
  if (day === asof) return 'the status date'
  const [first, last] = day < asof ? [day, asof] : [asof, day]
  const work = workBetween(calendar, minuteAt(first), minuteAt(last)) / Math.max(1, calendar.workPerDay)
  const days = Math.round(work)
  return `${days} working ${days === 1 ? 'day' : 'days'} ${day < asof ? 'before' : 'after'} the status date`
}
