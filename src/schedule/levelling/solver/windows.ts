import { free } from '../problem'
import { domainsOf, type Domains } from './domains'
import type { Packed } from './packed'
import { findStarts } from './findStarts'
import { justify, offer, type Found, type Search } from './search'

/** How a window is searched. */
export interface WindowOptions {
  /** How many tasks a window has, about: at least and at most. */
  readonly size: readonly [least: number, most: number]
  /** How many starts to try before giving up. */
  readonly nodes: number
  /** The share of windows that are only rearranged, without a shorter schedule to be found. */
  readonly rearranged: number
}

/**
 * Searches windows of time for a shorter schedule. Tasks before a window stay where they are in the schedule justified to the left,
 * tasks behind it where they are in the one justified to the right, a slot sooner; those in between are searched for a place by
 * constraint propagation and backtracking. With no slot sooner the search only leads to another schedule as long. Large
 * neighbourhood search after Palpant, Artigues & Michelon 2004 (LSSPER) and Godard, Laborie & Nuijten 2005. Each step is one window.
 */
export function windowsOf(search: Search, packed: Packed, options: WindowOptions): Polish {
  const { random } = search
  const domains = domainsOf(packed)
  const right = new Int32Array(packed.tasks)
  return function* (current, patience) {
    settle(search, current, right)
    let [vain, least] = [0, current.cost.makespan]
    while (vain++ < patience) {
      yield
      const sooner = random() < options.rearranged ? 0 : 1
      const range = rangeOf(search, current, right, options.size)
      const tasks = openWindow(packed, domains, { ...range, current, right, sooner })
      const found = tasks && findStarts(domains, tasks, { random, nodes: options.nodes, noise: sooner === 1 ? 200 : 2000 })
      search.spent += (found ? found.nodes : 1) / packed.tasks
      if (!found?.isSolved) continue
      for (let v = 0; v < packed.tasks; v++) {
        current.start[v] = domains.first[v]!
        current.finish[v] = domains.first[v]! + packed.duration[v]!
      }
      offer(search, current)
      settle(search, current, right)
      if (current.cost.makespan < least) [vain, least] = [0, current.cost.makespan]
    }
  }
}

/** Makes a schedule shorter by searching windows of it, until so many of them in a row were in vain. */
export type Polish = (found: Found, patience: number) => Generator<undefined, void>

/** Justifies a schedule both ways until that makes it no shorter; `right` gets the starts that all have when it is justified to the right. */
function settle(search: Search, current: Found, right: Int32Array): void {
  for (let end = Infinity; current.cost.makespan < end; ) {
    end = current.cost.makespan
    justify(search, current, end, right)
  }
}

interface Range {
  /** What starts before this slot stays. */
  readonly from: number
  /** What starts at this slot or later, when it starts as late as it can, stays there. */
  readonly to: number
}

/** A window at a random place, wide enough for some tasks. */
function rangeOf({ random }: Search, { start, cost }: Found, right: Int32Array, [least, most]: readonly [number, number]): Range {
  const from = Math.max(0, Math.floor((1.1 * random() - 0.1) * cost.makespan))
  const starts = right.filter((_, v) => from <= start[v]!).sort()
  const size = Math.floor(least + random() * (most - least))
  return { from, to: starts[Math.min(starts.length - 1, size)] ?? cost.makespan }
}

interface Opening extends Range {
  readonly current: Found
  readonly right: Int32Array
  /** By how many slots the end moves forward. */
  readonly sooner: number
}

/** Puts all outside of a window in place; returns the tasks in it, or undefined when they cannot have room. */
function openWindow(packed: Packed, domains: Domains, { current, right, from, to, sooner }: Opening): Int32Array | undefined {
  const { tasks, fixed, release } = packed
  domains.clear()
  const isOpen = new Uint8Array(tasks)
  for (let v = 0; v < tasks; v++) {
    if (current.start[v]! < from || fixed[v] !== free) domains.fix(v, current.start[v]!)
    else isOpen[v] = 1
  }
  for (const v of current.order.toReversed()) {
    const start = right[v]! - sooner
    if (isOpen[v] === 0 || right[v]! < to || start < release[v]!) continue
    if (!domains.agrees(v, start, isOpen) || !domains.fits(v, start)) continue
    domains.fix(v, start)
    isOpen[v] = 0
  }
  const inside = current.order.filter((v) => isOpen[v] === 1)
  return domains.open(inside, current.cost.makespan - sooner) ? inside : undefined
}
