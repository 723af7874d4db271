import { everySlot, free, never, type Problem } from '../problem'
import { startBehind } from '../timing'
import type { Graph } from './graph'

/**
 * A problem small and plain enough to keep all that is left of its resources in one word a slot: each resource has some bits of the
 * word, and above them one guard bit, which a subtraction borrows from when there is too little of that resource. So one
 * subtraction compares all resources (Lamport 1975, multiple byte processing with full-word instructions).
 */
export interface Packed {
  readonly tasks: number
  /** No schedule that begins in slot 0 needs this many slots. */
  readonly horizon: number
  readonly duration: Int32Array
  readonly release: Int32Array
  /** The start of tasks that stay where they are, `free` for the others. */
  readonly fixed: Int32Array
  /** Whether any task is fixed. */
  readonly hasFixed: boolean
  /** Task v starts at least `offset[e]` slots after `before[e]`, for e from `into[v]` to `into[v + 1]`, half-open. */
  readonly into: Int32Array
  readonly before: Int32Array
  readonly offset: Int32Array
  readonly need: Int32Array
  /** All that there is. */
  readonly full: number
  readonly guards: number
}

/** Above this many slots the steps of `usage` are faster than words. */
const mostSlots = 20_000

/** Undefined when a task has a calendar or a bound that must hold, or when the resources do not fit into a word. */
export function packedOf(problem: Problem, graph: Graph, horizon: number): Packed | undefined {
  const { tasks, calendar, latest, links, work } = problem
  const hasCalendars = calendar.some((each, v) => each !== everySlot && work[v] !== 0) || links.calendar.some((each) => each !== everySlot)
  if (hasCalendars || latest.some((each) => each !== never) || mostSlots < horizon) return undefined
  const shifts = shiftsOf(problem.capacity)
  if (!shifts) return undefined
  const duration = Int32Array.from(work)
  const packed = {
    tasks, horizon, duration,
    release: problem.release,
    fixed: problem.fixed,
    hasFixed: problem.fixed.some((each) => each !== free),
    into: graph.into,
    before: graph.inLink.map((link) => links.from[link]!),
    offset: graph.inLink.map((link) => startBehind(problem, link, 0, duration[links.from[link]!]!)),
    need: needsOf(problem, duration, shifts),
    full: problem.capacity.reduce((word, units, r) => word | (units << shifts[r]!), 0),
    guards: problem.capacity.reduce((word, units, r) => word | (1 << (shifts[r]! + bitsOf(units))), 0),
  }
  return areFactsPossible(packed) ? packed : undefined
}

/** The mirrored problem in words, with the links of both. */
export function mirroredPacked(packed: Packed, { links, release, fixed }: Problem, back: Graph, forth: Graph): Packed {
  const { duration } = packed
  const offsetOf = new Int32Array(links.from.length)
  for (const [e, link] of forth.inLink.entries()) offsetOf[link] = packed.offset[e]!
  const before = back.inLink.map((link) => links.from[link]!)
  const offset = new Int32Array(before.length)
  for (let v = 0; v < packed.tasks; v++) {
    for (let e = back.into[v]!; e < back.into[v + 1]!; e++) offset[e] = offsetOf[back.inLink[e]!]! + duration[before[e]!]! - duration[v]!
  }
  return {
    ...packed, before, offset, release, fixed,
    into: back.into,
  }
}

/** The lowest bit of each resource, or undefined when they need more than a word. */
function shiftsOf(capacity: Int32Array): number[] | undefined {
  const shifts: number[] = []
  let bits = 0
  for (const units of capacity) {
    shifts.push(bits)
    bits += bitsOf(units) + 1
  }
  return bits <= 32 ? shifts : undefined
}

const bitsOf = (units: number): number => 32 - Math.clz32(units)

function needsOf({ tasks, demandOf, resource, amount }: Problem, duration: Int32Array, shifts: readonly number[]): Int32Array {
  const need = new Int32Array(tasks)
  for (let v = 0; v < tasks; v++) {
    if (duration[v] === 0) continue
    for (let d = demandOf[v]!; d < demandOf[v + 1]!; d++) need[v]! |= amount[d]! << shifts[resource[d]!]!
  }
  return need
}

/** Whether fixed tasks are within capacity: what is left has no room for less than nothing. */
function areFactsPossible({ tasks, fixed, duration, need, full, guards, horizon }: Packed): boolean {
  const left = new Int32Array(horizon).fill(full)
  for (let v = 0; v < tasks; v++) {
    if (fixed[v] === free) continue
    for (let t = fixed[v]!; t < fixed[v]! + duration[v]!; t++) {
      if (((((left[t]! | guards) - need[v]!) & guards) ^ guards) !== 0) return false
      left[t]! -= need[v]!
    }
  }
  return true
}
