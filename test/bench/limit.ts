/**
 * The limit line: what a forward and a backward pass and the float of a plan cost at least. Typed arrays, tasks
 * renumbered in topological order, whole numbers, no calendars, FS links alone, nothing checked, nothing explained.
 */
export interface LimitProblem {
  readonly duration: Float64Array
  /** The predecessors of task v are `before[from[v]]` to `before[from[v + 1]]`, half-open, all smaller than v. */
  readonly from: Int32Array
  readonly before: Int32Array
}

export interface LimitSchedule {
  readonly finish: Float64Array
  readonly lateFinish: Float64Array
  readonly float: Float64Array
}

export function limitSchedule({ duration, from, before }: LimitProblem, { finish, lateFinish, float }: LimitSchedule): number {
  const count = duration.length
  let last = 0
  for (let v = 0; v < count; v++) {
    let start = 0
    for (let e = from[v]!; e < from[v + 1]!; e++) if (start < finish[before[e]!]!) start = finish[before[e]!]!
    finish[v] = start + duration[v]!
    if (last < finish[v]!) last = finish[v]!
  }
  lateFinish.fill(last)
  for (let v = count - 1; 0 <= v; v--) {
    const lateStart = lateFinish[v]! - duration[v]!
    for (let e = from[v]!; e < from[v + 1]!; e++) if (lateStart < lateFinish[before[e]!]!) lateFinish[before[e]!] = lateStart
    float[v] = lateFinish[v]! - finish[v]!
  }
  return last
}

export const limitScheduleOf = (count: number): LimitSchedule => ({
  finish: new Float64Array(count),
  lateFinish: new Float64Array(count),
  float: new Float64Array(count),
})
