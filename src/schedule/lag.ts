import { firstPoint, lastPoint, workAt, type Point } from '../time/axis'
import type { Early } from './forward'
import { later } from './pace'
import type { Problem } from './problem'

/** How the lag of an edge counts: in working minutes, in minutes of the clock, as a share of the predecessor's duration. */
export const lagKinds = { working: 0, elapsed: 1, share: 2 } as const

/** A moment moved by the lag of an edge: the earliest that the other end may be. */
export function afterLag(problem: Problem, early: Early, edge: number, moment: Point): Point {
  const { network, axis, project } = problem
  if (network.lag[edge] === 0) return moment
  const minutes = lagMinutes(problem, early, edge)
  return network.lagKind[edge] === lagKinds.elapsed ? later(axis, moment, minutes) : firstPoint(project, workAt(project, moment) + minutes)
}

/** The last moment that `afterLag` does not take beyond a bound. */
export function beforeLag(problem: Problem, early: Early, edge: number, bound: Point): Point {
  const { network, axis, project } = problem
  if (network.lag[edge] === 0 || bound === Infinity) return bound
  const minutes = lagMinutes(problem, early, edge)
  return network.lagKind[edge] === lagKinds.elapsed ? later(axis, bound, -minutes) : lastPoint(project, workAt(project, bound) - minutes)
}

/** The minutes of a lag. The duration of a predecessor is the working time of the project from its early start to its early finish. */
export function lagMinutes({ network: { lag, lagKind, from }, project }: Problem, { start, finish }: Early, edge: number): number {
  if (lagKind[edge] !== lagKinds.share) return lag[edge]!
  const before = from[edge]!
  return Math.round(lag[edge]! * (workAt(project, finish[before]!) - workAt(project, start[before]!)))
}
