import type { Basis } from './levelPlan'
import { placeInOrder, type Placed } from './place'
import { ranksBy } from './rank'

/** The exact dates when tasks take what they need in the order in which they start in an answer of the solver. */
export function placeAs(basis: Basis, nodes: Int32Array, start: ArrayLike<number>): Placed {
  const key = new Float64Array(basis.problem.network.nodes)
  for (const [at, node] of nodes.entries()) key[node] = start[at]!
  return placeInOrder(basis.problem, basis.early, basis.demands, { ...basis, rank: ranksBy(basis.problem, key) })
}
