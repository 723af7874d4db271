import assert from 'node:assert/strict'
import { randomFrom } from '../../../src/base/random'
import { backTest, calibrate, factorTable } from '../../../src/schedule/forecast/calibration'
import { casesOf } from '../../../src/schedule/forecast/cases'
import { forecastPlan } from '../../../src/schedule/forecast/forecastPlan'
import { normalScore } from '../../../src/schedule/forecast/normal'
import { readWell } from '../../plan/checkPlan'
import { today } from '../check'

const cases = (...factors: readonly number[]) => factors.map((factor, i) => ({ id: `T${i}`, factor }))

/** Many factors that are spread lognormally. */
function drawn(middle: number, spread: number, count: number) {
  const random = randomFrom(4)
  return cases(...Array.from({ length: count }, () => middle * Math.exp(spread * normalScore(random()))))
}

describe('A calibration', () => {
  it('believes in estimates, with the usual spread, when nothing is known', () => {
    assert.deepEqual(calibrate([]), { cases: 0, middle: 1, deviation: 0.3 })
  })
  it('finds the distribution of many factors', () => {
    const { middle, deviation: spread } = calibrate(drawn(1.4, 0.5, 3000))
    assert.ok(Math.abs(middle - 1.4) < 0.04 && Math.abs(spread - 0.5) < 0.02)
  })
  it('gives way to a few factors only a little', () => {
    const [one, four] = [calibrate(cases(2)), calibrate(cases(2, 2, 2, 2))]
    assert.ok(1 < one.middle && one.middle < four.middle && four.middle < 2)
    assert.equal(Number(four.middle.toFixed(6)), Number(Math.sqrt(2).toFixed(6)))
  })
  it('is not led astray by slips of the finger', () => assert.ok(calibrate(cases(1, 1, 1e9)).middle < 3))
  it('has P50 and P80 that hold for about half and four fifths of what it learnt from', () => {
    const { withinP50, withinP80 } = backTest(drawn(1.4, 0.5, 2000))!
    assert.ok(Math.abs(withinP50 - 0.5) < 0.04 && Math.abs(withinP80 - 0.8) < 0.03)
    assert.equal(backTest(cases(1.2)), undefined)
  })
  it('draws the same quantiles', () => {
    const { table, middle } = factorTable({ cases: 9, middle: 1.2, deviation: 0.4 })
    assert.equal(table[(table.length - 1) / 2], middle)
    assert.ok(Math.abs(table[table.length - 1 - 4 * 32]! - 1.2 * Math.exp(0.4)) < 1e-12)
  })
})

describe('Finished work', () => {
  const factors = (tasks: string) =>
    casesOf(readWell(`people: { ana: { capacity: 50% } }\ntasks:\n${tasks}`)).map(({ id, factor }) => `${id} ${Number(factor.toFixed(3))}`)
  it('is compared by effort where it was written down', () => assert.deepEqual(factors('  A: { effort: 2d..4d..6d, status: done, spent: 6d }\n'), ['A 1.5']))
  it('is compared by working days where only dates are known', () => {
    // Friday to Monday are two days; a part of a day counts as the day.
    assert.deepEqual(factors('  A: { effort: 1d, started: 2026-03-06, finished: 2026-03-09 }\n  B: { effort: 2h, started: 2026-03-06, finished: 2026-03-06 }\n'), ['A 2', 'B 1'])
    assert.deepEqual(factors('  A: { effort: 1d, assign: ana, started: 2026-03-02, finished: 2026-03-03 }\n'), ['A 1'])
    assert.deepEqual(factors('  A: { duration: 4h, started: 2026-03-02T08:00, finished: 2026-03-02T17:00 }\n'), ['A 2'])
    assert.deepEqual(factors('  A: { duration: 2ed, started: 2026-03-02T08:00, finished: 2026-03-05T08:00 }\n'), ['A 1.5'])
  })
  it('says nothing without an estimate, or without what it took', () => {
    assert.deepEqual(factors('  A: { status: done, started: 2026-03-02, finished: 2026-03-03 }\n  B: { effort: 1d, status: done }\n  C: { effort: 1d, started: 2026-03-02 }\n  D: { effort: 0d, status: done, spent: 1d }\n'), [])
  })
})

describe('A calibrated forecast', () => {
  const plan = readWell('tasks:\n  A: { duration: 20d }\n  B: { duration: 10d..20d..40d }\n')
  const of = (factor: number) => forecastPlan(plan, { today, runs: 1000, cases: cases(...Array.from({ length: 50 }, () => factor)) })
  it('gives single values a spread and moves what is spread already', () => {
    assert.notEqual(of(1).plan.deviation, 0)
    assert.ok(of(1).plan.mean < of(1.5).plan.mean && of(0.7).plan.mean < of(1).plan.mean)
    assert.deepEqual([of(1).calibration?.cases, of(1).calibration?.backTest?.withinP80], [50, 1])
  })
  it('leaves everything as it is when it is not asked for', () => {
    const { calibration, milestones, plan: finish } = forecastPlan(readWell('tasks: { A: { duration: 20d } }\n'), { today, runs: 100 })
    assert.deepEqual([calibration, milestones.size, finish.deviation], [undefined, 0, 0])
  })
})
