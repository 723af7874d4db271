import { firstAt, lastAt, workUntil, type WorkingCalendar } from '../time/calendar'
import type { Minute } from '../time/day'
import type { Network } from './network'
import { within } from './pace'

/** A moment moved by the lag of an edge: the earliest that the other end may be. */
export function afterLag({ lag, elapsed }: Network, edge: number, moment: Minute, calendar: WorkingCalendar): Minute {
  const minutes = lag[edge]!
  if (minutes === 0) return moment
  return elapsed[edge] === 1 ? within(moment + minutes) : firstAt(calendar, workUntil(calendar, moment) + minutes)
}

/** The last moment that `afterLag` does not take beyond a bound. */
export function beforeLag({ lag, elapsed }: Network, edge: number, bound: Minute, calendar: WorkingCalendar): Minute {
  const minutes = lag[edge]!
  if (minutes === 0) return bound
  return elapsed[edge] === 1 ? within(bound - minutes) : lastAt(calendar, workUntil(calendar, bound) - minutes)
}
