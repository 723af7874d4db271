/**
 * What is in use of one resource, as steps over its own working minutes: `used[i]` units from `at[i]` to `at[i + 1]`, none
 * before the first step, and none from the last one on. Hours in which the resource is not there take no room.
 */
export interface Profile {
  readonly at: number[]
  readonly used: number[]
}

export const emptyProfile = (): Profile => ({ at: [], used: [] })

/** Rounding is no use. */
const tolerance = 1e-6

/** Takes some units from one moment to another, half-open. */
export function take({ at, used }: Profile, from: number, to: number, units: number): void {
  if (to <= from) return
  const first = stepAt(at, used, from)
  const end = stepAt(at, used, to)
  for (let i = first; i < end; i++) used[i]! += units
  // Steps of one height are one: a resource that is busy throughout is looked over at a glance.
  if (isLevel(used, end)) remove(at, used, end)
  if (isLevel(used, first)) remove(at, used, first)
}

/**
 * Whether no more than `most` units are in use from one moment to another, half-open: -Infinity when so, otherwise the moment up to
 * which there are too many. Nothing that overlaps the time before that moment has room.
 */
export function blockedUntil({ at, used }: Profile, from: number, to: number, most: number): number {
  if (to <= from) return -Infinity
  let i = Math.max(0, lastAtMost(at, from))
  while (i < at.length && at[i]! < to && used[i]! <= most + tolerance) i++
  if (at.length <= i || to <= at[i]!) return -Infinity
  while (i + 1 < at.length && most + tolerance < used[i]!) i++
  return at[i]!
}

/** The place of the step that begins at a moment, which is made when there is none. */
function stepAt(at: number[], used: number[], moment: number): number {
  const before = lastAtMost(at, moment)
  if (0 <= before && at[before] === moment) return before
  at.splice(before + 1, 0, moment)
  used.splice(before + 1, 0, before < 0 ? 0 : used[before]!)
  return before + 1
}

const isLevel = (used: readonly number[], i: number): boolean => Math.abs(used[i]! - (i === 0 ? 0 : used[i - 1]!)) < tolerance

function remove(at: number[], used: number[], i: number): void {
  at.splice(i, 1)
  used.splice(i, 1)
}

/** The place of the last moment that is at most the given one; -1 when none is. */
function lastAtMost(at: readonly number[], moment: number): number {
  let [low, high] = [-1, at.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (at[middle]! <= moment) low = middle
    else high = middle - 1
  }
  return low
}
