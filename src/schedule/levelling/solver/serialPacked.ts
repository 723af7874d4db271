import { free } from '../problem'
import type { Packed } from './packed'
import type { Side } from './side'

/** Serial generation where one word a slot holds all that is left: some hundred thousand schedules a second. */
export function serialPackedSide(packed: Packed): Side {
  const { tasks, duration, release, fixed, hasFixed, into, before, offset, need, full, guards, horizon } = packed
  const left = new Int32Array(3 * horizon + 1).fill(full)
  let used = 0

  function placeFixed(start: Int32Array, finish: Int32Array): number {
    let end = 0
    for (let v = 0; v < tasks; v++) {
      if (fixed[v] === free) continue
      start[v] = fixed[v]!
      finish[v] = fixed[v]! + duration[v]!
      for (let t = start[v]!; t < finish[v]!; t++) left[t]! -= need[v]!
      end = Math.max(end, finish[v]!)
    }
    return end
  }

  function decode(order: Int32Array, from: number, start: Int32Array, finish: Int32Array): number {
    left.fill(full, 0, used)
    let end = hasFixed ? placeFixed(start, finish) : 0
    for (let k = 0; k < tasks; k++) {
      const v = order[k]!
      if (hasFixed && fixed[v] !== free) continue
      let first = release[v]!
      if (first < from) first = from
      for (let e = into[v]!, last = into[v + 1]!; e < last; e++) {
        const bound = start[before[e]!]! + offset[e]!
        if (first < bound) first = bound
      }
      const [length, needed] = [duration[v]!, need[v]!]
      let behind = first + length
      for (let t = first; t < behind; t++) {
        if ((((left[t]! | guards) - needed) & guards) === guards) continue
        first = t + 1
        behind = first + length
      }
      for (let t = first; t < behind; t++) left[t]! -= needed
      start[v] = first
      finish[v] = behind
      if (end < behind) end = behind
    }
    used = end
    return end
  }

  return { decode, over: [] }
}
