import { free, type Problem } from '../problem'
import { finishOf, settled, startBehind } from '../timing'
import type { Graph } from './graph'
import type { Side } from './side'
import { usageOf, type Usage } from './usage'

/** Serial generation for any problem: a task costs what it has links, resources, and neighbours on these in time. */
export function serialSide(problem: Problem, { into, inLink }: Graph): Side {
  const { tasks, fixed, release, latest, links, demandOf, resource, amount } = problem
  const usage = usageOf(problem)
  const fixedTasks = [...fixed.keys()].filter((v) => fixed[v] !== free)
  const fixedFinish = fixedTasks.map((v) => finishOf(problem, v, fixed[v]!))
  let over: number[] = []

  function decode(order: Int32Array, from: number, start: Int32Array, finish: Int32Array): number {
    usage.clear()
    over = []
    let end = 0
    for (const [i, v] of fixedTasks.entries()) {
      start[v] = fixed[v]!
      finish[v] = fixedFinish[i]!
      take(v, start[v]!, finish[v]!)
      end = Math.max(end, finish[v]!)
    }
    for (let k = 0; k < tasks; k++) {
      const v = order[k]!
      if (fixed[v] !== free) continue
      place(v, Math.max(from, release[v]!), start, finish)
      if (end < finish[v]!) end = finish[v]!
    }
    return end
  }

  function place(v: number, floor: number, start: Int32Array, finish: Int32Array): void {
    let bound = floor
    for (let e = into[v]!; e < into[v + 1]!; e++) {
      const link = inLink[e]!
      const behind = startBehind(problem, link, start[links.from[link]!]!, finish[links.from[link]!]!)
      if (bound < behind) bound = behind
    }
    const first = settled(problem, v, bound)
    const found = firstFit(v, first)
    const isLate = latest[v]! < finishOf(problem, v, found)
    if (isLate && found !== first) over.push(v)
    start[v] = isLate ? first : found
    finish[v] = finishOf(problem, v, start[v]!)
    take(v, start[v]!, finish[v]!)
  }

  function firstFit(v: number, first: number): number {
    let start = first
    if (problem.work[v] === 0) return start
    for (let blocked = 0; 0 <= blocked; ) {
      const finish = finishOf(problem, v, start)
      blocked = blockedUntil(usage, v, start, finish)
      if (0 <= blocked) start = settled(problem, v, blocked)
    }
    return start
  }

  function blockedUntil({ blockedUntil }: Usage, v: number, start: number, finish: number): number {
    let blocked = -1
    for (let d = demandOf[v]!; d < demandOf[v + 1]!; d++) {
      blocked = Math.max(blocked, blockedUntil(resource[d]!, amount[d]!, start, finish))
    }
    return blocked
  }

  function take(v: number, start: number, finish: number): void {
    if (start === finish) return
    for (let d = demandOf[v]!; d < demandOf[v + 1]!; d++) usage.take(resource[d]!, amount[d]!, start, finish)
  }

  return { decode, get over() { return over } }
}
