import { earlyOf, forward } from '../forward'
import type { Problem } from '../problem'
import { lastFinish } from '../schedulePlan'
import { tracerOf } from './critical'

/** In place of a milestone. */
export const wholePlan = -1

/** The dates of one plan with other amounts of work, again and again. What it gives is true until the next `run`. */
export interface Passes {
  /** Schedules the plan with these amounts left, by node, in the measure of each task's pace. */
  run(left: Float64Array): void
  /** The point of a milestone, by its place in the plan; of the last finish of all for `wholePlan`. */
  finishOf(milestone: number): number
  /** Adds one, by task, for each open task that drives that date. */
  countCritical(milestone: number, counts: Int32Array): void
}

export function passesOf(problem: Problem): Passes {
  const { outline: { tasks }, milestones } = problem.network
  const early = earlyOf(problem)
  const trace = tracerOf(problem, early)
  let left = problem.left
  const finishOf = (milestone: number): number =>
    milestone === wholePlan ? lastFinish(problem, early) : early.finish[tasks.length + milestone]!
  return {
    finishOf,
    run(amounts) {
      left = amounts
      forward(problem, early, left)
    },
    countCritical(milestone, counts) {
      if (milestone !== wholePlan) return trace([tasks.length + milestone], left, counts)
      const last = finishOf(wholePlan)
      const ends: number[] = []
      for (let node = 0; node < tasks.length + milestones.length; node++) if (early.finish[node] === last) ends.push(node)
      trace(ends, left, counts)
    },
  }
}
