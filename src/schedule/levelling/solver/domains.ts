import type { Packed } from './packed'

/** A task of links read in the other direction: v starts at most at the start of `after[e]` less `offset[e]`. */
interface Ahead {
  readonly outOf: Int32Array
  readonly after: Int32Array
  readonly offsetOut: Int32Array
}

/**
 * First and last starts of tasks, narrowed by links and by the timetable: where a task runs whatever its start (from its last
 * start to its first finish) its resources are taken. Changes can be undone back to a mark. The timetable rule is that of Baptiste,
 * Le Pape & Nuijten 2001, chapter 2.
 */
export interface Domains {
  readonly first: Int32Array
  readonly last: Int32Array
  /** Forgets all tasks. */
  clear(): void
  /** Whether a task's resources are there from a slot on. */
  fits(task: number, start: number): boolean
  /** A task that stays where it is; its resources have to be there. */
  fix(task: number, start: number): void
  /** Whether a task may start in a slot for all that is fixed, and nothing open waits for it. */
  agrees(task: number, start: number, isOpen: Uint8Array): boolean
  /** Lets tasks start wherever links allow it, up to a last finish; predecessors come first. False when that cannot be. */
  open(tasks: Int32Array, end: number): boolean
  /** Narrows the last start; false when that leaves no start or overloads a resource. */
  startBy(task: number, slot: number): boolean
  /** Narrows all open tasks as far as the rules go; false when one is left without a start. */
  narrow(): boolean
  mark(): number
  undo(mark: number): void
}

