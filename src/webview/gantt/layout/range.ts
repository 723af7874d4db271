import type { GanttModel } from '../../../protocol/gantt'
import { clamp, type Minute, minutesPerDay, type Span } from './units'

/** A slip of the finger (year 2999) must not make the rest of the plan a speck: nothing farther than this is shown. */
const farthest = 25 * 365 * minutesPerDay

const shortest = 28 * minutesPerDay

/** The schedule alone, without what is promised beyond its ends. */
export const scheduleSpan = (model: GanttModel): Span => spanOf([model.start, model.finish], model.asof)

/** All moments of a model, and its status date. */
export function chartRange(model: GanttModel): Span {
  const moments = [model.start, model.finish, model.asof]
  for (const row of model.rows) {
    for (const moment of [row.start, row.finish, row.due]) if (moment !== undefined) moments.push(moment)
  }
  return spanOf(moments, model.asof)
}

function spanOf(moments: readonly number[], asof: number): Span {
  const middle = Number.isFinite(asof) ? asof : (moments.find(Number.isFinite) ?? 0)
  let [from, to] = [Infinity, -Infinity]
  for (const moment of moments) {
    if (!Number.isFinite(moment)) continue
    from = Math.min(from, clamp(moment, middle - farthest, middle + farthest))
    to = Math.max(to, clamp(moment, middle - farthest, middle + farthest))
  }
  if (to < from) [from, to] = [middle, middle]
  return { from: from as Minute, to: Math.max(to, from + shortest) as Minute }
}
