import { free, type Problem } from '../../../src/schedule/levelling/problem'
import { finishOf, settled, startBehind } from '../../../src/schedule/levelling/timing'
import { unitsOf } from './build'

/**
 * The least makespan by placing tasks in every order that respects the links, each as early as it can, slot by slot. One of these
 * schedules is the shortest where links never let a task start before what it waits for (Sprecher, Kolisch & Drexl 1995); with leads a
 * later start of a predecessor may be better still. For a handful of tasks.
 */
export function bestByTrying(problem: Problem): number {
  const { tasks, fixed } = problem
  const starts = new Map<number, number>()
  let least = Infinity
  for (let v = 0; v < tasks; v++) if (fixed[v] !== free) starts.set(v, fixed[v]!)
  place(ends())
  return least

  function ends(): number {
    return Math.max(0, ...[...starts].map(([v, start]) => finishOf(problem, v, start)))
  }

  function place(end: number): void {
    if (least <= end) return
    if (starts.size === tasks) {
      least = end
      return
    }
    for (let v = 0; v < tasks; v++) {
      if (starts.has(v) || waits(v)) continue
      const start = firstStart(v)
      starts.set(v, start)
      place(Math.max(end, finishOf(problem, v, start)))
      starts.delete(v)
    }
  }

  function waits(v: number): boolean {
    return problem.links.to.some((to, e) => to === v && !starts.has(problem.links.from[e]!))
  }

  function firstStart(v: number): number {
    let start = problem.release[v]!
    for (const [e, to] of problem.links.to.entries()) {
      const from = problem.links.from[e]!
      if (to === v) start = Math.max(start, startBehind(problem, e, starts.get(from)!, finishOf(problem, from, starts.get(from)!)))
    }
    while (settled(problem, v, start) !== start || !fits(v, start)) start++
    return start
  }

  function fits(v: number, start: number): boolean {
    const users = [...starts].filter(([, from]) => from < finishOf(problem, v, start))
    for (let slot = start; slot < finishOf(problem, v, start); slot++) {
      const there = users.filter(([other, from]) => from <= slot && slot < finishOf(problem, other, from)).map(([other]) => other)
      for (let r = 0; r < problem.capacity.length; r++) {
        const wanted = unitsOf(problem, v, r)
        if (0 < wanted && problem.capacity[r]! < there.reduce((sum, other) => sum + unitsOf(problem, other, r), wanted)) return false
      }
    }
    return true
  }
}
