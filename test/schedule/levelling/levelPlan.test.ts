import assert from 'node:assert/strict'
import fc from 'fast-check'
import { earliestDates } from '../../../src/schedule/levelling/dates'
import { levelPlan } from '../../../src/schedule/levelling/levelPlan'
import { schedulePlan } from '../../../src/schedule/schedulePlan'
import { formatMoment } from '../../../src/time/day'
import { plans, textOf } from '../arbitrary'
import { planOf } from '../build'
import { today } from '../check'
import { overloads } from './overloads'

const everything = { calendars: true, people: true, contention: true, summaries: true, milestones: true, pins: true, alap: true, facts: true }

const runs = { numRuns: Number(process.env.RUNS ?? 300) }

describe('Levelling', () => {
  it('never uses anybody or anything beyond capacity, but for what is fixed', () => {
    fc.assert(fc.property(plans(everything), (blocks) => {
      const plan = planOf(textOf(blocks))
      assert.deepEqual(overloads(plan, levelPlan(plan, { today }).schedule).slice(0, 3), [])
    }), runs)
  })

  it('leaves alone what nobody is overloaded by', () => {
    fc.assert(fc.property(plans(everything), (blocks) => {
      const plan = planOf(textOf(blocks))
      const before = schedulePlan(plan, { today })
      const { schedule, holds } = levelPlan(plan, { today })
      if (overloads(plan, before, false).length === 0) {
        assert.deepEqual([...holds], [])
        assert.deepEqual([...schedule.tasks], [...before.tasks])
      }
    }), runs)
  })

  it('moves neither the plan nor a milestone when it keeps within float, and overloads nobody anew', () => {
    fc.assert(fc.property(plans({ ...everything, alap: false }), (blocks) => {
      const plan = planOf(textOf(blocks))
      const before = schedulePlan(plan, { today })
      const { schedule } = levelPlan(plan, { today, isWithinFloat: true })
      assert.equal(formatMoment(schedule.finish), formatMoment(before.finish))
      for (const [id, { at }] of before.milestones) assert.equal(formatMoment(schedule.milestones.get(id)!.at), formatMoment(at), id)
      if (overloads(plan, before).length === 0) assert.deepEqual(overloads(plan, schedule), [])
    }), runs)
  })

  it('moves no fact, no pin and nothing to an earlier date', () => {
    fc.assert(fc.property(plans(everything), (blocks) => {
      const plan = planOf(textOf(blocks))
      const before = schedulePlan(plan, { today })
      const { schedule } = levelPlan(plan, { today })
      for (const [id, { start, finish, isSummary }] of before.tasks) {
        const { values } = plan.tasks.get(id)!
        const now = schedule.tasks.get(id)!
        if (isSummary || values.alap) continue
        assert.ok(start <= now.start && finish <= now.finish, id)
        if (values.started ?? values.start ?? values.finish) assert.equal(now.start, start, id)
      }
    }), runs)
  })

  it('does not depend on the order of items', () => {
    const shuffled = plans(everything).chain((blocks) => fc.tuple(fc.constant(blocks), fc.shuffledSubarray([...blocks], { minLength: blocks.length })))
    fc.assert(fc.property(shuffled, ([blocks, others]) => {
      const datesOf = (each: typeof blocks) => {
        const { schedule, holds } = levelPlan(planOf(textOf(each)), { today })
        return { tasks: [...schedule.tasks].sort(([a], [b]) => (a < b ? -1 : 1)), holds: [...holds].sort(([a], [b]) => (a < b ? -1 : 1)) }
      }
      assert.deepEqual(datesOf(others), datesOf(blocks))
    }), runs)
  })

  it('gives dates that the plan has by itself once they are written', () => {
    fc.assert(fc.property(plans({ ...everything, alap: false, facts: false }), (blocks) => {
      const plan = planOf(textOf(blocks))
      const levelled = levelPlan(plan, { today })
      const tasks = new Map(plan.tasks)
      for (const [id, earliest] of earliestDates(plan, levelled)) tasks.set(id, { ...tasks.get(id)!, values: { ...tasks.get(id)!.values, earliest } })
      const written = schedulePlan({ ...plan, tasks }, { today })
      for (const [id, { start, finish }] of levelled.schedule.tasks) {
        assert.deepEqual([formatMoment(written.tasks.get(id)!.start), formatMoment(written.tasks.get(id)!.finish)], [formatMoment(start), formatMoment(finish)], id)
      }
    }), runs)
  })
})
