import { isBefore, type Point } from '../../time/axis'
import { byFinish, byStart, earlyOf, resumeOf, visit, type Bounds, type Early } from '../forward'
import { outgoing } from '../network'
import { floorPoint, type Problem } from '../problem'
import type { Demands } from './demands'
import { Queue } from './queue'
import { Uses, type Wait } from './uses'

/** How tasks are placed. By node; moments are points. */
export interface Placing {
  /** The place in the order in which tasks take what they need, as far as their links allow. */
  readonly rank: Int32Array
  /** No earlier than that, besides what links and dates ask for; -Infinity for most. */
  readonly floor: Float64Array
  /** The last start: a task that would have to start later does not wait at all. Infinity when it may wait for ever. */
  readonly limit: Float64Array
  /** Of tasks: 1 for what stays where it is, see `fixedTasks`. */
  readonly fixed: Uint8Array
}

/** Where everything is, and what held it there. */
export interface Placed {
  readonly early: Early
  /** The tasks that levelling holds, with the resources that each waits for, and the tasks that have those until then. */
  readonly held: ReadonlyMap<number, Held>
}

export interface Held {
  /** When there is enough of everything. */
  readonly until: Point
  readonly causes: readonly Cause[]
}

export interface Cause {
  /** The place of the resource in the demands. */
  readonly resource: number
  readonly behind: readonly number[]
}

/**
 * The serial schedule generation scheme (Kelley 1963; Kolisch 1996) in exact time: in the order of their ranks, tasks are placed
 * where the forward pass puts them, or after that at the first moment from which all that they need is there until they
 * finish. It is the forward pass itself that places them: with the holds found here it gives the same dates again.
 *
 * What is under way, pinned or done stays where `base`, the dates without levelling, has it, and has what it needs before anything else;
 * what is left of a started task that waits for others goes with them. Nothing is used beyond capacity but by such tasks, and by those
 * at their limits.
 */
export function placeInOrder(problem: Problem, base: Early, demands: Demands, placing: Placing): Placed {
  const early = earlyOf(problem)
  const uses = new Uses(problem, demands)
  const floor = problem.floor.slice()
  const placer: Placer = { problem: { ...problem, floor }, early, uses, placing, bounds: { start: -Infinity, finish: -Infinity } }
  const { fixed } = placing
  for (const [node, stays] of fixed.entries()) if (stays === 1) uses.add(node, resumeOf(problem, base, node), base.finish[node]!)
  const waits = new Map<number, Wait>()
  inOrder(problem, placing.rank, (node) => uses.needs(node), (node) => {
    moveTo(placer, node, placing.floor[node]!)
    if (!uses.needs(node) || (fixed[node] === 1 && !isMoved(problem, base, early, node))) return
    if (fixed[node] === 1) uses.remove(node, resumeOf(problem, base, node), base.finish[node]!)
    const found = makeRoom(placer, node)
    if (found) waits.set(node, found)
    uses.add(node, resumeOf(problem, early, node), early.finish[node]!)
  })
  return { early, held: new Map([...waits].map(([node, wait]) => [node, heldBy(uses, node, wait)])) }
}

const heldBy = (uses: Uses, node: number, { until, blocks }: Wait): Held =>
  ({ until, causes: blocks.map((block) => ({ resource: block.resource, behind: uses.endingAt(block).filter((each) => each !== node) })) })

interface Placer {
  /** With floors of its own, which are what holds tasks. */
  readonly problem: Problem
  readonly early: Early
  readonly uses: Uses
  readonly placing: Placing
  readonly bounds: Bounds
}

/** By task, 1 for what stays where it is: pinned, or started and waiting for no link. */
export function fixedTasks(problem: Problem, base: Early): Uint8Array {
  const bounds: Bounds = { start: -Infinity, finish: -Infinity }
  const fixed = new Uint8Array(problem.works.length)
  const again = { ...base, start: base.start.slice(), finish: base.finish.slice(), resume: base.resume.slice() }
  for (const [node, work] of problem.works.entries()) {
    if (!work) continue
    if ((work.mustStart ?? work.mustFinish) !== undefined && work.state === 'open') fixed[node] = 1
    if (work.state !== 'started') continue
    const cause = visit(problem, again, node, bounds, work.left)
    if (cause !== byStart && cause !== byFinish) fixed[node] = 1
  }
  return fixed
}

/** Started work that waited for nothing may have to when what it waits for was moved. */
const isMoved = (problem: Problem, base: Early, { finish }: Early, node: number): boolean =>
  problem.works[node]!.state === 'started' && base.finish[node] !== finish[node]

/** Dates a task anew, no earlier than a point. */
function moveTo({ problem, early, bounds }: Placer, node: number, point: Point): void {
  const work = problem.works[node]
  if (work) problem.floor[node] = Math.max(problem.floor[node]!, floorPoint(work, point))
  visit(problem, early, node, bounds, problem.left[node]!)
}

/** Moves a task to where all that it needs is there, and says what it waited for last; undefined when it need not, or may not, wait. */
function makeRoom(placer: Placer, node: number): Wait | undefined {
  const { problem, early, uses, placing } = placer
  const first = problem.floor[node]!
  let last: Wait | undefined
  for (;;) {
    const before = resumeOf(problem, early, node)
    const found = uses.blocksOf(node, before, early.finish[node]!)
    if (!found) return last
    moveTo(placer, node, found.until)
    const now = resumeOf(problem, early, node)
    if (isBefore(problem.axis, before, now) && !isBefore(problem.axis, placing.limit[node]!, now)) {
      last = found
      continue
    }
    problem.floor[node] = first
    moveTo(placer, node, -Infinity)
    return undefined
  }
}

/** Visits each node after all that it waits for: those that wait for their turn by rank, all others at once. */
function inOrder({ network }: Problem, rank: Int32Array, waits: (node: number) => boolean, visitNode: (node: number) => void): void {
  const { nodes, into, to } = network
  const out = outgoing(network)
  const open = new Int32Array(nodes)
  const ready: number[] = []
  const queue = new Queue(rank)
  const add = (node: number): void => void (waits(node) ? queue.add(node) : ready.push(node))
  for (let node = 0; node < nodes; node++) if ((open[node] = into[node + 1]! - into[node]!) === 0) add(node)
  for (let node = ready.pop() ?? queue.take(); node !== undefined; node = ready.pop() ?? queue.take()) {
    visitNode(node)
    for (let o = out.from[node]!; o < out.from[node + 1]!; o++) {
      const next = to[out.edges[o]!]!
      if (--open[next]! === 0) add(next)
    }
  }
}
