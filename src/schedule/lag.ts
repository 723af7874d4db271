import { firstPoint, lastPoint, workAt, type Point } from '../time/axis'
import { later } from './pace'
import type { Problem } from './problem'

/** A moment moved by the lag of an edge: the earliest that the other end may be. */
export function afterLag({ network: { lag, elapsed }, axis, project }: Problem, edge: number, moment: Point): Point {
  const minutes = lag[edge]!
  if (minutes === 0) return moment
  return elapsed[edge] === 1 ? later(axis, moment, minutes) : firstPoint(project, workAt(project, moment) + minutes)
}

/** The last moment that `afterLag` does not take beyond a bound. */
export function beforeLag({ network: { lag, elapsed }, axis, project }: Problem, edge: number, bound: Point): Point {
  const minutes = lag[edge]!
  if (minutes === 0 || bound === Infinity) return bound
  return elapsed[edge] === 1 ? later(axis, bound, -minutes) : lastPoint(project, workAt(project, bound) - minutes)
}
