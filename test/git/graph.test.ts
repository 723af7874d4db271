import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Graph } from '../../src/git/graph'
import { commitsInRange, generations, reachable } from '../../src/git/graph'

/** A graph given by each position's parents. */
const graphOf = (parents: readonly (readonly number[])[]): Graph => ({
  size: parents.length,
  parents: (position) => parents[position] ?? [],
})

/** Graphs without circles, in no particular order of positions. */
const graphs = fc.integer({ min: 1, max: 14 }).chain((size) => {
  const order = fc.shuffledSubarray(Array.from({ length: size }, (_, index) => index), { minLength: size })
  const links = fc.array(fc.array(fc.nat(), { maxLength: 3 }), { minLength: size, maxLength: size })
  return fc.tuple(order, links).map(([places, picks]) => {
    const parents: number[][] = Array.from({ length: size }, () => [])
    places.forEach((place, rank) => {
      const older = places.slice(0, rank)
      parents[place] = (picks[rank] ?? []).map((pick) => older[pick % (older.length || 1)] ?? -1)
    })
    return graphOf(parents)
  })
})

function ancestors(graph: Graph, position: number): Set<number> {
  if (position < 0) return new Set()
  return new Set([position, ...graph.parents(position).flatMap((parent) => [...ancestors(graph, parent)])])
}

describe('The commit graph', () => {
  it('marks what the tips reach', () => {
    fc.assert(fc.property(graphs, fc.nat(), (graph, pick) => {
      const tip = pick % graph.size
      const marks = [...reachable(graph, [tip]).entries()]
      const marked = marks.filter(([, mark]) => mark === 1).map(([position]) => position)
      assert.deepEqual(new Set(marked), ancestors(graph, tip))
    }), { seed: 4 })
  })

  it('puts each commit above its parents', () => {
    fc.assert(fc.property(graphs, (graph) => {
      const heights = generations(graph)
      for (let position = 0; position < graph.size; position++) {
        for (const parent of graph.parents(position)) {
          if (0 <= parent) assert.ok((heights[parent] ?? 0) < (heights[position] ?? 0))
        }
      }
    }), { seed: 5 })
  })

  it('lists what one commit reaches and others do not', () => {
    fc.assert(fc.property(graphs, fc.nat(), fc.array(fc.nat(), { maxLength: 2 }), (graph, pick, others) => {
      const included = pick % graph.size
      const excluded = others.map((other) => other % graph.size)
      const expected = ancestors(graph, included)
      for (const one of excluded) for (const ancestor of ancestors(graph, one)) expected.delete(ancestor)
      const found = commitsInRange(graph, generations(graph), { excluded, included })
      assert.deepEqual(found.sort(), [...expected].sort())
    }), { seed: 6, numRuns: 500 })
  })

  it('ends in a circle, which replacement objects can make', () => {
    const circle = graphOf([[1], [2], [0]])
    assert.equal(generations(circle).length, 3)
    assert.deepEqual([...reachable(circle, [0])], [1, 1, 1])
    assert.ok(commitsInRange(circle, generations(circle), { excluded: [1], included: 0 }).length <= 3)
  })
})
