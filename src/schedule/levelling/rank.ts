import { idOf } from '../network'
import { compareIds } from '../order'
import type { Problem } from '../problem'

const usual = 500
/** What is under way has what it waits for before anything else. */
const underWay = 1001

/**
 * By node, the place in which it is looked at: the higher priority first, then the smaller key, then by id, so that the order of a
 * plan's items says nothing. Whatever something waits for has at least its priority: `critical` work is not held up by what comes
 * before it, and what leads to a milestone has at least the milestone's.
 */
export const ranksOf = (problem: Problem, key: ArrayLike<number>): Int32Array => inOrderOf(problem, prioritiesOf(problem), key)

/** By node, the place by key alone, and by id where keys are the same. */
export const ranksBy = (problem: Problem, key: ArrayLike<number>): Int32Array => inOrderOf(problem, new Float64Array(problem.network.nodes), key)

function inOrderOf({ network }: Problem, priority: ArrayLike<number>, key: ArrayLike<number>): Int32Array {
  const nodes = Array.from({ length: network.nodes }, (_, node) => node)
  const ids = nodes.map((node) => idOf(network, node))
  nodes.sort((a, b) => priority[b]! - priority[a]! || key[a]! - key[b]! || compareIds(ids[a]!, ids[b]!) || a - b)
  const rank = new Int32Array(network.nodes)
  for (const [place, node] of nodes.entries()) rank[node] = place
  return rank
}

/** By node: its own priority, or that of what waits for it when that is higher. */
export function prioritiesOf({ network, order, works }: Problem): Float64Array {
  const { outline, milestones, into, from } = network
  const priority = new Float64Array(network.nodes)
  for (let at = order.length - 1; 0 <= at; at--) {
    const node = order[at]!
    const { priority: own } = outline.tasks[node]?.values ?? milestones[node - outline.tasks.length]?.values ?? {}
    const least = works[node]?.state === 'started' ? underWay : (own ?? (works[node] ? usual : 0))
    const most = Math.max(least, priority[node]!)
    priority[node] = most
    for (let e = into[node]!; e < into[node + 1]!; e++) if (priority[from[e]!]! < most) priority[from[e]!] = most
  }
  return priority
}
