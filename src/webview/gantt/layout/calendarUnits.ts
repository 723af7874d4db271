import { dayOf, firstMinuteOf, type Minute } from './units'

export type CalendarUnit = 'day' | 'week' | 'month' | 'quarter' | 'year' | 'decade'

/** The first minute of the unit that `minute` lies in. Weeks begin on Monday. */
export function startOf(unit: CalendarUnit, minute: number): Minute {
  const day = dayOf(minute)
  if (unit === 'day') return firstMinuteOf(day)
  if (unit === 'week') return firstMinuteOf(day - modulo(day + 3, 7))
  const date = new Date(minute * 60_000)
  const months = date.getUTCFullYear() * 12 + date.getUTCMonth()
  return firstMinuteOfMonth(months - modulo(months, monthsOf[unit]))
}

/** The first minute of the unit after the one that `minute` lies in. */
export function startOfNext(unit: CalendarUnit, minute: number): Minute {
  const start = startOf(unit, minute)
  if (unit === 'day') return firstMinuteOf(dayOf(start) + 1)
  if (unit === 'week') return firstMinuteOf(dayOf(start) + 7)
  const date = new Date(start * 60_000)
  return firstMinuteOfMonth(date.getUTCFullYear() * 12 + date.getUTCMonth() + monthsOf[unit])
}

const monthsOf = { month: 1, quarter: 3, year: 12, decade: 120 } as const

/** Months are counted from year 0. */
const firstMinuteOfMonth = (months: number): Minute => (Date.UTC(Math.floor(months / 12), modulo(months, 12)) / 60_000) as Minute

const modulo = (value: number, by: number): number => ((value % by) + by) % by
