import { FS } from '../../network'
import { free, type Problem } from '../problem'
import { finishOf, settled, startBehind } from '../timing'
import { graphOf, withPredecessorsFirst, type Graph } from './graph'
import { boundOf, mirrored } from './mirror'
import { mirroredPacked, packedOf, type Packed } from './packed'
import { serialSide } from './serial'
import { serialPackedSide } from './serialPacked'
import type { Side } from './side'

/** What makes schedules of a problem, in both directions of time. */
export interface Machine {
  readonly problem: Problem
  /** Slot t is slot `horizon - 1 - t` of the way back. No schedule needs more slots than this. */
  readonly horizon: number
  readonly ahead: Side
  readonly back: Side
  /** Of each task: the least slots from the start of the plan to its start, by links and releases alone. */
  readonly head: Int32Array
  /** Of each task: the least slots from its finish to the end of the plan. */
  readonly tail: Int32Array
  /** As `tail`, but at least so long that what has to finish by a date, or is late behind it, comes in time for the longest path. */
  readonly urgency: Int32Array
  readonly graph: Graph
  /** Whether tasks may change places freely: the makespan is all that counts, and all are of the same priority. */
  readonly isPlain: boolean
  /** The problem as words, when it is plain enough. */
  readonly packed: Packed | undefined
  /** Puts an order by dates right: higher priorities first, predecessors before all that waits for them. */
  arrange(order: Int32Array): void
  /** Whether a link leads to a task from another, or it ranks below it. */
  waitsFor(task: number, other: number): boolean
}

export function machineOf(problem: Problem): Machine {
  const horizon = horizonOf(problem)
  const graph = graphOf(problem)
  const turned = mirrored(problem, horizon)
  const back = graphOf(turned)
  const packed = packedOf(problem, graph, horizon)
  const ranks = ranksOf(problem, graph)
  const areDatesInOrder = problem.links.type.every((type, e) => type === FS && 0 <= problem.links.lag[e]!)
  const loose = { ...turned, fixed: turned.fixed.map(() => free), release: new Int32Array(problem.tasks) }
  const tail = earliest(loose, back, backwards(problem.tasks))
  const head = earliest(problem, graph, forwards(problem.tasks))
  const lateness = latenessOf(problem, head)
  return {
    problem, horizon, graph, packed, head, tail,
    urgency: lateness ? earliest({ ...loose, release: lateness }, back, backwards(problem.tasks)) : tail,
    isPlain: !ranks && problem.weight.every((each) => each === 0),
    ahead: packed ? serialPackedSide(packed) : serialSide(problem, graph),
    back: packed ? serialPackedSide(mirroredPacked(packed, turned, back, graph)) : serialSide(turned, back),
    arrange(order) {
      if (ranks) order.sort((a, b) => ranks[b]! - ranks[a]!)
      if (ranks || !areDatesInOrder) withPredecessorsFirst(graph, problem.links.from, order)
    },
    waitsFor(task, other) {
      if (ranks && ranks[task]! < ranks[other]!) return true
      for (let e = graph.into[task]!; e < graph.into[task + 1]!; e++) if (problem.links.from[graph.inLink[e]!] === other) return true
      return false
    },
  }
}

const forwards = (count: number): Int32Array => Int32Array.from({ length: count }, (_, v) => v)
const backwards = (count: number): Int32Array => forwards(count).reverse()

/** All tasks one after another, each after all its links. */
function horizonOf(problem: Problem): number {
  const { tasks, links, fixed, release } = problem
  const order = graphOf(problem)
  const [start, finish] = [new Int32Array(tasks), new Int32Array(tasks)]
  let end = 0
  for (let v = 0; v < tasks; v++) if (fixed[v] !== free) end = Math.max(end, finishOf(problem, v, fixed[v]!))
  for (let v = 0; v < tasks; v++) {
    let bound = Math.max(end, release[v]!)
    for (let e = order.into[v]!; e < order.into[v + 1]!; e++) {
      const link = order.inLink[e]!
      bound = Math.max(bound, startBehind(problem, link, start[links.from[link]!]!, finish[links.from[link]!]!))
    }
    start[v] = fixed[v] === free ? settled(problem, v, bound) : fixed[v]!
    finish[v] = finishOf(problem, v, start[v]!)
    end = Math.max(end, finish[v]!)
  }
  return end + 1
}

/** The first start of each task by links and releases, as if there were enough of everything. */
function earliest(problem: Problem, { into, inLink }: Graph, order: Int32Array): Int32Array {
  const { links, fixed, release } = problem
  const [start, finish] = [new Int32Array(problem.tasks), new Int32Array(problem.tasks)]
  for (const v of order) {
    let bound = release[v]!
    for (let e = into[v]!; e < into[v + 1]!; e++) {
      const from = links.from[inLink[e]!]!
      bound = Math.max(bound, startBehind(problem, inLink[e]!, start[from]!, finish[from]!))
    }
    start[v] = fixed[v] === free ? settled(problem, v, bound) : fixed[v]!
    finish[v] = finishOf(problem, v, start[v]!)
  }
  return start
}

/** How far before the end of the longest path each task has to finish; undefined where none has to. */
function latenessOf(problem: Problem, head: Int32Array): Int32Array | undefined {
  const end = head.reduce((last, start, v) => Math.max(last, finishOf(problem, v, start)), 0)
  const lateness = problem.latest.map((_, v) => Math.max(0, end - boundOf(problem, v)))
  return lateness.some((each) => 0 < each) ? lateness : undefined
}

/** The priority of each task, or of the most important one that waits for it; undefined when all are the same. */
function ranksOf({ priority, tasks, links }: Problem, { outOf, outLink }: Graph): Int32Array | undefined {
  if (priority.every((each) => each === priority[0])) return undefined
  const rank = priority.slice()
  for (let v = tasks - 1; 0 <= v; v--) {
    for (let e = outOf[v]!; e < outOf[v + 1]!; e++) rank[v] = Math.max(rank[v]!, rank[links.to[outLink[e]!]!]!)
  }
  return rank
}

