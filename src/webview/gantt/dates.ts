import type { CalendarUnit } from './layout/calendarUnits'
import { firstMinuteOf } from './layout/units'

/** Writes days and ticks as the user's language does. */
export interface Dates {
  /** `3 Mar`, with the year when the chart spans several. */
  readonly short: (day: number) => string
  /** `3 Mar`. */
  readonly brief: (day: number) => string
  /** `3 Mar 2026`. */
  readonly long: (day: number) => string
  readonly yearOf: (day: number) => number
  /** `3 – 14 Mar 2026`. */
  readonly range: (first: number, last: number) => string
  /** A label for a unit on the header's upper or lower line that fits into so many pixels; empty when none does. */
  readonly major: TickLabel
  readonly minor: TickLabel
}

export type TickLabel = (unit: CalendarUnit, minute: number, width: number) => string

export function datesIn(language: string, years: boolean): Dates {
  const format = (options: Intl.DateTimeFormatOptions) => formatIn(language, options)
  const short = format({ day: 'numeric', month: 'short', ...(years && { year: 'numeric' }) })
  const brief = format({ day: 'numeric', month: 'short' })
  const long = format({ day: 'numeric', month: 'short', year: 'numeric' })
  const ticks = tickFormats(format)
  const month = { short: format({ month: 'short' }), withYear: format({ month: 'long', year: 'numeric' }) }
  return {
    short: remembered(day => short.format(dateOf(day))),
    brief: remembered(day => brief.format(dateOf(day))),
    long: remembered(day => long.format(dateOf(day))),
    yearOf: day => dateOf(day).getUTCFullYear(),
    range: (first, last) => long.formatRange(dateOf(first), dateOf(last)),
    major: (unit, minute, width) => {
      const date = new Date(minute * 60_000)
      if (unit !== 'month' || width < 38) return unit === 'month' ? '' : ticks[unit](date, width)
      return width < 110 ? month.short.format(date) : month.withYear.format(date)
    },
    minor: (unit, minute, width) => ticks[unit](new Date(minute * 60_000), width),
  }
}

type Format = (options: Intl.DateTimeFormatOptions) => Intl.DateTimeFormat

/** An unknown language is no reason to show nothing. */
function formatIn(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const utc = { ...options, timeZone: 'UTC' }
  try {
    return new Intl.DateTimeFormat(language, utc)
  } catch {
    return new Intl.DateTimeFormat('en', utc)
  }
}

function tickFormats(format: Format): Record<CalendarUnit, (date: Date, width: number) => string> {
  const weekday = format({ weekday: 'short' })
  const month = format({ month: 'short' })
  const longMonth = format({ month: 'long' })
  const year = (date: Date) => String(date.getUTCFullYear())
  return {
    day: (date, width) => (width < 46 ? String(date.getUTCDate()) : `${weekday.format(date)} ${date.getUTCDate()}`),
    week: date => String(date.getUTCDate()),
    month: (date, width) => (width < 30 ? '' : width < 80 ? month.format(date) : longMonth.format(date)),
    quarter: (date, width) => (width < 26 ? '' : `Q${Math.floor(date.getUTCMonth() / 3) + 1}`),
    year: (date, width) => (width < 34 ? '' : year(date)),
    decade: (date, width) => (width < 80 ? '' : `${year(date)} – ${date.getUTCFullYear() + 9}`),
  }
}

/** Formatting costs more than drawing; a chart has some thousand days at most. */
function remembered(format: (day: number) => string): (day: number) => string {
  const known = new Map<number, string>()
  return day => {
    const found = known.get(day) ?? format(day)
    known.set(day, found)
    return found
  }
}

const dateOf = (day: number): Date => new Date(firstMinuteOf(day) * 60_000)
