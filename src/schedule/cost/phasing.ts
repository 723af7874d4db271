import { workBetween } from '../../time/calendar'
import { addDays, dayOf, formatDay, minuteAt, weekdayOf, type Day, type Minute } from '../../time/day'
import type { Charge, Costs } from './charges'

/** Which amount of a charge, see there; `forecast` is what was paid and then what is to come. */
export type Part = 'planned' | 'forecast'

export type Period = 'day' | 'week' | 'month'

/** Longer curves are not made: a plan of more days has a date that is a slip of the finger. */
const mostMoments = 40_000

/**
 * What has fallen due of a charge by a moment. The planned amount is spread evenly over the working time from start to finish;
 * the actual one over that before the status date, the remaining one over that after it. Without working time it falls due at the end.
 */
export function dueBy(charge: Charge, part: Part, moment: Minute, now: Minute): number {
  const { from, to, planned, actual, remaining } = charge
  if (part === 'planned') return planned * passed(charge, from, to, moment)
  const paid = actual === 0 ? 0 : actual * passed(charge, Math.min(from, now) as Minute, Math.min(to, now) as Minute, moment)
  return remaining === 0 ? paid : paid + remaining * passed(charge, Math.max(from, now) as Minute, Math.max(to, now) as Minute, moment)
}

/** The share of the working time between two moments that has passed at a third. */
function passed({ calendar }: Charge, from: Minute, to: Minute, moment: Minute): number {
  if (to <= moment) return 1
  if (moment <= from) return 0
  const work = workBetween(calendar, from, to)
  return 0 < work ? workBetween(calendar, from, moment) / work : 0
}

/** What all charges together have come to at each of some moments in order. O(charges + moments each one lies over). */
export function curveOf({ charges, now }: Costs, part: Part, moments: readonly Minute[]): readonly number[] {
  const steps = new Float64Array(moments.length + 1)
  for (const charge of charges) {
    let before = 0
    const last = Math.max(charge.to, part === 'forecast' && charge.remaining !== 0 ? now : charge.to)
    for (let at = firstAfter(moments, Math.min(charge.from, part === 'forecast' ? now : charge.from)); at < moments.length; at++) {
      const due = dueBy(charge, part, moments[at]!, now)
      steps[at]! += due - before
      before = due
      if (last <= moments[at]!) break
    }
  }
  let sum = 0
  return moments.map((_, at) => (sum += steps[at]!))
}

/** The index of the first moment behind a bound, or at it. */
function firstAfter(moments: readonly Minute[], bound: number): number {
  let [low, high] = [0, moments.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (moments[middle]! < bound) low = middle + 1
    else high = middle
  }
  return low
}

/** The first and the last moment at which anything falls due; undefined when nothing does. */
export function spanOf({ charges, now }: Costs): { readonly from: Minute; readonly to: Minute } | undefined {
  let [from, to] = [Infinity, -Infinity]
  for (const charge of charges) {
    from = Math.min(from, charge.from, charge.actual === 0 ? Infinity : Math.min(charge.from, now))
    to = Math.max(to, charge.to, charge.remaining === 0 ? -Infinity : Math.max(charge.to, now))
  }
  return from <= to ? { from: from as Minute, to: to as Minute } : undefined
}

/** The ends of the days, weeks or months that lie over a span, each the beginning of the next. */
export function endsOf({ from, to }: { readonly from: Minute; readonly to: Minute }, period: Period): readonly Minute[] {
  const ends: Minute[] = []
  for (let day = dayOf(from); ends.length < mostMoments; ) {
    day = nextPeriod(day, period)
    ends.push(minuteAt(day))
    if (to <= minuteAt(day)) break
  }
  return ends
}

/** The first day of the period after that of a day. */
function nextPeriod(day: Day, period: Period): Day {
  if (period === 'day') return addDays(day, 1)
  if (period === 'week') return addDays(day, 7 - weekdayOf(day))
  const [year, month] = formatDay(day).split('-').map(Number) as [number, number]
  return (Date.UTC(year, month, 1) / 86_400_000) as Day
}
