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
const chunk = 4096

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
export function movedLineStarts(starts: readonly number[], after: string, { start, end, by }: TextChange): readonly number[] {
  // The sign before the change, and the one behind it, may be halves of one line end.
  const [from, to] = [Math.max(0, start - 1), end + 1]
  const kept = firstAbove(starts, from)
  const moved = firstAbove(starts, to)
  const made = starts.slice(0, kept)
  for (let at = from; at < to + by && at < after.length; at++) {
    const code = after.charCodeAt(at)
    if (code === 10 || (code === 13 && after.charCodeAt(at + 1) !== 10)) made.push(at + 1)
  }
  for (let i = moved; i < starts.length; i++) made.push(starts[i]! + by)
  return made
}

/** The index of the first of some sorted numbers that is above another one. */
function firstAbove(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! <= value) low = middle + 1
    else high = middle
  }
  return low
}
