import {
  firstAt, firstMinute, lastAt, lastMinute, startAt, finishAt, touchesWork, workUntil, type WorkingCalendar,
} from '../time/calendar'
import type { Minute } from '../time/day'

/**
 * How an amount of work turns into time. `calendar`: amounts are whole working minutes. `elapsed`: amounts are
 * minutes of the wall clock. `crew`: amounts are minutes of effort, done by several people whose hours differ.
 */
export type Pace =
  | { readonly kind: 'calendar'; readonly calendar: WorkingCalendar }
  | { readonly kind: 'elapsed'; readonly calendar: WorkingCalendar }
  | { readonly kind: 'crew'; readonly calendar: WorkingCalendar; readonly members: readonly Member[] }

/** Somebody at work: `rate` minutes of effort are done in a working minute of the calendar. */
export interface Member {
  readonly calendar: WorkingCalendar
  readonly rate: number
}

/** The first moment at or after a bound at which work can start. */
export function startFrom(pace: Pace, bound: Minute, amount: number): Minute {
  if (pace.kind === 'elapsed') return bound
  if (amount === 0 && touches(pace, bound)) return bound
  if (pace.kind === 'calendar') return startAt(pace.calendar, bound)
  return least(pace.members.map(({ calendar }) => startAt(calendar, bound)))
}

/** Where work that starts at a moment finishes. */
export function finishOf(pace: Pace, start: Minute, amount: number): Minute {
  if (amount === 0) return start
  if (pace.kind === 'elapsed') return within(start + amount)
  if (pace.kind === 'calendar') return firstAt(pace.calendar, workUntil(pace.calendar, start) + amount)
  return crewFinish(pace.members, start, amount)
}

/** The last moment at which work can start to be finished by a bound. */
export function startOf(pace: Pace, bound: Minute, amount: number): Minute {
  if (amount === 0) return finishBy(pace, bound, amount)
  if (pace.kind === 'elapsed') return within(bound - amount)
  if (pace.kind === 'calendar') return lastAt(pace.calendar, workUntil(pace.calendar, bound) - amount)
  return crewStart(pace.members, bound, amount)
}

/** The last moment at or before a bound at which work can finish. */
export function finishBy(pace: Pace, bound: Minute, amount: number): Minute {
  if (pace.kind === 'elapsed') return bound
  if (amount === 0 && touches(pace, bound)) return bound
  if (pace.kind === 'calendar') return finishAt(pace.calendar, bound)
  return most(pace.members.map(({ calendar }) => finishAt(calendar, bound)))
}

const touches = (pace: Pace, moment: Minute): boolean =>
  pace.kind === 'crew'
    ? pace.members.some(({ calendar }) => touchesWork(calendar, moment))
    : touchesWork(pace.calendar, moment)

/** Effort that floating point lost is no effort. */
const tolerance = 1e-6

/** The smallest minute by which the members did the amount. Any of them alone bounds it from above. */
function crewFinish(members: readonly Member[], start: Minute, amount: number): Minute {
  const goal = effortUntil(members, start) + amount - tolerance
  let low: number = start
  let high: number = least(members.map(({ calendar, rate }) => alone(calendar, start, Math.ceil(amount / rate))))
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (goal <= effortUntil(members, middle as Minute)) high = middle
    else low = middle + 1
  }
  return low as Minute
}

/** The largest minute from which the members do the amount by the bound. */
function crewStart(members: readonly Member[], bound: Minute, amount: number): Minute {
  const goal = effortUntil(members, bound) - amount + tolerance
  let low: number = most(members.map(({ calendar, rate }) => alone(calendar, bound, -Math.ceil(amount / rate))))
  let high: number = bound
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (effortUntil(members, middle as Minute) <= goal) low = middle
    else high = middle - 1
  }
  return low as Minute
}

const alone = (calendar: WorkingCalendar, from: Minute, minutes: number): Minute =>
  minutes < 0 ? lastAt(calendar, workUntil(calendar, from) + minutes) : firstAt(calendar, workUntil(calendar, from) + minutes)

function effortUntil(members: readonly Member[], moment: Minute): number {
  let effort = 0
  for (const { calendar, rate } of members) effort += rate * workUntil(calendar, moment)
  return effort
}

const least = (moments: readonly Minute[]): Minute => Math.min(...moments) as Minute
const most = (moments: readonly Minute[]): Minute => Math.max(...moments) as Minute

/** Takes a moment between the borders of time. */
export const within = (moment: number): Minute =>
  Math.min(Math.max(Math.round(moment), firstMinute), lastMinute) as Minute
