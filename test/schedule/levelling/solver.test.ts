import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Problem } from '../../../src/schedule/levelling/problem'
import { slotCalendar } from '../../../src/schedule/levelling/slotCalendar'
import { lowerBound } from '../../../src/schedule/levelling/solver/bounds'
import { domainsOf } from '../../../src/schedule/levelling/solver/domains'
import { findStarts } from '../../../src/schedule/levelling/solver/findStarts'
import { machineOf } from '../../../src/schedule/levelling/solver/machine'
import { decodeAhead, foundOf, justify, type Search } from '../../../src/schedule/levelling/solver/search'
import { parallelOrder } from '../../../src/schedule/levelling/solver/parallel'
import { sortedBy } from '../../../src/schedule/levelling/solver/sortedBy'
import { problems } from './arbitraryProblem'
import { bestByTrying } from './bestByTrying'
import { problemOf } from './build'
import { violationsOf } from './violations'

const plain = problems({ most: 9 })
const searchOf = (problem: Problem): Search => ({
  machine: machineOf(problem), random: () => 0, bound: 0, spent: 0, best: foundOf(problem.tasks),
})

describe('Justification', () => {
  it('never makes a schedule longer', () => {
    fc.assert(fc.property(plain, (problem) => {
      const search = searchOf(problem)
      const found = foundOf(problem.tasks)
      found.order.set([...problem.work.keys()])
      decodeAhead(search, found)
      const before = found.cost.makespan
      const right = new Int32Array(problem.tasks)
      justify(search, found, before, right)
      assert.ok(found.cost.makespan <= before)
      for (let v = 0; v < problem.tasks; v++) assert.ok(found.start[v]! <= right[v]!)
      assert.equal(search.spent, 3)
    }))
  })
})

describe('Serial generation', () => {
  it('places tasks in words a slot as it does in steps', () => {
    fc.assert(fc.property(problems({ most: 9, links: true, releases: true, fixed: true }), (problem) => {
      // A calendar that works in every slot changes nothing but the way it is kept.
      const always = slotCalendar([0], [1])
      const stepwise = { ...problem, calendars: [always], calendar: new Int32Array(problem.tasks) }
      const [words, steps] = [machineOf(problem), machineOf(stepwise)]
      const order = Int32Array.from(problem.work.keys())
      for (const direction of ['ahead', 'back'] as const) {
        const [a, b] = [foundOf(problem.tasks), foundOf(problem.tasks)]
        words[direction].decode(order, 3, a.start, a.finish)
        steps[direction].decode(order, 3, b.start, b.finish)
        if (words.packed && !steps.packed) assert.deepEqual([a.start, a.finish], [b.start, b.finish])
        order.reverse()
      }
    }))
  })
})

describe('Parallel generation', () => {
  it('gives an order of all tasks of which serial generation makes a valid schedule', () => {
    fc.assert(fc.property(problems({ most: 9, calendars: true, releases: true, fixed: true }), (problem) => {
      const { graph, ahead } = machineOf(problem)
      const order = parallelOrder(problem, graph, Float64Array.from(problem.work, (each) => -each))
      assert.deepEqual([...order].sort((a, b) => a - b), [...problem.work.keys()])
      const found = foundOf(problem.tasks)
      ahead.decode(order, 0, found.start, found.finish)
      assert.deepEqual(violationsOf(problem, found), [])
    }))
  })

  it('leaves nothing idle that something could use', () => {
    const tasks = [{ work: 4, needs: [1] }, { work: 1 }, { work: 3, needs: [2], after: [1] }, { work: 2, needs: [1] }]
    const problem = problemOf([2], tasks)
    // The third task is the most urgent, but in slot 0 it has to wait, and the other two start.
    assert.deepEqual([...parallelOrder(problem, machineOf(problem).graph, Float64Array.of(2, 1, 0, 3))], [1, 0, 3, 2])
  })
})

describe('A lower bound', () => {
  it('is never above the shortest schedule', () => {
    fc.assert(fc.property(problems({ most: 6, links: true, releases: true, fixed: true }), (problem) => {
      assert.ok(lowerBound(machineOf(problem)) <= bestByTrying(problem))
    }))
  })
})

describe('The search of a window', () => {
  it('finds starts when there are some, and knows when there are none', () => {
    fc.assert(fc.property(problems({ most: 6, releases: true }), fc.nat(), (problem, seed) => {
      const { packed } = machineOf(problem)
      const best = bestByTrying(problem)
      for (const end of [best - 1, best]) {
        const domains = domainsOf(packed!)
        domains.clear()
        const tasks = Int32Array.from(problem.work.keys())
        const found = domains.open(tasks, end) ? findStarts(domains, tasks, { random: () => (seed % 7) / 7, nodes: 100_000, noise: 2000 }) : undefined
        assert.equal(found?.isSolved ?? false, end === best)
        assert.equal(found?.isImpossible ?? true, end < best)
      }
    }))
  })
})

describe('An order by keys', () => {
  it('is the same however far apart the keys are', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { maxLength: 30 }), fc.constantFrom(1, 1_000), (values, factor) => {
      const order = new Int32Array(values.length)
      sortedBy(Int32Array.from(values, (each) => each * factor), order)
      assert.deepEqual([...order], [...values.keys()].sort((a, b) => values[a]! - values[b]! || a - b))
    }))
  })
})
