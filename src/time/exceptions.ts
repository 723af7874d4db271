import type { DayRange } from './day'

/** Stretches of days that do not follow the week, sorted and apart from each other. */
export interface Exceptions {
  readonly from: Int32Array
  /** The day after the last one. */
  readonly end: Int32Array
  /** 1 when every day of the stretch is worked, 0 when none is. */
  readonly worked: Uint8Array
}

/** What days are by name: where several speak of one day, leave beats `working`, which beats `holidays`. */
export interface ExceptionDays {
  readonly holidays?: readonly DayRange[]
  readonly working?: readonly DayRange[]
  readonly leave?: readonly DayRange[]
}

/** Ranges are cut at each other's borders, so that a holiday of a thousand years costs no more than one of a day. */
export function exceptionsOf({ holidays = [], working = [], leave = [] }: ExceptionDays): Exceptions {
  const borders = [...bordersOf(holidays, 0), ...bordersOf(working, 1), ...bordersOf(leave, 2)]
  borders.sort((a, b) => a.day - b.day)
  const open = [0, 0, 0]
  const stretches: Stretch[] = []
  for (const [i, border] of borders.entries()) {
    open[border.kind] = (open[border.kind] ?? 0) + border.change
    const next = borders[i + 1]
    const worked = !open[2] && open[1] ? 1 : 0
    if (next && border.day < next.day && (open[0] || open[1] || open[2])) append(stretches, border.day, next.day, worked)
  }
  return {
    from: Int32Array.from(stretches, (each) => each.from),
    end: Int32Array.from(stretches, (each) => each.end),
    worked: Uint8Array.from(stretches, (each) => each.worked),
  }
}

interface Stretch {
  from: number
  end: number
  worked: number
}

interface Border {
  readonly day: number
  readonly kind: number
  readonly change: number
}

const bordersOf = (ranges: readonly DayRange[], kind: number): Border[] =>
  ranges
    .filter(({ from, to }) => from <= to)
    .flatMap(({ from, to }) => [
      { day: from, kind, change: 1 },
      { day: to + 1, kind, change: -1 },
    ])

function append(stretches: Stretch[], from: number, end: number, worked: number): void {
  const last = stretches.at(-1)
  if (last && last.end === from && last.worked === worked) last.end = end
  else stretches.push({ from, end, worked })
}
