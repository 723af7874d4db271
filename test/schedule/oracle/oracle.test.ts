import assert from 'node:assert/strict'
import fc from 'fast-check'
import { schedulePlan } from '../../../src/schedule/schedulePlan'
import { formatMoment, type Minute } from '../../../src/time/day'
import { plans, textOf } from '../arbitrary'
import { planOf } from '../build'
import { today } from '../check'
import { earlyDates } from './early'
import { roomOf } from './late'
import { begin, boundOf, crewOf, effortBetween, isTouched, isWorked, minutesOf } from './minutes'

const moment = (minute: number): string => formatMoment(minute as Minute)
const said = (start: number, finish: number): string => `${moment(start)} ${moment(finish)}`
const compare = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1)
const constraints = { calendars: true, people: true, equipment: true, summaries: true, milestones: true, pins: true }

describe('Minute by minute, a schedule', () => {
  it('keeps every link, but into tasks that must be on a date', () =>
    fc.assert(fc.property(plans(constraints), (blocks) => {
      const plan = planOf(textOf(blocks))
      const { tasks } = schedulePlan(plan, { today })
      const dates = new Map([...tasks].map(([id, { start, finish }]) => [id, [start - begin, finish - begin] as [number, number]]))
      const project = minutesOf(plan, 'default', [])
      for (const { id, values, children } of plan.tasks.values()) {
        if (0 < children.length || values.start || values.finish) continue
        for (const link of values.after ?? []) {
          const [held, asked] = boundOf(link, dates, project)
          assert.ok(asked <= dates.get(id)![held === 'start' ? 0 : 1], `${id} after ${link.on} ${link.type}`)
        }
      }
    }), { numRuns: 200 }))

  it('begins and ends work when somebody works, with the whole of it in between', () =>
    fc.assert(fc.property(plans(constraints), (blocks) => {
      const plan = planOf(textOf(blocks))
      const { tasks } = schedulePlan(plan, { today })
      for (const task of plan.tasks.values()) {
        const amount = (task.values.duration ?? task.values.effort)?.likely.amount ?? 0
        if (amount === 0 || 0 < task.children.length) continue
        const { start, finish } = tasks.get(task.id)!
        const crew = crewOf(plan, task)
        assert.ok(isWorked(crew, start - begin), `${task.id} starts at ${moment(start)}`)
        assert.ok(isTouched(crew, finish - begin), `${task.id} finishes at ${moment(finish)}`)
        assert.ok(Math.abs(effortBetween(crew, start - begin, finish - begin) - amount * 60) < crew.length + 1e-6, `${task.id} from ${moment(start)} to ${moment(finish)}`)
      }
    }), { numRuns: 200 }))
})

describe('A schedule made by trying every minute', () => {
  it('has the early dates of the engine, whatever holds them', () =>
    fc.assert(fc.property(plans(constraints), (blocks) => {
      const plan = planOf(textOf(blocks))
      const { tasks, milestones } = schedulePlan(plan, { today })
      const ours = [...[...tasks].map(([id, { start, finish }]) => [id, said(start, finish)] as const), ...[...milestones].map(([id, { at }]) => [id, said(at, at)] as const)]
      const tried = [...earlyDates(plan)].map(([id, [start, finish]]) => [id, said(start, finish)] as const)
      assert.deepEqual(Object.fromEntries(ours.sort(compare)), Object.fromEntries(tried.sort(compare)))
    }), { numRuns: 150 }))

  // Of several tasks that start a summary task first, the engine takes one for critical: links from its start are left out.
  it('has the late starts and floats of the engine, whatever binds them', () =>
    fc.assert(fc.property(plans(constraints), (blocks) => {
      const plan = planOf(textOf(blocks).replaceAll(/(S\d+) S[SF]/g, '$1 FS'))
      const room = roomOf(plan)
      fc.pre(room !== undefined)
      const { tasks } = schedulePlan(plan, { today })
      for (const [id, tried] of room!) {
        const { start, lateStart, float, freeFloat } = tasks.get(id)!
        // Time off is no float: a late start is not told to lie before the start for it.
        const late = 0 <= tried.float ? Math.max(start, tried.lateStart) : tried.lateStart
        assert.deepEqual({ id, late: moment(lateStart), float, freeFloat }, { id, late: moment(late), float: tried.float, freeFloat: tried.freeFloat })
      }
    }), { numRuns: 60 }))
})
