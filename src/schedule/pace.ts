import {
  finishPoint, firstPoint, isBefore, lastPoint, minuteOf, pointAt, startPoint, touches, workAt, type Axis, type Point, type Track,
} from '../time/axis'
import { firstAt, firstMinute, lastAt, lastMinute, workUntil, type WorkingCalendar } from '../time/calendar'
import type { Minute } from '../time/day'

/**
 * How an amount of work turns into time. `calendar`: amounts are whole working minutes. `elapsed`: amounts are
 * minutes of the wall clock. `crew`: amounts are minutes of effort, done by several people whose hours differ.
 */
export type Pace =
  | { readonly kind: 'calendar'; readonly calendar: WorkingCalendar; readonly track: Track }
  | { readonly kind: 'elapsed'; readonly calendar: WorkingCalendar; readonly track: Track }
  | { readonly kind: 'crew'; readonly calendar: WorkingCalendar; readonly track: Track; readonly members: readonly Member[] }

/** Somebody at work: `rate` minutes of effort are done in a working minute of the track. */
export interface Member {
  readonly calendar: WorkingCalendar
  readonly track: Track
  readonly rate: number
}

/** The first moment at or after a bound at which work can start. */
export function startFrom(pace: Pace, bound: Point, amount: number): Point {
  if (pace.kind === 'elapsed') return bound
  if (amount === 0 && isAtWork(pace, bound)) return bound
  if (pace.kind === 'calendar') return startPoint(pace.track, bound)
  return Math.min(...pace.members.map(({ track }) => startPoint(track, bound)))
}

/** Where work that starts at a moment finishes. */
export function finishOf(pace: Pace, start: Point, amount: number): Point {
  if (amount === 0) return start
  if (pace.kind === 'elapsed') return later(pace.track.axis, start, amount)
  if (pace.kind === 'calendar') return firstPoint(pace.track, workAt(pace.track, start) + amount)
  return crewFinish(pace, start, amount)
}

/** The last moment at which work can start to be finished by a bound. */
export function startOf(pace: Pace, bound: Point, amount: number): Point {
  if (amount === 0) return finishBy(pace, bound, amount)
  if (pace.kind === 'elapsed') return later(pace.track.axis, bound, -amount)
  if (pace.kind === 'calendar') return lastPoint(pace.track, workAt(pace.track, bound) - amount)
  return crewStart(pace, bound, amount)
}

/** The last moment at or before a bound at which work can finish. */
export function finishBy(pace: Pace, bound: Point, amount: number): Point {
  if (pace.kind === 'elapsed') return bound
  if (amount === 0 && isAtWork(pace, bound)) return bound
  if (pace.kind === 'calendar') return finishPoint(pace.track, bound)
  return Math.max(...pace.members.map(({ track }) => finishPoint(track, bound)))
}

/** The last point at or before a bound at which work can start. */
export const startBy = (pace: Pace, bound: Point, amount: number): Point =>
  isBefore(pace.track.axis, bound, startFrom(pace, bound, amount)) ? startOf(pace, bound, Math.min(amount, 1)) : bound

/** A point moved by minutes of the wall clock. */
export const later = (axis: Axis, point: Point, minutes: number): Point =>
  pointAt(axis, withinTime(minuteOf(axis, point) + minutes))

const isAtWork = (pace: Pace, point: Point): boolean =>
  pace.kind === 'crew' ? pace.members.some(({ track }) => touches(track, point)) : touches(pace.track, point)

type Crew = Extract<Pace, { kind: 'crew' }>

/** Effort that floating point lost is no effort. */
const tolerance = 1e-6

/** The smallest minute by which the members did the amount. Any of them alone bounds it from above. */
function crewFinish({ track: { axis }, members }: Crew, start: Point, amount: number): Point {
  const from = minuteOf(axis, start)
  const goal = effortUntil(members, from) + amount - tolerance
  let low: number = from
  let high: number = Math.min(...members.map(({ calendar, rate }) => alone(calendar, from, Math.ceil(amount / rate))))
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (goal <= effortUntil(members, middle as Minute)) high = middle
    else low = middle + 1
  }
  return pointAt(axis, low as Minute)
}

/** The largest minute from which the members do the amount by the bound. */
function crewStart({ track: { axis }, members }: Crew, bound: Point, amount: number): Point {
  const to = minuteOf(axis, bound)
  const goal = effortUntil(members, to) - amount + tolerance
  let low: number = Math.max(...members.map(({ calendar, rate }) => alone(calendar, to, -Math.ceil(amount / rate))))
  let high: number = to
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (effortUntil(members, middle as Minute) <= goal) low = middle
    else high = middle - 1
  }
  return pointAt(axis, low as Minute)
}

const alone = (calendar: WorkingCalendar, from: Minute, minutes: number): Minute =>
  minutes < 0 ? lastAt(calendar, workUntil(calendar, from) + minutes) : firstAt(calendar, workUntil(calendar, from) + minutes)

function effortUntil(members: readonly Member[], moment: Minute): number {
  let effort = 0
  for (const { calendar, rate } of members) effort += rate * workUntil(calendar, moment)
  return effort
}

const withinTime = (moment: number): Minute => Math.min(Math.max(Math.round(moment), firstMinute), lastMinute) as Minute
