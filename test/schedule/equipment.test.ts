import assert from 'node:assert/strict'
import fc from 'fast-check'
import { calendarsOf } from '../../src/schedule/calendars'
import { resourceOf } from '../../src/schedule/levelling/resources'
import { schedulePlan } from '../../src/schedule/schedulePlan'
import { isWorking, isWorkingDay, withLeave } from '../../src/time/calendar'
import type { Minute } from '../../src/time/day'
import { plans, textOf } from './arbitrary'
import { day, planOf } from './build'
import { check, today } from './check'

const plan = (tasks: string): string => `
  project  start=2026-03-02  asof=2026-03-02
  calendar mornings  hours=08:00-12:00
  calendar afternoons  hours=13:00-17:00
  calendar saturdays  week=sat
  calendar nights  hours=20:00-24:00
  person ana
  person ben  leave=2026-03-03
  person olga  calendar=nights
  equipment rig  calendar=mornings
  equipment lift  away=2026-03-04..2026-03-06
  equipment hall  calendar=saturdays  away=2026-03-07
  equipment oven  calendar=afternoons
  equipment desk${tasks}`

/** 2026-03-02 is a Monday. */
describe('A task that needs equipment', () => {
  it('goes on only while it can be used, a day of work being one of its own calendar', () => check(plan(`
    task A  duration=2d  assign=rig
    task B  effort=2d  assign=ana, rig
    task C  start=2026-03-02  finish=2026-03-03  assign=rig
    task D  duration=1w  assign=rig`), `
    A 03-02T08:00 03-05T12:00 work=960
    B 03-02T08:00 03-05T12:00 work=960
    C 03-02T08:00 03-03T12:00 work=480
    D 03-02T08:00 03-13T12:00 work=2400`))

  it('stands still in the middle of it for maintenance', () => check(plan(`
    task A  duration=4d  assign=lift
    task B  effort=4d  assign=ana, lift
    task C  duration=1d  assign=lift  after=A`), `
    A 03-02T08:00 03-10T17:00
    B 03-02T08:00 03-10T17:00
    C 03-11T08:00 03-11T17:00`))

  it('goes round leave and maintenance together', () => check(plan(`
    task A  effort=2d  assign=ben, lift
    task B  effort=2d  assign=ben, rig`), `
    A 03-02T08:00 03-09T17:00
    B 03-02T08:00 03-06T12:00`))

  it('needs all of it at once', () => check(plan(`
    task A  duration=2d  assign=rig, lift
    task B  duration=2d  assign=lift, rig`), `
    A 03-02T08:00 03-10T12:00
    B 03-02T08:00 03-10T12:00`))

  it('keeps its whole crew waiting for it', () => check(plan(`
    task A  effort=3d  assign=ana, ben, rig
    task B  effort=4d  assign=ana, ben, lift`), `
    A 03-02T08:00 03-05T10:00
    B 03-02T08:00 03-09T12:00`))

  it('is done by those who can use it', () => check(plan('\n    task A  effort=1d  assign=ana, olga, rig'), 'A 03-02T08:00 03-03T12:00'))

  it('goes on without it where the two never meet', () => check(plan(`
    task A  duration=2d  assign=hall
    task B  duration=1d  assign=rig, oven
    task C  effort=1d  assign=ana, rig, oven
    task D  effort=4h  assign=olga, rig`), `
    A 03-02T08:00 03-03T17:00
    B 03-02T08:00 03-02T17:00
    C 03-02T08:00 03-02T17:00
    D 03-02T20:00 03-03T00:00`))

  it('takes the working time of the calendar that the task names', () => check(plan(`
    calendar late  hours=10:00-14:00
    task A  duration=4h  calendar=late  assign=rig`), 'A 03-02T10:00 03-03T12:00'))

  it('is where it was when the equipment says nothing of its time, or takes time that nobody works', () => check(plan(`
    task A  duration=2d  assign=desk
    task B  duration=48eh  assign=lift`), `
    A 03-02T08:00 03-03T17:00
    B 03-02T08:00 03-04T08:00`))

  it('is given its duration in minutes in which its calendar and all the equipment work', () =>
    fc.assert(fc.property(plans({ calendars: true, equipment: true, summaries: true, milestones: true }), (blocks) => {
      const read = planOf(textOf(blocks))
      const calendars = calendarsOf(read)
      const { tasks } = schedulePlan(read, { today })
      for (const { id, values, children } of read.tasks.values()) {
        const limited = (values.assign ?? []).filter(({ who }) => who === 'oven').map(({ who }) => calendars.ofEquipment(who))
        if (0 < children.length || calendars.withEquipment(calendars.named(values.calendar), values.assign) === undefined) continue
        // The press has no calendar of its own, only days away.
        const away = (values.assign ?? []).some(({ who }) => who === 'press') ? read.equipment.get('press')!.values.away! : []
        const sides = [withLeave(calendars.named(values.calendar), away), ...limited]
        const { start, finish } = tasks.get(id)!
        let worked = 0
        for (let at = start; at < finish; at++) if (sides.every((side) => isWorking(side, at as Minute))) worked++
        assert.equal(worked, values.duration!.likely.amount * 60, id)
      }
    }), { numRuns: 60 }))

  it('has one calendar for one question, the plain one for equipment that says nothing of its time', () => {
    const calendars = calendarsOf(planOf(plan('')))
    const assign = (...ids: string[]) => ids.map((who) => ({ who, units: 1 }))
    const ask = (...ids: string[]) => calendars.withEquipment(calendars.project, assign(...ids))
    assert.equal(ask('rig', 'lift'), ask('rig', 'lift'))
    assert.equal(ask('desk', 'ana'), calendars.project)
    assert.equal(calendars.trackOf(ask('lift')!).kind, 'gaps')
    assert.equal(calendars.trackOf(calendars.withEquipment(calendars.ofPerson('ben', undefined), assign('lift'))!).kind, 'gaps')
  })
})

describe('Equipment that is away', () => {
  it('has nothing to give to levelling', () => {
    const read = planOf(plan(''))
    const { calendar } = resourceOf(read, calendarsOf(read), 'lift')!
    assert.deepEqual(['03', '04', '06', '09'].map((date) => isWorkingDay(calendar, day(`2026-03-${date}`))), [true, false, false, true])
  })
})
