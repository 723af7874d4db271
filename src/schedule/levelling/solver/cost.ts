import type { Cost, Problem } from '../problem'

export function costOf({ tasks, due, weight }: Problem, finish: Int32Array, over: number): Cost {
  let [late, makespan, finishes] = [0, 0, 0]
  for (let v = 0; v < tasks; v++) {
    const end = finish[v]!
    if (makespan < end) makespan = end
    if (weight[v] !== 0 && due[v]! < end) late += weight[v]! * (end - due[v]!)
    finishes += end
  }
  return { over, late, makespan, finishes }
}

/** Negative when the first cost is the lower one. */
export const compareCosts = (a: Cost, b: Cost): number =>
  a.over - b.over || a.late - b.late || a.makespan - b.makespan || a.finishes - b.finishes
