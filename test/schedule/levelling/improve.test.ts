import assert from 'node:assert/strict'
import fc from 'fast-check'
import { improve } from '../../../src/schedule/levelling/improve'
import type { Answer, Problem } from '../../../src/schedule/levelling/problem'
import { everything, problems } from './arbitraryProblem'
import { bestByTrying } from './bestByTrying'
import { problemOf } from './build'
import { violationsOf } from './violations'

const last = (problem: Problem, schedules: number, seed = 1): Answer => [...improve(problem, { schedules, seed })].at(-1)!

describe('Improving a levelled plan', () => {
  it('never breaks a link, a date or a capacity, whatever the plan has', () => {
    fc.assert(fc.property(problems(everything), fc.nat(), (problem, seed) => {
      for (const answer of improve(problem, { schedules: 200, seed })) assert.deepEqual(violationsOf(problem, answer), [])
    }))
  })

  it('gives each answer for less than the one before', () => {
    fc.assert(fc.property(problems(everything), (problem) => {
      const costs = [...improve(problem, { schedules: 200 })].map(({ cost: { over, late, makespan, finishes } }) => [over, late, makespan, finishes])
      for (const [i, cost] of costs.slice(1).entries()) {
        const differs = cost.findIndex((each, place) => each !== costs[i]![place])
        assert.ok(cost[differs]! < costs[i]![differs]!)
      }
    }))
  })

  it('gives the same answers for the same seed', () => {
    fc.assert(fc.property(problems(everything), fc.nat(), (problem, seed) => {
      assert.deepEqual([...improve(problem, { schedules: 150, seed })], [...improve(problem, { schedules: 150, seed })])
    }), { numRuns: 30 })
  })

  it('makes no more schedules than it may', () => {
    fc.assert(fc.property(problems({ most: 8 }), fc.integer({ min: 1, max: 60 }), (problem, schedules) => {
      assert.ok(last(problem, schedules).schedules <= schedules)
    }))
  })

  it('has an answer when it is over at once', () => {
    fc.assert(fc.property(problems(everything), (problem) => {
      const answers = [...improve(problem, { isOver: () => true })]
      assert.equal(answers.length, 1)
      assert.deepEqual(violationsOf(problem, answers[0]!), [])
    }))
  })

  it('finds the shortest schedule of a small plan', () => {
    fc.assert(fc.property(problems({ most: 6, releases: true }), (problem) => {
      assert.equal(last(problem, 1_000).cost.makespan, bestByTrying(problem))
    }), { numRuns: 40 })
  })

  it('finds none that is longer with all links, calendars and facts', () => {
    fc.assert(fc.property(problems({ most: 5, releases: true, links: true, calendars: true, fixed: true }), (problem) => {
      assert.ok(last(problem, 1_000).cost.makespan <= bestByTrying(problem))
    }), { numRuns: 40 })
  })

  it('says that nothing is shorter only where that is so', () => {
    fc.assert(fc.property(problems({ most: 6, releases: true, links: true, fixed: true }), (problem) => {
      const { isOptimal, cost } = last(problem, 60)
      if (isOptimal) assert.ok(cost.makespan <= bestByTrying(problem))
    }))
  })

  it('lets nothing wait for what is less important', () => {
    fc.assert(fc.property(problems({ most: 7, priorities: true }), (problem) => {
      const important = [...problem.priority.keys()].filter((v) => problem.priority[v] === 900)
      const { start, finish } = last(problem, 100)
      const end = Math.max(0, ...important.map((v) => finish[v]!))
      assert.equal(end <= bestAlone(problem, important) || start.length === important.length, true)
    }))
  })

  it('leaves what has no float where its links put it, and says so', () => {
    const tasks = [{ work: 2, needs: [1], latest: 2 }, { work: 2, needs: [1], latest: 3 }, { work: 2, needs: [1], latest: 9 }]
    const { over, start } = last(problemOf([1], tasks), 100)
    assert.deepEqual([...over], [1])
    assert.deepEqual([...start], [0, 0, 2])
  })

  it('rather finishes in time what matters than all of it early', () => {
    const tasks = [{ work: 2, needs: [1] }, { work: 9, after: [0] }, { work: 3, needs: [1], due: 3, weight: 1 }]
    assert.deepEqual([...last(problemOf([1], tasks), 100).start], [3, 5, 0])
  })

  it('has an answer for a plan of nothing', () => assert.equal(last(problemOf([], []), 10).cost.makespan, 0))
})

/** The end of important tasks, and what they wait for, when there is nothing else. */
function bestAlone(problem: Problem, important: readonly number[]): number {
  const needed = new Set(important)
  for (let e = problem.links.to.length - 1; 0 <= e; e--) if (needed.has(problem.links.to[e]!)) needed.add(problem.links.from[e]!)
  const without = problemOf([...problem.capacity], [...problem.work].map((work, v) => ({
    work: needed.has(v) ? work : 0,
    needs: needed.has(v) ? [...problem.capacity.keys()].map((r) => [...problem.resource.subarray(problem.demandOf[v], problem.demandOf[v + 1])].indexOf(r)).map((place) => (place < 0 ? 0 : problem.amount[problem.demandOf[v]! + place]!)) : [],
    after: [...problem.links.to.keys()].filter((e) => problem.links.to[e] === v).map((e) => problem.links.from[e]!),
  })))
  return [...improve(without, { schedules: 100 })].at(-1)!.cost.makespan
}
