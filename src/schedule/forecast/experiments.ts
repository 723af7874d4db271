import { samplerOf } from './sampler'
import type { Simulation } from './simulate'
import { valueAt } from './spread'

/** Runs of a simulation again with one thing changed and the same chances otherwise, so that every difference is its doing. */
export interface Experiments {
  /** The points of the target in the first runs, as `points` has them, but a risk never occurs: by its place in `risks`. */
  withoutRisk(at: number, points: Float64Array): Float64Array
  /** The same, but what is left of an uncertain task is always that at a normal score: by its place in `tasks`. */
  withTaskAt(at: number, score: number, runs: number): Float64Array
}

export function experimentsOf({ chances, passes, target }: Simulation): Experiments {
  const sampler = samplerOf(chances)
  const amounts = new Float64Array(chances.left.length)
  const pointOf = (): number => {
    passes.run(amounts)
    return passes.finishOf(target)
  }
  return {
    withoutRisk: (at, points) =>
      points.map((point, run) => {
        if (!sampler.occurs(run, at)) return point
        sampler.draw(run, amounts, at)
        return pointOf()
      }),
    withTaskAt(at, score, runs) {
      const task = chances.tasks[at]!
      const fixed = valueAt(task, score)
      const scores = sampler.scoresOfTask(at)
      return Float64Array.from({ length: runs }, (_, run) => {
        sampler.draw(run, amounts)
        // What risks add to the task stays.
        const amount = Math.max(0, amounts[task.task]! + fixed - valueAt(task, scores[run]!))
        amounts[task.task] = chances.fractional[task.task] === 1 ? amount : Math.round(amount)
        return pointOf()
      })
    },
  }
}
