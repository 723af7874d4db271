import { isBefore } from '../time/axis'
import type { Early } from './forward'
import { idOf, rollsUp, type Network } from './network'
import { compareIds } from './order'
import { roles, type Problem } from './problem'

/** The end of a summary task that one of its tasks decides. */
export type End = 'start' | 'finish'

/** The edge from the task that starts first, or finishes last, to the summary task around it. */
export function decidingEdge({ network, axis }: Problem, early: Early, node: number, end: End): number {
  const { into, from, type } = network
  const dates = early[end]
  let best = -1
  for (let e = into[node]!; e < into[node + 1]!; e++) {
    if (type[e] !== rollsUp) continue
    if (best < 0) best = e
    const [date, other] = [dates[from[e]!]!, dates[from[best]!]!]
    const [first, second] = end === 'start' ? [date, other] : [other, date]
    if (isBefore(axis, first, second) || (!isBefore(axis, second, first) && goesBefore(network, e, best))) best = e
  }
  return best
}

/** The task below a summary task, at whatever depth, that decides about an end of it; other nodes are their own. */
export function decidingLeaf(problem: Problem, early: Early, node: number, end: End): number {
  let leaf = node
  while (problem.role[leaf] === roles.summary) leaf = problem.network.from[decidingEdge(problem, early, leaf, end)]!
  return leaf
}

/** Of two edges that ask for the same, the one whose predecessor's id is smaller: the order of the plan says nothing. */
export function goesBefore(network: Network, edge: number, other: number): boolean {
  if (edge < 0 || other < 0) return 0 <= edge
  return (compareIds(idOf(network, network.from[edge]!), idOf(network, network.from[other]!)) || network.type[edge]! - network.type[other]!) < 0
}
