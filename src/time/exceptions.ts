import type { Day, DayRange } from './day'
import { lengthOf, mergeShifts, type Shift } from './shifts'

/** Stretches of days that do not follow the week, sorted and apart from each other. */
export interface Exceptions {
  readonly from: Int32Array
  /** The day after the last one. */
  readonly end: Int32Array
  /** The hours of every day of the stretch; none when they are days off. */
  readonly hours: readonly (readonly Shift[])[]
  /** Minutes of work on every day of the stretch. */
  readonly work: Int32Array
}

/** What days are by name: where several speak of one day, leave beats `working`, which beats `holidays`. */
export interface ExceptionDays {
  readonly holidays?: readonly DayRange[]
  readonly working?: readonly WorkedDays[]
  readonly leave?: readonly DayRange[]
}

/** Days that are worked although the week says no, or at other hours. */
export interface WorkedDays extends DayRange {
  /** The hours of each of the days; as the calendar has them when left out. */
  readonly hours?: readonly Shift[]
}

/** Days off have no hours. */
export const dayOff: readonly Shift[] = []

/**
 * Ranges are cut at each other's borders, so that a holiday of a thousand years costs no more than one of a day.
 * `usual` gives the hours of a worked day that names none; they are asked for day by day when `isEven` is false.
 */
export function exceptionsOf({ holidays = [], working = [], leave = [] }: ExceptionDays, usual: (day: Day) => readonly Shift[], isEven: boolean): Exceptions {
  const worked: readonly WorkedDays[] = working.flatMap((each) => (each.hours === undefined && !isEven ? eachDay(each) : [each]))
  const borders = [...bordersOf(holidays, 0), ...bordersOf(leave, 2), ...worked.flatMap((each) => bordersOf([each], 1, each.hours ? mergeShifts(each.hours) : usual(each.from)))]
  borders.sort((a, b) => a.day - b.day)
  const open = [0, 0, 0]
  const hours: (readonly Shift[])[] = []
  const stretches: Stretch[] = []
  for (const [i, border] of borders.entries()) {
    open[border.kind] = (open[border.kind] ?? 0) + border.change
    if (border.hours) openHours(hours, border.hours, border.change)
    const next = borders[i + 1]
    if (!next || next.day <= border.day || !(open[0] || open[1] || open[2])) continue
    append(stretches, border.day, next.day, !open[2] && open[1] ? joined(hours) : dayOff)
  }
  return {
    from: Int32Array.from(stretches, (each) => each.from),
    end: Int32Array.from(stretches, (each) => each.end),
    hours: stretches.map((each) => each.hours),
    work: Int32Array.from(stretches, (each) => lengthOf(each.hours)),
  }
}

interface Stretch {
  from: number
  end: number
  readonly hours: readonly Shift[]
}

interface Border {
  readonly day: number
  readonly kind: number
  readonly change: 1 | -1
  /** Of worked days. */
  readonly hours?: readonly Shift[]
}

const bordersOf = (ranges: readonly DayRange[], kind: number, hours?: readonly Shift[]): Border[] =>
  ranges
    .filter(({ from, to }) => from <= to)
    .flatMap(({ from, to }) => [
      { day: from, kind, change: 1 as const, ...(hours && { hours }) },
      { day: to + 1, kind, change: -1 as const, ...(hours && { hours }) },
    ])

/** The days of a stretch, one by one. */
export const eachDay = ({ from, to }: DayRange): readonly WorkedDays[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => ({ from: (from + i) as Day, to: (from + i) as Day }))

function openHours(all: (readonly Shift[])[], hours: readonly Shift[], change: 1 | -1): void {
  if (change === 1) all.push(hours)
  else all.splice(all.indexOf(hours), 1)
}

/** A day of which several entries speak is worked at the hours of all of them. */
function joined(all: readonly (readonly Shift[])[]): readonly Shift[] {
  const [first = dayOff, ...more] = all
  return more.every((hours) => hours === first) ? first : mergeShifts(all.flat())
}

function append(stretches: Stretch[], from: number, end: number, hours: readonly Shift[]): void {
  const last = stretches.at(-1)
  if (last && last.end === from && last.hours === hours) last.end = end
  else stretches.push({ from, end, hours })
}
