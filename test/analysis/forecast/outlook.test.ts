import assert from 'node:assert/strict'
import { outlookOf } from '../../../src/analysis/forecast/outlook'
import { isOf, sayChance, sayOutlook, sayShift } from '../../../src/analysis/forecast/words'
import { unlikelyDates } from '../../../src/analysis/findings/unlikelyDate'
import { forecastPlan } from '../../../src/schedule/forecast/forecastPlan'
import { readWell } from '../../plan/checkPlan'
import { given, monday, problemsOf } from '../given'

const options = { today: monday, runs: 500 }
const plan = (due: string, more = '') =>
  `${more}milestones: { M: { due: ${due} } }\ntasks: { A: { duration: 5d..8d..20d, milestone: M } }\n`

describe('The outlook on milestones', () => {
  it('is what a whole forecast says of them', () => {
    const read = readWell(plan('2026-03-20'))
    const { percentiles, chance } = forecastPlan(read, options).milestones.get('M')!
    const outlook = outlookOf(read, options).get('M')!
    assert.deepEqual([outlook.p50, outlook.p80, outlook.chance], [...[0.5, 0.8].map((share) => percentiles.find((each) => each.share === share)!.value), chance])
  })
  it('leaves out what was reached, and what no chance can move', () => {
    const text = 'milestones: { M: { reached: 2026-02-27 }, N: { due: 2026-03-20 }, O: {} }\ntasks: { A: { duration: 5d..8d..20d, milestone: M }, B: { duration: 1d, milestone: N }, C: { duration: 1d..2d..3d, milestone: O } }\n'
    assert.deepEqual([...outlookOf(readWell(text), options).keys()], ['O'])
    assert.deepEqual(outlookOf(readWell('milestones: { N: {} }\n'), options), new Map())
  })
  it('is of the due date for which it was found', () => {
    const [before, after] = [readWell(plan('2026-03-20')), readWell(plan('2026-03-21'))]
    const outlook = outlookOf(before, options).get('M')!
    assert.deepEqual([before, after].map(({ milestones }) => isOf(milestones.get('M')!, outlook)), [true, false])
  })
  it('is said in words', () => {
    const [outlook] = outlookOf(readWell(plan('2026-03-20')), options).values()
    assert.equal(sayOutlook(outlook!), '50 % by 2026-03-13 · 80 % by 2026-03-17 · due date kept with a chance of 97%')
    assert.equal(sayOutlook({ ...outlook!, chance: undefined }), '50 % by 2026-03-13 · 80 % by 2026-03-17')
  })
})

describe('plan/unlikely-date', () => {
  const found = (text: string) => {
    const analysis = given(text)
    return unlikelyDates(analysis, outlookOf(analysis.plan, options)).map(({ message, rule }) => `${rule.code} ${message}`)
  }
  it('tells of a due date that is kept by the estimates, but hardly by chance', () => {
    assert.deepEqual(found(plan('2026-03-11')), [
      'plan/unlikely-date M keeps its due date with a chance of 33%: half of all runs of the plan reach it by 2026-03-13, 80% by 2026-03-17.',
    ])
  })
  it('says nothing of what is likely enough, by the setting too, nor of what is late anyway', () => {
    assert.deepEqual(found(plan('2026-03-16')), [])
    assert.deepEqual(found(plan('2026-03-11', 'project: { forecast: { chance: 30% } }\n')), [])
    assert.equal(found(plan('2026-03-16', 'project: { forecast: { chance: 90% } }\n')).length, 1)
    assert.deepEqual(found(plan('2026-03-05')), [])
  })
  it('may be silenced, which no other finding wonders at', () => {
    assert.equal(problemsOf('milestones:\n  M: { due: 2026-03-20 } # tplan-ignore unlikely-date\ntasks: { A: { duration: 1d, milestone: M } }\n', 'plan/unused-ignore', 'plan/unknown-ignore'), '')
  })
})

describe('Words of a forecast', () => {
  it('never call sure what is not', () =>
    assert.deepEqual([0, 0.001, 0.5, 0.996, 1].map(sayChance), ['0%', 'under 1%', '50%', 'over 99%', '100%']))
  it('give shifts a sign', () =>
    assert.deepEqual([-720, 0, 10, 240].map((minutes) => sayShift(minutes, { minutesPerDay: 480, daysPerWeek: 5 })), ['-1.5', '0', '0', '+0.5']))
})
