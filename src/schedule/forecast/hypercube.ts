import { randomFrom, shuffled } from '../../base/random'
import { normalScore } from './normal'

/**
 * A Latin hypercube of normal scores: of `runs` runs each dimension takes every one of `runs` equally likely scores
 * exactly once (McKay, Beckman and Conover, Technometrics 21, 1979; scores at the middle of their share). What a run
 * takes follows from seed, run and dimension alone, so that runs may be shared out among workers in any way.
 *
 * The order of a dimension is two random permutations, each turned by an amount of the dimension's own, one after the
 * other: the score of a run is `scores[inner[run + turn] + shift]`, both arrays being written out twice.
 */
export interface Hypercube {
  readonly runs: number
  readonly inner: Int32Array
  readonly scores: Float64Array
  /** By dimension. */
  readonly turn: Int32Array
  readonly shift: Int32Array
}

export function hypercubeOf(runs: number, dimensions: number, seed: number): Hypercube {
  const random = randomFrom(seed)
  const inner = shuffled(runs, random)
  const outer = Float64Array.from(shuffled(runs, random), (place) => normalScore((place + 0.5) / runs))
  const turns = shuffled(runs, random)
  return {
    runs,
    inner: Int32Array.from({ length: 2 * runs }, (_, i) => inner[i % runs]!),
    scores: Float64Array.from({ length: 2 * runs }, (_, i) => outer[i % runs]!),
    turn: Int32Array.from({ length: dimensions }, (_, d) => turns[d % runs]!),
    shift: Int32Array.from({ length: dimensions }, () => Math.floor(random() * runs)),
  }
}

/** The normal score of a dimension in a run. */
export const scoreOf = ({ inner, scores, turn, shift }: Hypercube, run: number, dimension: number): number =>
  scores[inner[run + turn[dimension]!]! + shift[dimension]!]!
