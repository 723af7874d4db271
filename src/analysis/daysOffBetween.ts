import type { Plan, Task } from '../plan/model/plan'
import { calendarsOf, type Calendars } from '../schedule/calendars'
import { workOf, type Work } from '../schedule/work'
import { isWorkingDay, type WorkingCalendar } from '../time/calendar'
import { dayOf, formatDay, lastDayOf, weekdayOf, type Day, type DayRange, type Minute } from '../time/day'
import { keptWithPlan } from './substance'
import { personName } from './words'

/** Working time that does not exist: why two moments of work are not next to each other. */
export interface DaysOff extends DayRange {
  readonly kind: 'weekend' | 'holiday' | 'leave' | 'away'
  /** Whose leave it is, or which equipment is away. */
  readonly who?: string
  /** annual, sick, special, unpaid; as it was written. */
  readonly leave?: string
}

/** Longer stretches are not looked through day by day. */
const mostDays = 3 * 366

/** The working calendars of a plan; the same object for the same plan, and while words alone change. */
export const calendarsIn: (plan: Plan) => Calendars = keptWithPlan(calendarsOf)

/** The calendars by which a task is worked on, of which one suffices for a day to be worked, and its amount of work. */
function workingBy(plan: Plan, task: Task): { readonly calendars: readonly WorkingCalendar[]; readonly work: Work } {
  const work = workOf(plan, task, calendarsIn(plan))
  const { pace } = work
  return { work, calendars: pace.kind === 'crew' ? pace.members.map(({ calendar }) => calendar) : [pace.calendar] }
}

/** The days off between two moments, named, stretches of one reason together. */
export function daysOffBetween(plan: Plan, task: Task | undefined, { from, to }: { readonly from: Minute; readonly to: Minute }): readonly DaysOff[] {
  const calendars = task ? workingBy(plan, task).calendars : [calendarsIn(plan).project]
  const [first, last] = [dayOf(from), lastDayOf(to)]
  const stretches: DaysOff[] = []
  if (mostDays < last - first) return stretches
  for (let day = first; day <= last; day++) {
    const off = dayOff(plan, task, calendars, day as Day)
    const open = stretches.at(-1)
    if (off && open && open.to === day - 1 && open.kind === off.kind && open.who === off.who && open.leave === off.leave) stretches[stretches.length - 1] = { ...open, to: day as Day }
    else if (off) stretches.push(off)
  }
  return stretches
}

/** Why nobody works on a day; undefined when somebody does. */
function dayOff(plan: Plan, task: Task | undefined, calendars: readonly WorkingCalendar[], day: Day): DaysOff | undefined {
  if (calendars.some((calendar) => isWorkingDay(calendar, day))) return undefined
  const at = { from: day, to: day }
  const isIn = ({ from, to }: DayRange) => from <= day && day <= to
  const hasLeave = calendars.some(({ spec }) => spec.leave?.some(isIn))
  for (const { who } of (hasLeave && task?.values.assign) || []) {
    const leave = plan.people.get(who)?.values.leave?.find(isIn)
    if (leave) return { ...at, kind: 'leave', who, ...(leave.kind !== undefined && { leave: leave.kind }) }
    if (plan.equipment.get(who)?.values.away?.some(isIn)) return { ...at, kind: 'away', who }
  }
  return { ...at, kind: calendars.some(({ spec }) => spec.holidays?.some(isIn)) && !isFree(calendars, day) ? 'holiday' : 'weekend' }
}

const isFree = (calendars: readonly WorkingCalendar[], day: Day): boolean => calendars.every(({ weekdays }) => !weekdays.includes(weekdayOf(day)))

/** "a weekend, a holiday (2026-12-25), leave of Ana (2026-08-03..2026-08-14)"; weekends are counted, not listed. */
export function sayDaysOff(plan: Plan, daysOff: readonly DaysOff[]): string {
  const weekends = daysOff.filter(({ kind }) => kind === 'weekend')
  const others = daysOff.filter(({ kind }) => kind !== 'weekend').slice(0, 4).map((each) => {
    const days = each.from === each.to ? formatDay(each.from) : `${formatDay(each.from)}..${formatDay(each.to)}`
    if (each.kind === 'holiday') return `${each.from === each.to ? 'a holiday' : 'holidays'} (${days})`
    if (each.kind === 'away') return `${each.who ?? ''} is away (${days})`
    return `${each.leave === undefined ? '' : `${each.leave} `}leave of ${personName(plan, each.who ?? '')} (${days})`
  })
  const counted = weekends.length === 0 ? [] : [weekends.length === 1 ? weekendWord(weekends[0]) : `${weekends.length} weekends`]
  return [...counted, ...others].join(', ')
}

const weekendWord = (stretch: DaysOff | undefined): string =>
  stretch && weekdayOf(stretch.from) < 5 ? 'a day off of the week' : 'a weekend'
