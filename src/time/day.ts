declare const dayBrand: unique symbol
declare const minuteBrand: unique symbol

/** A calendar day without a time zone: the number of days since 1970-01-01. */
export type Day = number & { readonly [dayBrand]: true }

/** A local moment without a time zone: the number of wall-clock minutes since 1970-01-01T00:00. */
export type Minute = number & { readonly [minuteBrand]: true }

/** Days from `from` to `to`, both included. */
export interface DayRange {
  readonly from: Day
  readonly to: Day
}

export const minutesPerDay = 1440

/** Plans live between these years; anything else is a slip of the finger. */
const firstYear = 1900
const lastYear = 2999

const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/
const momentPattern = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})$/

/** Reads `2026-03-02`; undefined for any other form and for days that do not exist, such as `2026-02-30`. */
export function parseDay(text: string): Day | undefined {
  const match = datePattern.exec(text)
  if (!match) return undefined
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (year < firstYear || lastYear < year || month < 1 || 12 < month || date < 1) return undefined
  const time = Date.UTC(year, month - 1, date)
  return new Date(time).getUTCDate() === date ? ((time / 86_400_000) as Day) : undefined
}

/** Reads `2026-03-02T13:30`; undefined for any other form. `24:00` is the end of the day. */
export function parseMoment(text: string): Minute | undefined {
  const match = momentPattern.exec(text)
  const day = match ? parseDay(match[1] ?? '') : undefined
  if (!match || day === undefined) return undefined
  const minutes = Number(match[2]) * 60 + Number(match[3])
  if (minutesPerDay < minutes || 59 < Number(match[3])) return undefined
  return minuteAt(day, minutes)
}

/** `2026-03-02`. */
export const formatDay = (day: Day): string => new Date(day * 86_400_000).toISOString().slice(0, 10)

/** `2026-03-02T13:30`. */
export const formatMoment = (minute: Minute): string => new Date(minute * 60_000).toISOString().slice(0, 16)

export const minuteAt = (day: Day, minuteOfDay = 0): Minute => (day * minutesPerDay + minuteOfDay) as Minute

export const dayOf = (minute: Minute): Day => Math.floor(minute / minutesPerDay) as Day

/** The day on which work that ends at `minute` ends: midnight belongs to the day before. */
export const lastDayOf = (minute: Minute): Day => dayOf((minute - 1) as Minute)

export const addDays = (day: Day, days: number): Day => (day + days) as Day

/** 0 is Monday, 6 is Sunday. */
export const weekdayOf = (day: Day): number => (((day + 3) % 7) + 7) % 7
