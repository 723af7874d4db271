import type { Track } from '../time/axis'

/**
 * The gaps of many tracks in one array, so that the passes find them near to each other: of each track the first and the last
 * point of every gap, in order, between a pair of -Infinity and one of Infinity.
 */
export interface GapTable {
  readonly bounds: Float64Array
  /** For each track, where its first gap is in `bounds`, and where the pair behind its last one is. */
  readonly places: ReadonlyMap<Track, Stretch>
}

export interface Stretch {
  readonly first: number
  readonly end: number
}

export const noGapTable: GapTable = { bounds: new Float64Array(), places: new Map() }

/** A table with some more tracks; the same when it has them all. Places do not move. */
export function withTracks(table: GapTable, tracks: Iterable<Track>): GapTable {
  const places = new Map(table.places)
  const added: number[] = []
  for (const track of tracks) {
    if (places.has(track)) continue
    const first = table.bounds.length + added.length + 2
    places.set(track, { first, end: first + 2 * track.gaps.from.length })
    added.push(-Infinity, -Infinity)
    for (const [gap, from] of track.gaps.from.entries()) added.push(from, track.gaps.end[gap]!)
    added.push(Infinity, Infinity)
  }
  if (added.length === 0) return table
  const bounds = new Float64Array(table.bounds.length + added.length)
  bounds.set(table.bounds)
  bounds.set(added, table.bounds.length)
  return { bounds, places }
}

/** Of the gaps between two places, that of the first one that ends after a point; `end` when none does. */
export function gapBehind(bounds: Float64Array, first: number, end: number, point: number): number {
  if (point < bounds[first + 1]!) return first
  let [low, high] = [first / 2, end / 2]
  while (low < high) {
    const middle = (low + high) >> 1
    if (bounds[2 * middle + 1]! <= point) low = middle + 1
    else high = middle
  }
  return 2 * low
}

/** Of the gaps between two places, that of the last one that begins at a point or before it; the one before `first` when none does. */
export function gapBefore(bounds: Float64Array, first: number, end: number, point: number): number {
  if (bounds[end - 2]! <= point) return end - 2
  let [low, high] = [first / 2, end / 2]
  while (low < high) {
    const middle = (low + high) >> 1
    if (bounds[2 * middle]! <= point) low = middle + 1
    else high = middle
  }
  return 2 * low - 2
}
