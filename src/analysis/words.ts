import type { Plan, Task } from '../plan/model/plan'
import type { DayLength } from '../time/duration'
import type { Driver } from '../schedule/schedule'
import { dayOf, formatDay, formatMoment, lastDayOf, minutesPerDay, type Minute } from '../time/day'

/** Working minutes as people say them: "2.5 days", "-3 hours". */
export function inDays(minutes: number, { minutesPerDay }: DayLength): string {
  const [amount, unit] = Math.abs(minutes) < minutesPerDay && minutes % minutesPerDay !== 0 ? [minutes / 60, 'hour'] : [minutes / minutesPerDay, 'day']
  const rounded = Math.round(amount * 10) / 10
  return `${rounded} ${unit}${Math.abs(rounded) === 1 ? '' : 's'}`
}

export const criticalWord = ({ critical, nearCritical }: { readonly critical: boolean; readonly nearCritical: boolean }): string =>
  critical ? 'critical' : nearCritical ? 'near-critical' : ''

/** The day on which a task starts, and the one on which it finishes. */
export const daysOfTask = ({ start, finish }: { readonly start: Minute; readonly finish: Minute }): { start: string; finish: string } => ({
  start: formatDay(dayOf(start)),
  finish: formatDay(lastDayOf(finish < start ? start : (Math.max(finish, start + 1) as Minute))),
})

export const personName = (plan: Plan, id: string): string => {
  const person = plan.people.get(id)
  return person?.values.name ?? person?.values.title ?? id
}

/** Names of the people and equipment of a task, in the order written. */
export const assignedNames = (plan: Plan, task: Task): readonly string[] =>
  (task.values.assign ?? []).map(({ who }) => plan.equipment.get(who)?.values.title ?? personName(plan, who))

export const titleOf = (item: { readonly id: string; readonly values: object }): string =>
  (item.values as { title?: string; name?: string }).title ?? (item.values as { name?: string }).name ?? item.id

/** The first and the last moment of something in the schedule, ISO. Work that ends at midnight ends at `24:00` of its day. */
export function momentsOf({ start, finish, driver }: { readonly start: Minute; readonly finish: Minute; readonly driver: Driver }): { start: string; finish: string } {
  // What takes no time is at the end of what drives it, or else at a beginning.
  if (start === finish && driver.kind !== 'link') return { start: formatMoment(start), finish: formatMoment(finish) }
  const end = formatFinish(finish)
  return { start: start === finish ? end : formatMoment(start), finish: end }
}

/** A last moment of work, ISO: `2026-03-04T17:00`; midnight as `2026-03-04T24:00`, not as the next morning. */
export const formatFinish = (finish: Minute): string =>
  finish % minutesPerDay === 0 ? `${formatDay(lastDayOf(finish))}T24:00` : formatMoment(finish)
