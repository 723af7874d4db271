import { free, type Problem } from '../problem'
import { finishOf, settled, startBehind } from '../timing'
import type { Graph } from './graph'
import { usageOf } from './usage'

/**
 * An order by the parallel schedule generation scheme (Kelley 1963; Kolisch 1996): time moves on from slot to slot, and whatever may
 * start there and fits does, the lowest key first. Serial generation makes the same schedule of this order, or an earlier one.
 * Takes time for all tasks at each start, so that it is for problems of up to some thousand tasks.
 */
export function parallelOrder(problem: Problem, { into, inLink }: Graph, keys: Float64Array): Int32Array {
  const { tasks, fixed, release, links, demandOf, resource, amount } = problem
  const usage = usageOf(problem)
  usage.clear()
  const [start, finish] = [new Int32Array(tasks), new Int32Array(tasks)]
  const isPlaced = new Uint8Array(tasks)
  const order: number[] = []
  for (let v = 0; v < tasks; v++) if (fixed[v] !== free) place(v, fixed[v]!)
  let open = [...keys.keys()].filter((v) => fixed[v] === free).sort((a, b) => keys[a]! - keys[b]! || a - b)
  for (let slot = 0; 0 < open.length; ) {
    let [next, hasStarted] = [Infinity, false]
    for (const v of open) {
      const first = firstStart(v, slot)
      if (first === slot) place(v, slot)
      hasStarted ||= first === slot
      next = Math.min(next, first)
    }
    open = open.filter((v) => isPlaced[v] === 0)
    // What started may let others start in the same slot.
    if (!hasStarted) slot = next
  }
  return Int32Array.from(order)

  function place(v: number, slot: number): void {
    isPlaced[v] = 1
    order.push(v)
    start[v] = slot
    finish[v] = finishOf(problem, v, slot)
    for (let d = demandOf[v]!; d < demandOf[v + 1]! && slot < finish[v]!; d++) usage.take(resource[d]!, amount[d]!, slot, finish[v]!)
  }

  /** The given slot when a task may start there, otherwise a later one before which it cannot; Infinity while it waits for others. */
  function firstStart(v: number, slot: number): number {
    let bound = Math.max(slot, release[v]!)
    for (let e = into[v]!; e < into[v + 1]!; e++) {
      const from = links.from[inLink[e]!]!
      if (isPlaced[from] === 0) return Infinity
      bound = Math.max(bound, startBehind(problem, inLink[e]!, start[from]!, finish[from]!))
    }
    const first = settled(problem, v, bound)
    if (slot < first || problem.work[v] === 0) return first
    let blocked = first
    for (let d = demandOf[v]!; d < demandOf[v + 1]!; d++) {
      blocked = Math.max(blocked, usage.blockedUntil(resource[d]!, amount[d]!, first, finishOf(problem, v, first)))
    }
    return settled(problem, v, blocked)
  }
}
