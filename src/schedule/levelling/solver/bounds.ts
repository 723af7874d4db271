import { finishOf } from '../timing'
import type { Machine } from './machine'

/**
 * A makespan that no schedule is below: the longest path; for problems in words also the work that each resource has to do between the
 * heads and the tails of tasks, and pairs of tasks that cannot run at the same time.
 */
export function lowerBound(machine: Machine): number {
  const { problem, head, packed } = machine
  const path = head.reduce((last, start, v) => Math.max(last, finishOf(problem, v, start)), 0)
  if (!packed || packed.hasFixed || mostTasks < problem.tasks) return path
  return Math.max(path, pairBound(machine), ...[...problem.capacity.keys()].map((r) => workBound(machine, r)))
}

/** The bounds look at all pairs; beyond this they would take longer than a schedule is worth. */
const mostTasks = 400

/** LB2 of Mingozzi, Maniezzo, Ricciardelli & Bianco 1998 for two tasks: the one has to follow the other, whichever way round is shorter. */
function pairBound({ packed, head, tail, problem: { tasks } }: Machine): number {
  const { duration, need, full, guards } = packed!
  let bound = 0
  for (let a = 0; a < tasks; a++) {
    for (let b = a + 1; b < tasks; b++) {
      const fits = ((((full - need[a]!) | guards) - need[b]!) & guards) === guards
      if (fits) continue
      const both = duration[a]! + duration[b]!
      bound = Math.max(bound, both + Math.min(head[a]! + tail[b]!, head[b]! + tail[a]!))
    }
  }
  return bound
}

/** Energetic bound: whatever has at least this head and at least that tail is done in between, by no more units than there are. */
function workBound({ problem: { demandOf, resource, amount, capacity, tasks }, head, tail, packed }: Machine, r: number): number {
  const users: { readonly v: number; readonly work: number }[] = []
  for (let v = 0; v < tasks; v++) {
    for (let d = demandOf[v]!; d < demandOf[v + 1]!; d++) {
      if (resource[d] === r) users.push({ v, work: amount[d]! * packed!.duration[v]! })
    }
  }
  users.sort((a, b) => tail[b.v]! - tail[a.v]!)
  let bound = 0
  for (const from of new Set(users.map(({ v }) => head[v]!))) {
    let sum = 0
    for (const { v, work } of users) {
      if (head[v]! < from) continue
      sum += work
      bound = Math.max(bound, from + Math.ceil(sum / capacity[r]!) + tail[v]!)
    }
  }
  return bound
}
