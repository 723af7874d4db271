import { distance } from 'fastest-levenshtein'

/** The candidate that a mistyped word most probably meant; undefined when none is near (a third of its letters wrong). */
export function nearest(written: string, candidates: Iterable<string>): string | undefined {
  const wanted = written.slice(0, longest).toLowerCase()
  let best: string | undefined
  let fewest = Math.floor(wanted.length / 3) + 1
  for (const candidate of candidates) {
    if (fewest <= Math.abs(candidate.length - wanted.length)) continue
    const steps = distance(wanted, candidate.toLowerCase())
    if (steps < fewest) [best, fewest] = [candidate, steps]
  }
  return best
}

/** Longer words are no slip of the finger. */
const longest = 64
