import {
  createCalendar, firstAt, firstMinute, lastAt, lastMinute, touchesWork, workUntil, type WorkingCalendar,
} from './calendar'
import { addDays, minuteAt, type DayRange, type Minute } from './day'

/**
 * A moment as a number on an axis, which is the working time of one calendar. The whole part is the minutes worked
 * before the moment; the fraction says how far into the rest that follows it lies: 0 is the end of the work, `restEnd`
 * the beginning of the next. Later moments have greater points, so that the passes of a schedule compare and add
 * points and never look into a calendar. Within working hours both ends of the rest, which has no length, are the same
 * moment: ask `isBefore` whether two points differ. Infinite points stand for no moment at all.
 */
export type Point = number

export interface Axis {
  readonly calendar: WorkingCalendar
  /** No point leaves these two, the borders of time. */
  readonly first: Point
  readonly last: Point
}

/** How a calendar works as seen from an axis. */
export interface Track {
  readonly axis: Axis
  readonly calendar: WorkingCalendar
  /** `axis`: by the axis itself. `gaps`: the same without some leave. `apart`: by hours of its own. */
  readonly kind: 'axis' | 'gaps' | 'apart'
  /** Stretches of the axis that are not worked; empty unless the kind is `gaps`. */
  readonly gaps: Gaps
}

/** Stretches in whole points, sorted and apart from each other. */
interface Gaps {
  readonly from: Float64Array
  readonly end: Float64Array
  /** For each of them, the work of the track before it. */
  readonly before: Float64Array
}

/** What a minute of rest adds to a point, and the fraction of the end of any rest. Rests are shorter than 2^20 minutes. */
const restMinute = 2 ** -20
export const restEnd = 1 - restMinute

const always = createCalendar({ week: [0, 1, 2, 3, 4, 5, 6], hours: [{ from: 0, to: 1440 }] })

/** The axis of a calendar; that of the wall clock when the calendar rests for years. */
export function axisOf(calendar: WorkingCalendar): Axis {
  const plain = { calendar: restsShortly(calendar) ? calendar : always, first: -Infinity, last: Infinity }
  return { ...plain, first: pointAt(plain, firstMinute), last: pointAt(plain, lastMinute) }
}

function restsShortly(calendar: WorkingCalendar): boolean {
  const { weekBefore, exceptions } = calendar
  return 0 < weekBefore[7]! && exceptions.from.every((day) => {
    const work = workUntil(calendar, (day * 1440) as Minute)
    return lastAt(calendar, work) - firstAt(calendar, work) < 2 ** 20 - 1
  })
}

/** The point of a moment. */
export function pointAt({ calendar }: Pick<Axis, 'calendar'>, moment: Minute): Point {
  const work = workUntil(calendar, moment)
  const end = firstAt(calendar, work)
  if (moment <= end) return work
  return lastAt(calendar, work) <= moment ? work + restEnd : work + (moment - end) * restMinute
}

/** The moment of a finite point. */
export function minuteOf({ calendar }: Axis, point: Point): Minute {
  const work = Math.floor(point)
  const rest = point - work
  if (rest === 0) return firstAt(calendar, work)
  if (rest === restEnd) return lastAt(calendar, work)
  return Math.min(firstAt(calendar, work) + rest / restMinute, lastAt(calendar, work)) as Minute
}

/** Whether a point is an earlier moment than another one. Points of one moment differ by less than a minute of work. */
export const isBefore = (axis: Axis, point: Point, other: Point): boolean =>
  point < other && (1 <= other - point || minuteOf(axis, point) < minuteOf(axis, other))

const noGaps: Gaps = { from: new Float64Array(), end: new Float64Array(), before: new Float64Array() }

export function trackOf(axis: Axis, calendar: WorkingCalendar): Track {
  if (calendar === axis.calendar) return { axis, calendar, kind: 'axis', gaps: noGaps }
  if (calendar.base !== axis.calendar) return { axis, calendar, kind: 'apart', gaps: noGaps }
  return { axis, calendar, kind: 'gaps', gaps: gapsOf(axis, calendar.spec.leave ?? []) }
}

function gapsOf({ calendar }: Axis, leave: readonly DayRange[]): Gaps {
  const sorted = leave
    .filter(({ from, to }) => from <= to)
    .map(({ from, to }) => ({ from: workUntil(calendar, minuteAt(from)), end: workUntil(calendar, minuteAt(addDays(to, 1))) }))
    .filter(({ from, end }) => from < end)
    .sort((a, b) => a.from - b.from)
  const merged: { from: number; end: number }[] = []
  for (const gap of sorted) {
    const last = merged.at(-1)
    if (last && gap.from <= last.end) last.end = Math.max(last.end, gap.end)
    else merged.push(gap)
  }
  const from = Float64Array.from(merged, (gap) => gap.from)
  const end = Float64Array.from(merged, (gap) => gap.end)
  const before = from.slice()
  for (let gap = 1; gap < from.length; gap++) before[gap] = before[gap - 1]! + from[gap]! - end[gap - 1]!
  return { from, end, before }
}

/** The minutes that a track has worked before a point, counted from some fixed moment. */
export function workAt(track: Track, point: Point): number {
  if (track.kind === 'axis') return Math.floor(point)
  if (track.kind === 'apart') return workUntil(track.calendar, minuteOf(track.axis, point))
  const { from, end, before } = track.gaps
  const at = Math.floor(point)
  const gap = countUntil(from, at) - 1
  return gap < 0 ? at : before[gap]! + Math.max(0, at - end[gap]!)
}

/** The first point with that much work behind it: where work that takes up to there finishes. */
export function firstPoint(track: Track, work: number): Point {
  const { axis, gaps } = track
  if (track.kind === 'apart') return pointAt(axis, firstAt(track.calendar, work))
  const gap = track.kind === 'axis' ? -1 : countBelow(gaps.before, work) - 1
  return within(axis, gap < 0 ? work : gaps.end[gap]! + work - gaps.before[gap]!)
}

/** The last point with no more work behind it: where the work after it starts. */
export function lastPoint(track: Track, work: number): Point {
  const { axis, gaps } = track
  if (track.kind === 'apart') return pointAt(axis, lastAt(track.calendar, work))
  const gap = track.kind === 'axis' ? -1 : countUntil(gaps.before, work) - 1
  return within(axis, (gap < 0 ? work : gaps.end[gap]! + work - gaps.before[gap]!) + restEnd)
}

/** The first point of work at or after a point. */
export const startPoint = (track: Track, point: Point): Point => lastPoint(track, workAt(track, point))

/** The end of the last work at or before a point. */
export const finishPoint = (track: Track, point: Point): Point => firstPoint(track, workAt(track, point))

/** True within the working hours of a track and at both of their ends. */
export const touches = (track: Track, point: Point): boolean =>
  (track.kind === 'axis' && (point === Math.floor(point) || point - Math.floor(point) === restEnd)) ||
  touchesWork(track.calendar, minuteOf(track.axis, point))

/** Takes a point between the borders of time. */
const within = ({ first, last }: Axis, point: Point): Point => (point < first ? first : last < point ? last : point)

/** How many of some sorted numbers are at most a value. */
function countUntil(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! <= value) low = middle + 1
    else high = middle
  }
  return low
}

/** How many of some sorted numbers, all of them whole, are below a value. */
const countBelow = (sorted: Float64Array, value: number): number => countUntil(sorted, value - 0.5)
