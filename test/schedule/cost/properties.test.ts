import assert from 'node:assert/strict'
import fc from 'fast-check'
import { comparePlans } from '../../../src/analysis/comparePlans'
import { sayComparison } from '../../../src/analysis/sayComparison'
import type { Plan } from '../../../src/plan/model/plan'
import { costsOf, type Costs } from '../../../src/schedule/cost/charges'
import { earnedOf } from '../../../src/schedule/cost/earned'
import { keysBy, sumOf, sumsBy, type CostSum } from '../../../src/schedule/cost/groups'
import { curveOf, endsOf, spanOf } from '../../../src/schedule/cost/phasing'
import { schedulePlan } from '../../../src/schedule/schedulePlan'
import { plans, textOf } from '../arbitrary'
import { day, planOf } from '../build'

const any = plans({ calendars: true, people: true, summaries: true, milestones: true, pins: true, alap: true, facts: true, cycles: true })

/** Plans of all sorts, in which everybody costs something, with a schedule. */
const dated = any.map((blocks) => {
  const plan = planOf(textOf(blocks))
  const rate = { amount: 60, per: 'h' } as const
  const rated: Plan = {
    ...plan,
    people: new Map([...plan.people].map(([id, person]) => [id, { ...person, values: { ...person.values, rate } }])),
  }
  return { plan: rated, schedule: schedulePlan(rated, { today: day('2026-03-02') }) }
})

const isClose = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a), Math.abs(b))
const amounts = ({ planned, actual, remaining }: CostSum): readonly number[] => [planned, actual, remaining]
const inAll = (costs: Costs) => amounts(sumOf(costs.charges))

describe('The costs of any plan', () => {
  it('are finite, never negative, and the sum of those of its people, and of its milestones', () => {
    fc.assert(fc.property(dated, fc.constantFrom('money' as const, 'effort' as const), ({ plan, schedule }, measure) => {
      const costs = costsOf(plan, schedule, measure)
      assert(costs.charges.every((charge) => amounts(charge).every((amount) => Number.isFinite(amount) && 0 <= amount)))
      for (const by of ['person', 'milestone', 'line'] as const) {
        const { sums, rest } = sumsBy(costs.charges, keysBy(plan, by))
        const parts = [...sums.values(), rest].map(amounts)
        inAll(costs).forEach((whole, i) => assert(isClose(whole, parts.reduce((sum, part) => sum + part[i]!, 0))))
      }
    }))
  })
  it('count the effort of a plan as its schedule does', () => {
    fc.assert(fc.property(dated, ({ plan, schedule }) => {
      const { sums } = sumsBy(costsOf(plan, schedule, 'effort').charges, keysBy(plan, 'task'))
      for (const [id, { values, children }] of plan.tasks) {
        const dates = schedule.tasks.get(id)
        // With everybody's time at its full worth an effort is the work that is written, however it is split.
        if (dates && children.length === 0 && values.effort) assert(isClose(sums.get(id)?.planned ?? 0, dates.work / schedule.calendar.minutesPerDay))
      }
    }))
  })
  it('have all fallen due at the end, and before the status date what is actual', () => {
    fc.assert(fc.property(dated, ({ plan, schedule }) => {
      const costs = costsOf(plan, schedule)
      const span = spanOf(costs)
      if (!span) return
      const [planned, actual, remaining] = inAll(costs) as [number, number, number]
      const ends = endsOf(span, 'day')
      assert(isClose(curveOf(costs, 'planned', ends).at(-1)!, planned))
      assert(isClose(curveOf(costs, 'forecast', ends).at(-1)!, actual + remaining))
      assert(isClose(curveOf(costs, 'forecast', [costs.now])[0]!, actual))
    }))
  })
  it('are on budget for a plan that is measured against itself where nobody wrote what was spent', () => {
    fc.assert(fc.property(dated, ({ plan, schedule }) => {
      const costed = { plan, schedule, costs: costsOf(plan, schedule) }
      const { whole, inTime, added, dropped } = earnedOf(costed, costed)
      assert(isClose(whole.ev, whole.ac))
      assert(isClose(whole.bac, sumOf(costed.costs.charges).planned))
      assert([inTime.es, inTime.at, inTime.pd].every(Number.isFinite))
      assert.deepEqual([added, dropped], [[], []])
    }))
  })
  it('do not differ from themselves', () => {
    fc.assert(fc.property(dated, (one) => assert.deepEqual(sayComparison(comparePlans(one, one)), ['No date and no cost differs.'])))
  })
})