export function domainsOf(packed: Packed): Domains {
  const { tasks, duration, release, need, into, before, offset, full, guards, horizon } = packed
  const { outOf, after, offsetOut } = aheadOf(packed)
  const [first, last] = [new Int32Array(tasks), new Int32Array(tasks)]
  const left = new Int32Array(horizon + 1)
  const trail: number[] = []
  let opened: Int32Array = new Int32Array(0)

  const isFull = (slot: number, needed: number): boolean => ((((left[slot]! | guards) - needed) & guards) ^ guards) !== 0

  function take(v: number, from: number, to: number): boolean {
    const needed = need[v]!
    for (let t = from; t < to; t++) if (isFull(t, needed)) return false
    for (let t = from; t < to; t++) left[t]! -= needed
    if (from < to) trail.push(v, from, to, takes)
    return true
  }

  function startFrom(v: number, slot: number): boolean {
    if (last[v]! < slot) return false
    const finish = first[v]! + duration[v]!
    trail.push(v, first[v]!, 0, changesFirst)
    first[v] = slot
    return take(v, Math.max(finish, last[v]!), slot + duration[v]!)
  }

  function startBy(v: number, slot: number): boolean {
    if (slot < first[v]!) return false
    const until = Math.min(last[v]!, first[v]! + duration[v]!)
    trail.push(v, last[v]!, 0, changesLast)
    last[v] = slot
    return take(v, slot, until)
  }

  /** The first slot from which a task fits, given where it runs for certain; above its last start when there is none. */
  function firstFit(v: number, from: number): number {
    const [length, needed, latest] = [duration[v]!, need[v]!, last[v]!]
    const certainEnd = first[v]! + length
    let start = from
    for (let t = from; t < start + length && start <= latest; t++) {
      if (latest <= t && t < certainEnd) t = certainEnd - 1
      else if (isFull(t, needed)) start = t + 1
    }
    return start
  }

  function lastFit(v: number, from: number): number {
    const [length, needed, earliest, certain] = [duration[v]!, need[v]!, first[v]!, last[v]!]
    const certainEnd = earliest + length
    let start = from
    for (let t = from + length - 1; start <= t && earliest <= start; t--) {
      if (certain <= t && t < certainEnd) t = certain
      else if (isFull(t, needed)) start = t - length
    }
    return start
  }

  function narrowOne(v: number): number {
    let from = first[v]!
    for (let e = into[v]!; e < into[v + 1]!; e++) from = Math.max(from, first[before[e]!]! + offset[e]!)
    let until = last[v]!
    for (let e = outOf[v]!; e < outOf[v + 1]!; e++) until = Math.min(until, last[after[e]!]! - offsetOut[e]!)
    if (until < from) return failed
    if (need[v] !== 0) from = firstFit(v, from)
    if (until < from) return failed
    const isLater = first[v]! < from
    if (isLater && !startFrom(v, from)) return failed
    if (need[v] !== 0) until = lastFit(v, until)
    const isSooner = until < last[v]!
    if (isSooner && !startBy(v, until)) return failed
    return isLater || isSooner ? changed : unchanged
  }

  return {
    first, last, startBy,
    clear() {
      left.fill(full)
      trail.length = 0
    },
    fits(v, start) {
      for (let t = start; t < start + duration[v]!; t++) if (isFull(t, need[v]!)) return false
      return true
    },
    fix(v, start) {
      first[v] = last[v] = start
      for (let t = start; t < start + duration[v]!; t++) left[t]! -= need[v]!
    },
    agrees(v, start, isOpen) {
      for (let e = into[v]!; e < into[v + 1]!; e++) if (isOpen[before[e]!] === 0 && start < first[before[e]!]! + offset[e]!) return false
      for (let e = outOf[v]!; e < outOf[v + 1]!; e++) if (isOpen[after[e]!] === 1 || first[after[e]!]! < start + offsetOut[e]!) return false
      return true
    },
    open(tasks, end) {
      opened = tasks
      for (const v of tasks) {
        first[v] = release[v]!
        for (let e = into[v]!; e < into[v + 1]!; e++) first[v] = Math.max(first[v]!, first[before[e]!]! + offset[e]!)
      }
      for (let k = tasks.length - 1; 0 <= k; k--) {
        const v = tasks[k]!
        last[v] = end - duration[v]!
        for (let e = outOf[v]!; e < outOf[v + 1]!; e++) last[v] = Math.min(last[v]!, last[after[e]!]! - offsetOut[e]!)
      }
      for (const v of tasks) if (last[v]! < first[v]! || !take(v, last[v]!, first[v]! + duration[v]!)) return false
      return true
    },
    narrow() {
      for (let isChanged = true; isChanged; ) {
        isChanged = false
        for (let k = 0; k < opened.length; k++) {
          const v = opened[k]!
          // What has one start left is all in the timetable, and its neighbours keep to it.
          if (first[v] === last[v]) continue
          const result = narrowOne(v)
          if (result === failed) return false
          if (result === changed) isChanged = true
        }
      }
      return true
    },
    mark: () => trail.length,
    undo(mark) {
      while (mark < trail.length) {
        const [kind, to, from, v] = [trail.pop()!, trail.pop()!, trail.pop()!, trail.pop()!]
        if (kind === changesFirst) first[v] = from
        else if (kind === changesLast) last[v] = from
        else for (let t = from; t < to; t++) left[t]! += need[v]!
      }
    },
  }
}

const [unchanged, changed, failed] = [0, 1, 2]
const [changesFirst, changesLast, takes] = [0, 1, 2]

/** The links out of each task, from those into each. */
function aheadOf({ tasks, into, before, offset }: Packed): Ahead {
  const outOf = new Int32Array(tasks + 1)
  for (const v of before) outOf[v + 1]!++
  for (let v = 0; v < tasks; v++) outOf[v + 1]! += outOf[v]!
  const next = outOf.slice(0, tasks)
  const [after, offsetOut] = [new Int32Array(before.length), new Int32Array(before.length)]
  for (let v = 0; v < tasks; v++) {
    for (let e = into[v]!; e < into[v + 1]!; e++) {
      const place = next[before[e]!]!++
      after[place] = v
      offsetOut[place] = offset[e]!
    }
  }
  return { outOf, after, offsetOut }
}
