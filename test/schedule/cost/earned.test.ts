import assert from 'node:assert/strict'
import { costsOf } from '../../../src/schedule/cost/charges'
import { earnedOf, type Costed, type Earned } from '../../../src/schedule/cost/earned'
import { keysBy } from '../../../src/schedule/cost/groups'
import { formatMoment } from '../../../src/time/day'
import { given } from '../../analysis/given'

const head = 'project: { start: 2026-03-02, asof: ASOF }\npeople: { ana: { rate: 100/h }, ben: { rate: 50/h } }\n'

const costed = (text: string, asof: string): Costed => {
  const { plan, schedule } = given(head.replace('ASOF', asof) + text)
  return { plan, schedule, costs: costsOf(plan, schedule, 'money') }
}

/** Two tasks of four days each, the first by Ana, the second by Ben after it: 3,200 and 1,600. */
const baseline = 'tasks: { A: { effort: 4d, assign: ana }, B: { effort: 4d, assign: ben, after: A } }\n'

/** On Monday after a week of work. */
const earned = (present: string, before = baseline): Earned => earnedOf(costed(before, '2026-03-02'), costed(present, '2026-03-09'))

const sums = ({ whole: { pv, ev, ac, bac, remaining } }: Earned): readonly number[] => [pv, ev, ac, bac, remaining].map(Math.round)

describe('Earned value of a plan', () => {
  it('compares what was planned by the status date with what is done and what it cost', () =>
    // Planned: all of A and a day of B. Done: A at half more than planned, nothing of B.
    assert.deepEqual(sums(earned('tasks: { A: { effort: 4d, assign: ana, started: 2026-03-02, finished: 2026-03-06, spent: 5d }, B: { effort: 4d, assign: ben, after: A } }\n')),
      [3600, 3200, 4000, 4800, 1600]))
  it('plans by the estimates of the baseline, and estimates the rest by those of today', () =>
    assert.deepEqual(sums(earned('tasks: { A: { effort: 8d, assign: ana, started: 2026-03-02, progress: 50%, spent: 4d }, B: { effort: 6d, assign: ben, after: A } }\n')),
      [3600, 1600, 3200, 4800, 3200 + 2400]))
  it('is told in time: what is done was to be done when, and when all of it will be', () => {
    const { inTime } = earned('tasks: { A: { effort: 4d, assign: ana, started: 2026-03-02, progress: 50%, spent: 5d }, B: { effort: 4d, assign: ben, after: A } }\n')
    const { es, at, pd, spi, duration, finish } = inTime
    assert.deepEqual([es, at, pd, spi, duration, finish && formatMoment(finish)], [2, 5, 8, 0.4, 20, '2026-03-27T17:00'])
  })
  it('stops the clock when all is done', () => {
    const done = 'tasks: { A: { effort: 4d, assign: ana, started: 2026-03-02, finished: 2026-03-03 }, B: { effort: 4d, assign: ben, started: 2026-03-04, finished: 2026-03-05 } }\n'
    const { inTime } = earned(done)
    assert.deepEqual([inTime.es, inTime.at, inTime.spi], [8, 4, 2])
  })
  it('earns nothing by tasks that are not in the baseline, and misses those that are gone', () => {
    const found = earned('tasks: { A: { effort: 4d, assign: ana, finished: 2026-03-05 }, C: { effort: 1d, assign: ben, finished: 2026-03-06 } }\n')
    assert.deepEqual(sums(found), [3600, 3200, 3600, 4800, 0])
    assert.deepEqual([found.added, found.dropped], [['C'], ['B']])
  })
  it('knows a task by an id that it had before', () => {
    const found = earned('tasks: { NEW: { was: [A], effort: 4d, assign: ana, finished: 2026-03-05 }, B: { effort: 4d, assign: ben, after: NEW } }\n')
    assert.deepEqual(sums(found).slice(0, 2), [3600, 3200])
    assert.deepEqual([found.added, found.dropped], [[], []])
  })
  it('counts what belongs to no task as done when it was planned', () => {
    const rent = 'expenses: { E: { date: 2026-03-03, amount: 100 }, F: { date: 2026-04-01, amount: 100 } }\n'
    assert.deepEqual(sums(earned(rent, rent)), [100, 100, 100, 200, 100])
  })
  it('is told for parts that add up to the whole', () => {
    const present = 'tasks: { A: { effort: 4d, assign: ana, finished: 2026-03-06, spent: 5d }, B: { effort: 4d, assign: ben, after: A, progress: 25% } }\n'
    const found = earned(present)
    const parts = [...found.by(keysBy(costed(present, '2026-03-09').plan, 'task'))]
    assert.deepEqual(parts.map(([id, { pv, ev, ac }]) => [id, pv, ev, ac]), [['A', 3200, 3200, 4000], ['B', 400, 400, 400]])
  })
  it('of a plan against itself is as planned', () => {
    const { whole } = earned(baseline.replace('effort: 4d, assign: ana', 'effort: 4d, assign: ana, finished: 2026-03-05'))
    assert.deepEqual([whole.cv, whole.cpi], [0, 1])
  })
  it('knows nothing of an empty plan, and fails at nothing', () => {
    const found = earned('', '')
    assert.deepEqual([sums(found), found.whole.spi, found.inTime.spi, found.inTime.finish], [[0, 0, 0, 0, 0], undefined, undefined, undefined])
  })
})
