/** Units a duration may be written in. */
export type DurationUnit = 'min' | 'h' | 'd' | 'w' | 'mo'

/** `3d`, `4h`, `2w`, `1.5d`, `90min`, `1mo`; with `elapsed`, wall-clock time such as `3ed`. */
export interface Duration {
  readonly amount: number
  readonly unit: DurationUnit
  /** True when nights and holidays count. */
  readonly elapsed: boolean
}

/** How many working minutes a unit of a duration has. */
export interface DayLength {
  readonly minutesPerDay: number
  readonly daysPerWeek: number
}

/** Longer durations are slips of the finger: 100 years of wall-clock time. */
const longest = 100 * 366 * 1440

const workingDaysPerMonth = 20
const pattern = /^([+-]?)(\d+(?:\.\d+)?)(e?)(min|mo|h|d|w)$/

/** Reads a duration with an optional sign; undefined for any other form, bare `m` among them. */
export function parseDuration(text: string): Duration | undefined {
  const match = pattern.exec(text)
  if (!match) return undefined
  const amount = Number(match[2]) * (match[1] === '-' ? -1 : 1)
  const duration: Duration = { amount, unit: match[4] as DurationUnit, elapsed: match[3] === 'e' }
  return Math.abs(elapsedMinutes(duration)) <= longest ? duration : undefined
}

export const formatDuration = (duration: Duration): string =>
  `${duration.amount}${duration.elapsed ? 'e' : ''}${duration.unit}`

/** Minutes of working time, a day being the calendar's day; not rounded. Elapsed durations have no working time. */
export function workingMinutes(duration: Duration, length: DayLength): number {
  switch (duration.unit) {
    case 'min':
      return duration.amount
    case 'h':
      return duration.amount * 60
    case 'd':
      return duration.amount * length.minutesPerDay
    case 'w':
      return duration.amount * length.minutesPerDay * length.daysPerWeek
    case 'mo':
      return duration.amount * length.minutesPerDay * workingDaysPerMonth
  }
}

/** Minutes on the wall clock: a day is 24 hours, a week 7 days, a month 30 days. */
export function elapsedMinutes(duration: Duration): number {
  return duration.amount * { min: 1, h: 60, d: 1440, w: 7 * 1440, mo: 30 * 1440 }[duration.unit]
}
