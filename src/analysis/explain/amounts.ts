import type { Estimate, Rate } from '../../plan/model/values'
import type { WorkingCalendar } from '../../time/calendar'
import { elapsedMinutes, formatDuration, workingMinutes, type Duration } from '../../time/duration'
import { inDays } from '../words'

const hours = (minutes: number): string => {
  const rounded = Math.round((minutes / 60) * 100) / 100
  return `${rounded} ${rounded === 1 ? 'hour' : 'hours'}`
}

/** A duration in hours and days of a calendar. */
export function explainDuration(duration: Duration, calendar: WorkingCalendar): string {
  const written = `**${formatDuration(duration)}**`
  if (duration.elapsed) return `${written} · ${hours(elapsedMinutes(duration))} on the wall clock, nights and days off included`
  const minutes = workingMinutes(duration, calendar)
  const days = duration.unit === 'd' ? '' : `, ${inDays(minutes, calendar)}`
  return `${written} · ${hours(minutes)} of work${days}; a day is ${hours(calendar.minutesPerDay)}`
}

/**
 * Mean and deviation of a three-point estimate, (o + 4m + p) / 6 and (p - o) / 6, as in PERT (Malcolm, Roseboom, Clark and
 * Fazar, 1959).
 */
function pert({ low, likely, high }: { readonly low: number; readonly likely: number; readonly high: number }): { readonly mean: number; readonly deviation: number } {
  return { mean: (low + 4 * likely + high) / 6, deviation: (high - low) / 6 }
}

export function explainEstimate({ low, likely, high }: Estimate, calendar: WorkingCalendar): string {
  const minutes = (duration: Duration) => (duration.elapsed ? elapsedMinutes(duration) : workingMinutes(duration, calendar))
  const { mean, deviation } = pert({ low: minutes(low), likely: minutes(likely), high: minutes(high) })
  const length = likely.elapsed ? { minutesPerDay: 1440, daysPerWeek: 7 } : calendar
  return `**${[low, likely, high].map(formatDuration).join('..')}** · mean ${inDays(mean, length)}, deviation ${inDays(deviation, length)} (PERT); the schedule counts on the likely ${formatDuration(likely)}`
}

/** A rate by the hour and by the day of a calendar. */
export function explainRate({ amount, per }: Rate, calendar: WorkingCalendar, currency: string): string {
  const minutes = workingMinutes({ amount: 1, unit: per, elapsed: false }, calendar)
  const times = (of: number): string => `${Math.round((amount * of * 100) / minutes) / 100}${currency === '' ? '' : ` ${currency}`}`
  return `**${amount}/${per}** · ${times(60)} an hour, ${times(calendar.minutesPerDay)} a day of ${hours(calendar.minutesPerDay)}`
}
