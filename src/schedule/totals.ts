import type { Point } from '../time/axis'
import { backwardFrom, lateOf, slack, type Free, type Late } from './backward'
import type { Early } from './forward'
import { FS } from './network'
import { finishOf } from './pace'
import type { Problem } from './problem'

/** The outcome of the passes. */
export interface Passes {
  readonly problem: Problem
  /** The dates that are shown. */
  readonly early: Early
  readonly late: Late
  readonly free: () => Free
}

/** How far tasks may slip, by node; of a summary task the least, or first, or last, of all below it. */
export interface Margins {
  readonly float: Float64Array
  readonly free: Float64Array
  readonly lateStart: Float64Array
  readonly lateFinish: Float64Array
}

export function marginsOf(passes: Passes): Margins {
  const { outline } = passes.problem.network
  const filled = (value: number): Float64Array => new Float64Array(outline.tasks.length).fill(value)
  const margins: Margins = { float: filled(Infinity), free: filled(Infinity), lateStart: filled(Infinity), lateFinish: filled(-Infinity) }
  for (let at = outline.topDown.length - 1; 0 <= at; at--) {
    const node = outline.topDown[at]!
    if (outline.present[node] === 0) continue
    if (passes.problem.works[node]) {
      margins.float[node] = floatOf(passes, node)
      margins.free[node] = freeFloatOf(passes, node)
      margins.lateStart[node] = lateStartOf(passes, node)
      margins.lateFinish[node] = lateFinishOf(passes, node)
    }
    const above = outline.parent[node]!
    if (above < 0) continue
    for (const least of [margins.float, margins.free, margins.lateStart]) least[above] = Math.min(least[above]!, least[node]!)
    margins.lateFinish[above] = Math.max(margins.lateFinish[above]!, margins.lateFinish[node]!)
  }
  return margins
}

/** Total float of a task, in working minutes of the project's calendar. */
export const floatOf = ({ problem, early, late }: Passes, node: number): number => slack(problem, early, late, node)

/** By how much each open task that leads to a node may slip before that moves; by id, in the order of the plan. */
export function floatsTo({ problem, early }: Passes, target: number): ReadonlyMap<string, number> {
  const { network: { outline }, works, facts } = problem
  const late = lateOf(problem)
  backwardFrom(problem, early, target, late)
  const leads = leadingTo(problem, target)
  const floats = new Map<string, number>()
  for (let node = 0; node < outline.tasks.length; node++) {
    if (leads[node] === 1 && works[node] && facts[node] === 0) floats.set(outline.tasks[node]!.id, slack(problem, early, late, node))
  }
  return floats
}

/** 1 for a node and all that it waits for, near and far. */
function leadingTo({ order, network: { nodes, into, from } }: Problem, target: number): Uint8Array {
  const leads = new Uint8Array(nodes)
  leads[target] = 1
  for (let at = order.length - 1; 0 <= at; at--) {
    const node = order[at]!
    if (leads[node] === 1) for (let e = into[node]!; e < into[node + 1]!; e++) leads[from[e]!] = 1
  }
  return leads
}

export const freeFloatOf = (passes: Passes, node: number): number => Math.min(passes.free().float[node]!, floatOf(passes, node))

export function lateStartOf(passes: Passes, node: number): Point {
  const { problem, early, late } = passes
  if (problem.works[node]!.state !== 'open') return early.start[node]!
  return notBefore(late.begin[node]!, early.start[node]!, floatOf(passes, node))
}

export function lateFinishOf(passes: Passes, node: number): Point {
  const { problem, early, late } = passes
  const { state, pace, left } = problem.works[node]!
  const finish = state === 'open' ? finishOf(pace, late.begin[node]!, left) : late.finish[node]!
  return notBefore(finish, early.finish[node]!, floatOf(passes, node))
}

/** A late date that no working time parts from the early one is the early one. */
const notBefore = (late: Point, early: Point, float: number): Point => (0 <= float ? Math.max(late, early) : late)

/** Work and progress of tasks, summed up to summary tasks. */
export interface Totals {
  readonly minutes: Float64Array
  readonly done: Float64Array
  /** Tasks counted, and the sum of their progress: for what has no work at all. */
  readonly count: Float64Array
  readonly progress: Float64Array
}

export function totalsOf({ network: { outline }, works }: Problem): Totals {
  const zeros = (): Float64Array => new Float64Array(outline.tasks.length)
  const totals: Totals = { minutes: zeros(), done: zeros(), count: zeros(), progress: zeros() }
  for (let at = outline.topDown.length - 1; 0 <= at; at--) {
    const node = outline.topDown[at]!
    const work = works[node]
    if (work) {
      totals.minutes[node] = work.minutes
      totals.done[node] = work.minutes * work.progress
      totals.count[node] = 1
      totals.progress[node] = work.progress
    }
    const above = outline.parent[node]!
    if (above < 0 || outline.present[node] === 0) continue
    for (const sum of [totals.minutes, totals.done, totals.count, totals.progress]) sum[above]! += sum[node]!
  }
  return totals
}

/** From 0 to 1, weighted by work. */
export const progressAt = (totals: Totals, node: number): number => progressOf(totals, [node])

/** A milestone sums up the tasks that it waits for directly. */
export function progressBefore(totals: Totals, { network }: Problem, milestone: number): number {
  const { into, from, type, outline } = network
  const seen = new Set<number>()
  for (let e = into[milestone]!; e < into[milestone + 1]!; e++) {
    if (type[e] === FS && from[e]! < outline.tasks.length) seen.add(from[e]!)
  }
  return progressOf(totals, [...seen])
}

function progressOf(totals: Totals, nodes: readonly number[]): number {
  const sum = (values: Float64Array): number => nodes.reduce((total, node) => total + values[node]!, 0)
  const minutes = sum(totals.minutes)
  if (minutes !== 0) return sum(totals.done) / minutes
  const count = sum(totals.count)
  return count === 0 ? 0 : sum(totals.progress) / count
}
