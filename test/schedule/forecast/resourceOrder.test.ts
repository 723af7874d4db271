import assert from 'node:assert/strict'
import fc from 'fast-check'
import { calendarsOf } from '../../../src/schedule/calendars'
import { forecastPlan, prepareForecast } from '../../../src/schedule/forecast/forecastPlan'
import { withResourceOrder } from '../../../src/schedule/forecast/resourceOrder'
import { overloadsOf, usesByResource } from '../../../src/schedule/levelling/loads'
import { levelPlan } from '../../../src/schedule/levelling/levelPlan'
import { resourceOf } from '../../../src/schedule/levelling/resources'
import { schedulePlan } from '../../../src/schedule/schedulePlan'
import type { Plan } from '../../../src/plan/model/plan'
import { readWell } from '../../plan/checkPlan'
import { plans, textOf } from '../arbitrary'
import { planOf } from '../build'
import { today } from '../check'

const ordered = (plan: Plan): Plan => withResourceOrder(plan, calendarsOf(plan), levelPlan(plan, { today }).schedule)

/** What each task waits for beyond what was written. */
const links = (text: string): string =>
  [...ordered(readWell(text)).tasks.values()].flatMap(({ id, values }) => (values.after ?? []).map(({ on }) => `${on}>${id}`)).join(' ')

const people = 'people: { ana: {}, ben: {} }\nequipment: { rig: { units: 3 } }\n'

describe('The order of people and equipment', () => {
  it('is a chain for a person, by the levelled dates', () =>
    assert.equal(links(`${people}tasks:\n  A: { effort: 2d, assign: ana, priority: low }\n  B: { effort: 1d, assign: ana }\n  C: { effort: 1d, assign: ben }\n  D: { effort: 1d, assign: ana, priority: high }\n`), 'B>A D>B'))
  it('takes units over from those that ended last', () =>
    assert.equal(links(`${people}tasks:\n  A: { duration: 1d, assign: rig x2 }\n  B: { duration: 2d, assign: rig }\n  C: { duration: 1d, assign: rig x2 }\n  D: { duration: 1d, assign: rig x3 }\n`), 'A>C B>D C>D'))
  it('links nothing that shares somebody who has room for both', () =>
    assert.equal(links(`${people}tasks:\n  A: { duration: 1d, assign: ana 50% }\n  B: { duration: 1d, assign: ana 50% }\n`), ''))
  it('keeps everybody within capacity however long the tasks take', () => {
    fc.assert(fc.property(plans({ people: true, simple: true }), fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 8, maxLength: 8 }), (blocks, hours) => {
      const plan = planOf(textOf(blocks).replaceAll('=0h', '=1h').replaceAll(/assign=(\w+)(, \w+)+/g, 'assign=$1'))
      const chained = ordered(plan)
      let i = 0
      const other = [...chained.tasks].map(([id, task]) => {
        const key = task.values.effort ? 'effort' : 'duration'
        const amount = { amount: hours[i++ % hours.length]!, unit: 'h', elapsed: false } as const
        return [id, { ...task, values: { ...task.values, [key]: { low: amount, likely: amount, high: amount } } }] as const
      })
      const changed: Plan = { ...chained, tasks: new Map(other) }
      const calendars = calendarsOf(changed)
      for (const [id, uses] of usesByResource(changed, calendars, schedulePlan(changed, { today }))) {
        const resource = resourceOf(changed, calendars, id)!
        assert.deepEqual(overloadsOf(uses, resource, 1).map(({ from }) => `${id} ${from}`), [])
      }
    }), { numRuns: 200 })
  })
})

describe('A levelled forecast', () => {
  const text = (level: boolean): string =>
    `project: { level: ${level} }\n${people}tasks:\n  A: { effort: 4d..5d..12d, assign: ana }\n  B: { effort: 4d..5d..12d, assign: ana }\n`
  const days = (found: ReturnType<typeof forecastPlan>) => found.plan.deviation / 480
  it('adds up what one person does, though no link says so', () => {
    const [alone, levelled, asked] = [
      forecastPlan(readWell(text(false)), { today, runs: 1000 }), forecastPlan(readWell(text(true)), { today, runs: 1000 }),
      forecastPlan(readWell(text(false)), { today, runs: 1000, level: true }),
    ]
    assert.ok(alone.plan.mean < levelled.plan.mean && days(alone) < days(levelled))
    assert.deepEqual(asked.plan, levelled.plan)
    assert.deepEqual(levelled.tasks.map(({ criticality }) => criticality), [1, 1])
  })
  it('gives the levelled dates when every estimate is certain', () => {
    fc.assert(fc.property(plans({ people: true, simple: true }), (blocks) => {
      const plan = planOf(textOf(blocks))
      const { schedule, simulation: { passes, chances } } = prepareForecast(plan, { today, level: true, runs: 100 })
      passes.run(chances.left)
      assert.equal(schedule.finish, levelPlan(plan, { today }).schedule.finish)
      assert.ok(forecastPlan(plan, { today, level: true, runs: 100 }).plan.percentiles.every(({ value }) => value <= schedule.finish))
    }), { numRuns: 50 })
  })
})
