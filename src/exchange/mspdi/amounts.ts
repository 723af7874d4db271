import { elapsedMinutes, formatDuration, parseDuration, workingMinutes, type DayLength, type Duration, type DurationUnit } from '../../time/duration'
import { endOfDay, startOfDay, workBetween, type WorkingCalendar } from '../../time/calendar'
import { addDays, dayOf, formatDay, formatMoment, lastDayOf, minuteAt, type Minute } from '../../time/day'
import type { Format } from './file'

/** Minutes as people write them: in the unit in which they were shown when they are a round number of it, or else in a smaller one. */
export function writtenMinutes(minutes: number, { unit, elapsed }: Format, length: DayLength): string {
  const whole = Math.min(mostMinutes, Math.round(Math.abs(minutes)))
  if (whole === 0) return '0d'
  const units: readonly DurationUnit[] = [...(unit === undefined || unit === '%' ? [] : [unit]), 'd', 'h']
  const found = units.map((each) => roundAmount(whole, each, elapsed, length)).find((each) => each !== undefined)
  return formatDuration(found ?? { amount: whole, unit: 'min', elapsed })
}

/** Undefined when it is no multiple of a quarter of the unit. */
function roundAmount(minutes: number, unit: DurationUnit, elapsed: boolean, length: DayLength): Duration | undefined {
  const one: Duration = { amount: 1, unit, elapsed }
  const amount = minutes / (elapsed ? elapsedMinutes(one) : workingMinutes(one, length))
  const isRound = Number.isInteger(amount * 4) && 0.5 <= amount
  return isRound ? parseDuration(formatDuration({ amount, unit, elapsed })) : undefined
}

/** A plan knows no longer durations: about a century. */
const mostMinutes = 52_000_000

/** A moment from which something may be; the day alone when nobody works on it before. */
export function writtenFrom(moment: Minute, workedBy: readonly WorkingCalendar[]): string {
  const day = dayOf(moment)
  return workedBy.every((calendar) => workBetween(calendar, minuteAt(day), moment) === 0) ? formatDay(day) : formatMoment(moment)
}

/** A moment until which something may be; the day alone when nobody works on it afterwards. */
export function writtenUntil(moment: Minute, workedBy: readonly WorkingCalendar[]): string {
  const day = lastDayOf(moment)
  return workedBy.every((calendar) => workBetween(calendar, moment, minuteAt(addDays(day, 1))) === 0) ? formatDay(day) : formatMoment(moment)
}

/** When something began; the day alone when that means its first moment of work. */
export const writtenStarted = (moment: Minute, calendar: WorkingCalendar): string =>
  moment === startOfDay(calendar, dayOf(moment)) ? formatDay(dayOf(moment)) : formatMoment(moment)

/** When something ended; the day alone when that means its last moment of work. */
export const writtenFinished = (moment: Minute, calendar: WorkingCalendar): string =>
  moment === endOfDay(calendar, lastDayOf(moment)) ? formatDay(lastDayOf(moment)) : formatMoment(moment)

/** `50%`, `33.33%`. */
export const writtenPercent = (share: number): string => `${Number((share * 100).toFixed(2))}%`
