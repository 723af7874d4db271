import assert from 'node:assert/strict'
import type { Hold } from '../../src/schedule/problem'
import { schedulePlan } from '../../src/schedule/schedulePlan'
import { formatMoment, parseMoment } from '../../src/time/day'
import { today } from './check'
import { planOf } from './build'

const hold = (moment: string, busy: string, behind: string): Hold => ({ notBefore: parseMoment(`2026-${moment}`)!, busy: [busy], behind: [behind] })

function dates(text: string, holds: Readonly<Record<string, Hold>>): string[] {
  const { tasks } = schedulePlan(planOf(text), { today, holds: new Map(Object.entries(holds)) })
  return [...tasks].map(([id, { start, finish, float, driver }]) => {
    const by = driver.kind === 'busy' ? `busy ${driver.who.join()} ${driver.behind.join()} ${formatMoment(driver.until).slice(5)}` : driver.kind
    return `${id} ${formatMoment(start).slice(5)} ${formatMoment(finish).slice(5)} float=${float} ${by}`
  })
}

describe('The delays that levelling found', () => {
  it('hold tasks back, and what waits for them; float counts from the new finish', () => {
    const plan = `
      person ana
      task A  effort=2d  assign=ana
      task B  effort=1d  assign=ana
      task C  duration=1d  after=B
      task D  duration=1d`
    assert.deepEqual(dates(plan, { B: hold('03-03T17:00', 'ana', 'A') }), [
      'A 03-02T08:00 03-03T17:00 float=960 project',
      'B 03-04T08:00 03-04T17:00 float=0 busy ana A 03-03T17:00',
      'C 03-05T08:00 03-05T17:00 float=0 link',
      'D 03-02T08:00 03-02T17:00 float=1440 project',
    ])
  })

  it('are not named where something else holds the task as long', () => {
    const plan = 'project  start=2026-03-02\ntask A  duration=2d\ntask B  duration=1d  after=A\ntask C  earliest=2026-03-04'
    const [, b, c] = dates(plan, { B: hold('03-03T17:00', 'ana', 'A'), C: hold('03-03T17:00', 'ana', 'A') })
    assert.equal(b, 'B 03-04T08:00 03-04T17:00 float=0 link')
    assert.equal(c, 'C 03-04T08:00 03-04T17:00 float=0 earliest')
  })

  it('hold what is left of started tasks, and neither facts nor dates that must be', () => {
    const plan = `
      project  start=2026-02-23  asof=2026-03-02
      task A  duration=2d  started=2026-02-27  progress=50%
      task B  duration=1d  start=2026-03-03
      task C  status=done  finished=2026-02-27`
    const holds = { A: hold('03-04T00:00', 'ana', 'B'), B: hold('03-05T00:00', 'ana', 'A'), C: hold('03-05T00:00', 'ana', 'A') }
    assert.deepEqual(dates(plan, holds).map((line) => line.replace(/float=\S+ /, '')), [
      'A 02-27T08:00 03-04T17:00 busy ana B 03-04T00:00',
      'B 03-03T08:00 03-03T17:00 start',
      'C 02-27T08:00 02-27T17:00 actual',
    ])
  })
})
