/** Numbers waiting for their turn: the one with the smallest rank is taken first. A binary heap (Williams 1964). */
export class Queue {
  readonly #rank: ArrayLike<number>
  readonly #heap: number[] = []

  constructor(rank: ArrayLike<number>) {
    this.#rank = rank
  }

  add(item: number): void {
    const heap = this.#heap
    let at = heap.push(item) - 1
    while (0 < at) {
      const above = (at - 1) >> 1
      if (this.#rank[heap[above]!]! <= this.#rank[item]!) break
      heap[at] = heap[above]!
      at = above
    }
    heap[at] = item
  }

  take(): number | undefined {
    const heap = this.#heap
    const first = heap[0]
    const last = heap.pop()
    if (first === undefined || last === undefined || heap.length === 0) return first
    let at = 0
    for (;;) {
      let below = 2 * at + 1
      if (heap.length <= below) break
      if (below + 1 < heap.length && this.#rank[heap[below + 1]!]! < this.#rank[heap[below]!]!) below++
      if (this.#rank[last]! <= this.#rank[heap[below]!]!) break
      heap[at] = heap[below]!
      at = below
    }
    heap[at] = last
    return first
  }
}
