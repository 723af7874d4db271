import { levelOf, minuteAt, type Scale, xOf } from './scale'
import { dayOf, firstMinuteOf, type Pixels } from './units'

/** Days without work: first and last day of each stretch, in order, as the protocol has them. */
export type DaysOff = readonly (readonly [first: number, last: number])[]

export interface Band {
  readonly x: Pixels
  readonly width: Pixels
}

/** What to shade; nothing where a weekend would be too thin to be told from its neighbours. */
export function bandsOf(daysOff: DaysOff, scale: Scale, width: Pixels): Band[] {
  if (!['day', 'week'].includes(levelOf(scale.pixelsPerDay))) return []
  const lastDay = dayOf(minuteAt(scale, width))
  const bands: Band[] = []
  for (let at = firstEndingFrom(daysOff, dayOf(scale.left)); at < daysOff.length; at++) {
    const [first, last] = daysOff[at]!
    if (lastDay < first) break
    const x = xOf(scale, firstMinuteOf(first))
    bands.push({ x, width: xOf(scale, firstMinuteOf(last + 1)) - x })
  }
  return bands
}

/** Working days after `from` up to and with `to`; 0 when `to` is not later. */
export function workingDaysBetween(daysOff: DaysOff, from: number, to: number): number {
  let off = 0
  for (let at = firstEndingFrom(daysOff, from + 1); at < daysOff.length; at++) {
    const [first, last] = daysOff[at]!
    if (to < first) break
    off += Math.min(last, to) - Math.max(first, from + 1) + 1
  }
  return Math.max(0, to - from - off)
}

/** The place of the first stretch that ends on or after a day. */
function firstEndingFrom(daysOff: DaysOff, day: number): number {
  let [low, high] = [0, daysOff.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (daysOff[middle]![1] < day) low = middle + 1
    else high = middle
  }
  return low
}
