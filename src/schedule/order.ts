import { idOf, outgoing, withoutEdges, type Network, type Outgoing } from './network'

/** A network without cycles, and the cycles that it had. */
export interface Ordered {
  readonly network: Network
  /** Every node after all that it waits for. */
  readonly order: Int32Array
  /** Each a chain of ids: every one waits for the one before it, and the first for the last. */
  readonly cycles: readonly (readonly string[])[]
}

/**
 * Orders a network. Links between nodes that wait for each other (a strongly connected component) are dropped, one
 * concrete cycle of each component is reported. What the outline makes stays: it has no cycles of its own.
 */
export function ordered(network: Network): Ordered {
  const order = topological(network)
  if (order.length === network.nodes) return { network, order, cycles: [] }
  const out = outgoing(network)
  const component = components(network, out)
  const dropped = new Set<number>()
  const tangled = new Set<number>()
  for (let e = 0; e < network.edges; e++) {
    if (component[network.from[e]!] !== component[network.to[e]!]) continue
    tangled.add(component[network.to[e]!]!)
    if (network.written[e] !== undefined) dropped.add(e)
  }
  const untangled = withoutEdges(network, dropped)
  return { network: untangled, order: topological(untangled), cycles: cyclesOf({ network, out, component }, tangled) }
}

/**
 * Depth first along predecessors, with a stack of its own instead of recursion, so that what is in order already stays
 * where it is and near to what it waits for. Shorter than the network when there is a cycle.
 */
function topological({ nodes, into, from }: Network): Int32Array {
  const order = new Int32Array(nodes)
  const path = new Int32Array(nodes)
  const next = into.slice(0, nodes)
  const isOpen = new Uint8Array(nodes)
  let count = 0
  for (let root = 0; root < nodes; root++) {
    if (next[root] === -1) continue
    let depth = 0
    path[0] = root
    isOpen[root] = 1
    while (0 <= depth) {
      const v = path[depth]!
      const end = into[v + 1]!
      let e = next[v]!
      while (e < end && next[from[e]!] === -1) e++
      if (e === end) {
        next[v] = -1
        order[count++] = v
        depth--
        continue
      }
      next[v] = e + 1
      const before = from[e]!
      if (isOpen[before] === 1) return order.subarray(0, count)
      isOpen[before] = 1
      path[++depth] = before
    }
  }
  return order
}

/** The strongly connected component of each node. Tarjan 1972, with a stack of its own instead of recursion. */
function components({ nodes, to }: Network, out: Outgoing): Int32Array {
  const component = new Int32Array(nodes).fill(-1)
  const number = new Int32Array(nodes).fill(-1)
  const low = new Int32Array(nodes)
  const nextOut = out.from.slice(0, nodes)
  const open: number[] = []
  let [numbered, found] = [0, 0]
  for (let root = 0; root < nodes; root++) {
    const path = number[root] === -1 ? [root] : []
    while (0 < path.length) {
      const v = path.at(-1)!
      if (number[v] === -1) {
        low[v] = number[v] = numbered++
        open.push(v)
      }
      let into = -1
      while (into < 0 && nextOut[v]! < out.from[v + 1]!) {
        const next = to[out.edges[nextOut[v]!++]!]!
        if (number[next] === -1) into = next
        else if (component[next] === -1) low[v] = Math.min(low[v]!, number[next]!)
      }
      if (0 <= into) {
        path.push(into)
        continue
      }
      path.pop()
      const above = path.at(-1)
      if (above !== undefined) low[above] = Math.min(low[above]!, low[v]!)
      if (low[v] === number[v]) {
        for (let member = -1; member !== v; ) component[(member = open.pop()!)] = found
        found++
      }
    }
  }
  return component
}

interface Tangle {
  readonly network: Network
  readonly out: Outgoing
  readonly component: Int32Array
}

/** One cycle for each component: a shortest one through its smallest id. */
function cyclesOf(tangle: Tangle, tangled: ReadonlySet<number>): string[][] {
  const { network, component } = tangle
  const members = new Map<number, number[]>([...tangled].map((each) => [each, []]))
  for (let v = 0; v < network.nodes; v++) members.get(component[v]!)?.push(v)
  const ids = Array.from({ length: network.nodes }, (_, v) => idOf(network, v))
  const cycles = [...members.values()].map((nodes) => cycleThrough(tangle, smallest(nodes, ids), ids))
  return cycles.sort((a, b) => compareIds(a[0]!, b[0]!))
}

const smallest = (nodes: readonly number[], ids: readonly string[]): number =>
  nodes.reduce((best, v) => (compareIds(ids[v]!, ids[best]!) < 0 ? v : best))

/** Breadth first from a node along its component until it is met again. */
function cycleThrough({ network: { to }, out, component }: Tangle, root: number, ids: readonly string[]): string[] {
  const cameFrom = new Map<number, number>()
  const queue = [root]
  for (const v of queue) {
    const next = Array.from(out.edges.subarray(out.from[v], out.from[v + 1]), (e) => to[e]!)
      .filter((each) => component[each] === component[root])
      .sort((a, b) => compareIds(ids[a]!, ids[b]!))
    if (next.includes(root)) return chain(cameFrom, v, root, ids)
    for (const each of next) {
      if (cameFrom.has(each)) continue
      cameFrom.set(each, v)
      queue.push(each)
    }
  }
  return [ids[root]!]
}

/**
 * Ids along the path from the root to the last node, from the smallest one on. Between the gate and the roll-up of
 * one summary task lies only the task itself, whatever way the path takes there.
 */
function chain(cameFrom: ReadonlyMap<number, number>, last: number, root: number, ids: readonly string[]): string[] {
  let path: number[] = []
  for (let v: number | undefined = last; v !== undefined; v = v === root ? undefined : cameFrom.get(v)) path.push(v)
  path.reverse()
  for (let pair = twice(path, ids); pair; pair = twice(path, ids)) path = between(path, pair)
  const found = path.map((v) => ids[v]!)
  const start = found.reduce((best, id, i) => (compareIds(id, found[best]!) < 0 ? i : best), 0)
  return [...found.slice(start), ...found.slice(0, start)]
}

/** The places of the roll-up and the gate of one item, when both are on a path. */
function twice(path: readonly number[], ids: readonly string[]): { rollUp: number; gate: number } | undefined {
  const seen = new Map<string, number>()
  for (const [i, v] of path.entries()) {
    const other = seen.get(ids[v]!)
    if (other !== undefined) return path[other]! < v ? { rollUp: other, gate: i } : { rollUp: i, gate: other }
    seen.set(ids[v]!, i)
  }
  return undefined
}

/** The circle cut down to what leads from the roll-up to the gate, the gate left out. */
const between = (path: readonly number[], { rollUp, gate }: { rollUp: number; gate: number }): number[] =>
  rollUp < gate ? path.slice(rollUp, gate) : [...path.slice(rollUp), ...path.slice(0, gate)]

/** By code unit, the same in every locale. */
export const compareIds = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
