import type { Problem } from '../problem'

/**
 * How much of each resource is used when: steps, as many as tasks begin and end there, however long time is. The steps of
 * resource r are in the places from `room[r]` on, `steps[r]` of them: from slot `at` on `used` units, up to the next step.
 */
export interface Usage {
  clear(): void
  /** -1 when the units are there in all slots of a range; otherwise a slot before which the range cannot start, above its own start. */
  blockedUntil(resource: number, units: number, start: number, finish: number): number
  take(resource: number, units: number, start: number, finish: number): void
}

export function usageOf({ capacity, resource, demandOf, tasks }: Problem): Usage {
  const room = new Int32Array(capacity.length + 1).fill(2)
  room[0] = 0
  for (let d = 0; d < demandOf[tasks]!; d++) room[resource[d]! + 1]! += 2
  for (let r = 0; r < capacity.length; r++) room[r + 1]! += room[r]!
  const [at, used] = [new Int32Array(room[capacity.length]!), new Int32Array(room[capacity.length]!)]
  const steps = new Int32Array(capacity.length)

  /** The place of the step that a slot is on. */
  function stepAt(r: number, slot: number): number {
    let [low, high] = [room[r]!, room[r]! + steps[r]!]
    while (1 < high - low) {
      const middle = (low + high) >> 1
      if (at[middle]! <= slot) low = middle
      else high = middle
    }
    return low
  }

  /** The place of a step that begins in a slot, made when there was none. */
  function cutAt(r: number, slot: number): number {
    const step = stepAt(r, slot)
    if (at[step] === slot) return step
    const end = room[r]! + steps[r]!++
    at.copyWithin(step + 2, step + 1, end)
    used.copyWithin(step + 2, step + 1, end)
    at[step + 1] = slot
    used[step + 1] = used[step]!
    return step + 1
  }

  return {
    clear() {
      steps.fill(1)
      for (let r = 0; r < capacity.length; r++) [at[room[r]!], used[room[r]!]] = [-0x40000000, 0]
    },
    blockedUntil(r, units, start, finish) {
      const most = capacity[r]! - units
      const end = room[r]! + steps[r]!
      let blocked = -1
      // The last step in the way counts: before its end the range has no place.
      for (let step = stepAt(r, start); step < end && at[step]! < finish; step++) {
        if (most < used[step]!) blocked = step
      }
      return blocked < 0 ? -1 : at[blocked + 1]!
    },
    take(r, units, start, finish) {
      const last = cutAt(r, finish)
      const first = cutAt(r, start)
      for (let step = first; step < last + (at[last]! < finish ? 1 : 0); step++) used[step]! += units
    },
  }
}
