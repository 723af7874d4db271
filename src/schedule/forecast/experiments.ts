import { samplerOf } from './sampler'
import type { Simulation } from './simulate'
import { valueAt } from './spread'

/** Runs of a simulation again with one thing changed and the same chances otherwise, so that every difference is its doing. */
export interface Experiments {
  /** The points of the target in the first runs, as `points` has them, but a risk never occurs: by its place in `risks`. */
  withoutRisk(at: number, points: Float64Array): Float64Array
  /**
   * The points of the target in the first runs, but what is left of one uncertain task is always that at a normal score: for
   * each of some tasks by itself, which are given by their places in `tasks`.
   */
  withTasksAt(places: readonly number[], score: number, runs: number): readonly Float64Array[]
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
    withTasksAt(places, score, runs) {
      const trials = places.map((at) => ({ ...chances.tasks[at]!, fixed: valueAt(chances.tasks[at]!, score), scores: sampler.scoresOfTask(at), points: new Float64Array(runs) }))
      for (let run = 0; run < runs; run++) {
        sampler.draw(run, amounts)
        for (const { task, fixed, scores, points, ...amount } of trials) {
          const drawn = amounts[task]!
          // What risks add to the task stays.
          const changed = Math.max(0, drawn + fixed - valueAt(amount, scores[run]!))
          amounts[task] = chances.fractional[task] === 1 ? changed : Math.round(changed)
          points[run] = pointOf()
          amounts[task] = drawn
        }
      }
      return trials.map(({ points }) => points)
    },
  }
}
