import { minutesPerDay } from './day'

/** One working stretch of a day in minutes from midnight, half-open; `to` may be 1440. */
export interface Shift {
  readonly from: number
  readonly to: number
}

const morning = 8 * 60
const noon = 12 * 60
const breakMinutes = 60

/** Sorted, without overlaps or gaps of no length, within one day. Empty and reversed shifts are left out. */
export function mergeShifts(shifts: readonly Shift[]): readonly Shift[] {
  const sorted = shifts
    .map(({ from, to }) => ({ from: Math.max(0, Math.round(from)), to: Math.min(minutesPerDay, Math.round(to)) }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from)
  const merged: { from: number; to: number }[] = []
  for (const shift of sorted) {
    const last = merged.at(-1)
    if (last && shift.from <= last.to) last.to = Math.max(last.to, shift.to)
    else merged.push(shift)
  }
  return merged
}

/**
 * The hours of a day of which only the length is known: from 08:00 with a break from 12:00 to 13:00 for as long as
 * it takes, earlier when it would not end by midnight, without the break when there is no room for one.
 */
export function shiftsOfLength(minutes: number): readonly Shift[] {
  const length = Math.min(minutesPerDay, Math.max(1, Math.round(minutes)))
  if (minutesPerDay - breakMinutes < length) return [{ from: 0, to: length }]
  if (length <= noon - morning) return [{ from: morning, to: morning + length }]
  const from = Math.min(morning, minutesPerDay - breakMinutes - length)
  return [
    { from, to: noon },
    { from: noon + breakMinutes, to: from + length + breakMinutes },
  ]
}

/** What lies in both of two days' hours, each sorted and apart. */
export const commonShifts = (some: readonly Shift[], others: readonly Shift[]): readonly Shift[] =>
  some.flatMap((one) => others.map((other) => ({ from: Math.max(one.from, other.from), to: Math.min(one.to, other.to) }))).filter(({ from, to }) => from < to)

export const lengthOf = (shifts: readonly Shift[]): number => shifts.reduce((sum, { from, to }) => sum + to - from, 0)

/** Minutes of work before a minute of the day. */
export function workBefore(shifts: readonly Shift[], minute: number): number {
  let work = 0
  for (const { from, to } of shifts) {
    if (minute <= from) break
    work += Math.min(minute, to) - from
  }
  return work
}

/** The first minute of the day at which that much work is behind; 0 < work <= the day's work. */
export function firstMinuteWith(shifts: readonly Shift[], work: number): number {
  let left = work
  for (const { from, to } of shifts) {
    if (left <= to - from) return from + left
    left -= to - from
  }
  return shifts.at(-1)?.to ?? minutesPerDay
}

/** The last minute of the day at which no more than that work is behind; 0 <= work < the day's work. */
export function lastMinuteWith(shifts: readonly Shift[], work: number): number {
  let left = work
  for (const { from, to } of shifts) {
    if (left < to - from) return from + left
    left -= to - from
  }
  return shifts.at(-1)?.to ?? minutesPerDay
}
