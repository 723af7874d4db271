import type { Position } from './commitTable'

/** The commits as a graph: the parents of each position, first parent first; -1 for one that is not known. */
export interface Graph {
  readonly size: number
  readonly parents: (position: Position) => readonly Position[]
}

/** Marks with 1 every position that can be reached from the tips, the tips included. */
export function reachable(graph: Graph, tips: Iterable<Position>): Uint8Array {
  const seen = new Uint8Array(graph.size)
  const open: Position[] = []
  const visit = (position: Position): void => {
    if (position < 0 || seen[position]) return
    seen[position] = 1
    open.push(position)
  }
  for (const tip of tips) visit(tip)
  for (let next = open.pop(); next !== undefined; next = open.pop()) graph.parents(next).forEach(visit)
  return seen
}

/**
 * The generation of each position: 1 for a root, else one more than the highest of its parents, so that every commit
 * is above all of its ancestors. A circle, which replacement objects can make, is cut where it closes.
 */
export function generations(graph: Graph): Int32Array {
  const heights = new Int32Array(graph.size)
  const entered = new Uint8Array(graph.size)
  for (let start = 0; start < graph.size; start++) {
    const stack = [start]
    while (0 < stack.length) {
      const position = stack[stack.length - 1] ?? 0
      const waiting = entered[position] ? [] : graph.parents(position).filter((one) => 0 <= one && !entered[one])
      entered[position] = 1
      stack.push(...waiting)
      if (0 < waiting.length) continue
      stack.pop()
      heights[position] = 1 + Math.max(0, ...graph.parents(position).map((one) => heights[one] ?? 0))
    }
  }
  return heights
}

export interface CommitRange {
  readonly excluded: readonly Position[]
  readonly included: Position
}

/**
 * The positions that `git rev-list included ^excluded…` lists, in no order. Visits commits from the highest generation
 * down, so each has been told by all of its descendants which side it is on; ends when only excluded ones wait.
 */
export function commitsInRange(graph: Graph, heights: Int32Array, range: CommitRange): Position[] {
  const excluded = new Map<Position, boolean>()
  const heap = new TallestFirst(heights)
  const found: Position[] = []
  let wanted = 0
  const tell = (position: Position, isExcluded: boolean): void => {
    if (position < 0) return
    const known = excluded.get(position)
    if (known === undefined) heap.push(position)
    if (known === undefined && !isExcluded) wanted++
    if (known === false && isExcluded) wanted--
    excluded.set(position, isExcluded || known === true)
  }
  tell(range.included, false)
  range.excluded.forEach((position) => tell(position, true))
  while (0 < wanted) {
    const position = heap.pop()
    const isExcluded = excluded.get(position) === true
    if (!isExcluded) {
      wanted--
      found.push(position)
    }
    graph.parents(position).forEach((parent) => tell(parent, isExcluded))
  }
  return found
}

/** A binary heap of positions, the one with the highest generation on top. */
class TallestFirst {
  readonly #items: Position[] = []
  readonly #heights: Int32Array

  constructor(heights: Int32Array) {
    this.#heights = heights
  }

  push(position: Position): void {
    let at = this.#items.push(position) - 1
    while (0 < at && this.#isTaller(at, (at - 1) >> 1)) at = this.#swap(at, (at - 1) >> 1)
  }

  /** Takes the top; only called while something is in it. */
  pop(): Position {
    const top = this.#items[0] ?? 0
    const last = this.#items.pop() ?? 0
    if (0 < this.#items.length) this.#items[0] = last
    for (let at = 0; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2]
      const child = right < this.#items.length && this.#isTaller(right, left) ? right : left
      if (this.#items.length <= child || !this.#isTaller(child, at)) return top
      at = this.#swap(at, child)
    }
  }

  #isTaller(a: number, b: number): boolean {
    return (this.#heights[this.#items[b] ?? 0] ?? 0) < (this.#heights[this.#items[a] ?? 0] ?? 0)
  }

  #swap(from: number, to: number): number {
    const moved = this.#items[from] ?? 0
    this.#items[from] = this.#items[to] ?? 0
    this.#items[to] = moved
    return to
  }
}
