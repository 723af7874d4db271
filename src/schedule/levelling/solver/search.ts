import type { Cost } from '../problem'
import { compareCosts, costOf } from './cost'
import type { Machine } from './machine'
import { sortedBy } from './sortedBy'

/** A schedule, and an order of the tasks (by finish) that leads back to it. */
export interface Found {
  readonly order: Int32Array
  readonly start: Int32Array
  readonly finish: Int32Array
  cost: Cost
  over: readonly number[]
}

/** What all parts of a search share. */
export interface Search {
  readonly machine: Machine
  readonly random: () => number
  /** No schedule is shorter. */
  readonly bound: number
  /** Schedules made so far; partial ones count in part. */
  spent: number
  /** The best of all that was found. */
  readonly best: Found
}

export const foundOf = (tasks: number): Found => ({
  order: new Int32Array(tasks),
  start: new Int32Array(tasks),
  finish: new Int32Array(tasks),
  cost: { over: Infinity, late: Infinity, makespan: Infinity, finishes: Infinity },
  over: [],
})

function copyTo(target: Found, { order, start, finish, cost, over }: Found): void {
  target.order.set(order)
  target.start.set(start)
  target.finish.set(finish)
  target.cost = cost
  target.over = over
}

/** Fills a schedule from its order. */
export function decodeAhead(search: Search, found: Found): void {
  const { ahead } = search.machine
  ahead.decode(found.order, 0, found.start, found.finish)
  search.spent++
  found.over = ahead.over
  offer(search, found)
}

/** Takes the dates of a schedule for granted: gives it its cost and order, and keeps it when it is the best. */
export function offer({ machine: { problem, arrange }, best }: Search, found: Found): void {
  found.cost = costOf(problem, found.finish, found.over.length)
  sortedBy(found.finish, found.order)
  arrange(found.order)
  if (compareCosts(found.cost, best.cost) < 0) copyTo(best, found)
}

/**
 * Double justification (Valls, Ballestín & Quintanilla 2005): all tasks as late as possible from the last finish back, in the
 * reverse of the order; then all as early as possible again, in the order of the starts that this gave. Never makes a schedule longer
 * when nothing but links and resources holds tasks. Two schedules. `right` gets the starts in between.
 */
export function justify(search: Search, found: Found, end: number, right?: Int32Array): void {
  const { back, horizon, arrange } = search.machine
  const { order, start, finish } = found
  order.reverse()
  back.decode(order, horizon - end, start, finish)
  search.spent++
  for (let v = 0; v < finish.length; v++) finish[v] = horizon - finish[v]!
  right?.set(finish)
  sortedBy(finish, order)
  arrange(order)
  decodeAhead(search, found)
}

/** Whether nothing better is to be looked for. */
export const isSettled = ({ best: { cost }, bound }: Search): boolean =>
  cost.over === 0 && cost.late === 0 && cost.makespan <= bound
