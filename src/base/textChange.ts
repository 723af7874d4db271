import { addLineStarts, type LineStarts } from './text'

/** Where two texts differ: all before `start` is the same, and so is all from `end` on, which is `by` further on in the second. */
export interface TextChange {
  readonly start: number
  /** In the first text; in the second one it is `end + by`. */
  readonly end: number
  readonly by: number
}

/** What one edit made of a text, in the time that comparing memory takes. */
export function changeBetween(before: string, after: string): TextChange {
  const most = Math.min(before.length, after.length)
  const start = samePrefix(before, after, most)
  const same = sameSuffix(before, after, most - start)
  return { start, end: before.length - same, by: after.length - before.length }
}

/** Parts of a text are compared whole before their signs are looked at. */
const chunk = 32_768

function samePrefix(a: string, b: string, most: number): number {
  let at = 0
  while (at + chunk <= most && a.slice(at, at + chunk) === b.slice(at, at + chunk)) at += chunk
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at++
  return at
}

function sameSuffix(a: string, b: string, most: number): number {
  let same = 0
  const part = (text: string) => text.slice(text.length - same - chunk, text.length - same)
  while (same + chunk <= most && part(a) === part(b)) same += chunk
  while (same < most && a.charCodeAt(a.length - 1 - same) === b.charCodeAt(b.length - 1 - same)) same++
  return same
}

/** Line starts (see `lineStarts`) of a text after a change, from those before it. */
export function movedLineStarts(starts: LineStarts, after: string, { start, end, by }: TextChange): LineStarts {
  // The sign before the change, and the one behind it, may be halves of one line end.
  const [from, to] = [Math.max(0, start - 1), end + 1]
  const kept = firstAbove(starts, from)
  const moved = firstAbove(starts, to)
  const made: number[] = []
  addLineStarts(made, after, from, Math.min(to + by, after.length))
  const behind = kept + made.length
  const all = new Uint32Array(behind + starts.length - moved)
  all.set(starts.subarray(0, kept))
  all.set(made, kept)
  for (let i = behind, old = moved; i < all.length; i++, old++) all[i] = starts[old]! + by
  return all
}

/** The index of the first of some sorted numbers that is above another one. */
function firstAbove(sorted: LineStarts, value: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! <= value) low = middle + 1
    else high = middle
  }
  return low
}
