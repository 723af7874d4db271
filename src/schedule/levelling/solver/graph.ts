import type { Problem } from '../problem'

/** The links of a problem by task: those into task v are `inLink[into[v]]` to `inLink[into[v + 1]]`, half-open; likewise out. */
export interface Graph {
  readonly into: Int32Array
  readonly inLink: Int32Array
  readonly outOf: Int32Array
  readonly outLink: Int32Array
}

export function graphOf({ tasks, links: { from, to } }: Problem): Graph {
  const [into, inLink] = groupedBy(to, tasks)
  const [outOf, outLink] = groupedBy(from, tasks)
  return { into, inLink, outOf, outLink }
}

/** The places of `values` by value, and where those of each value begin. */
function groupedBy(values: Int32Array, count: number): [begin: Int32Array, places: Int32Array] {
  const begin = new Int32Array(count + 1)
  for (const value of values) begin[value + 1]!++
  for (let v = 0; v < count; v++) begin[v + 1]! += begin[v]!
  const next = begin.slice(0, count)
  const places = new Int32Array(values.length)
  for (let e = 0; e < values.length; e++) places[next[values[e]!]!++] = e
  return [begin, places]
}

/**
 * Moves predecessors in front of those that wait for them, and leaves an order as it is otherwise. An order by dates needs it when
 * links are leads or lead to finishes: then a task may start before what it waits for.
 */
export function withPredecessorsFirst({ into, inLink }: Graph, from: Int32Array, order: Int32Array): void {
  const wanted = order.slice()
  const isPlaced = new Uint8Array(order.length)
  const open: number[] = []
  let count = 0
  for (const task of wanted) {
    open.push(task)
    while (0 < open.length) {
      const v = open[open.length - 1]!
      const waiting = isPlaced[v] === 1 ? -1 : firstUnplaced(v)
      if (0 <= waiting) {
        open.push(waiting)
        continue
      }
      open.pop()
      if (isPlaced[v] === 1) continue
      isPlaced[v] = 1
      order[count++] = v
    }
  }

  function firstUnplaced(v: number): number {
    for (let e = into[v]!; e < into[v + 1]!; e++) if (isPlaced[from[inLink[e]!]!] === 0) return from[inLink[e]!]!
    return -1
  }
}
