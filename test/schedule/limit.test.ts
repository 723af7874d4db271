import assert from 'node:assert/strict'
import { drivingChain } from '../../src/schedule/schedule'
import { schedulePlan } from '../../src/schedule/schedulePlan'
import { minuteAt } from '../../src/time/day'
import { limitSchedule, limitScheduleOf } from '../bench/limit'
import { planOfNetwork, randomNetwork } from '../bench/plans'
import { day } from './build'

/** The minimal passes of the benchmark are an oracle for large plans that work around the clock. */
describe('A plan that works around the clock', () => {
  const network = randomNetwork(3_000)
  const plan = planOfNetwork(network, 'durations')
  const calendar = { ...plan.calendars.get('default')!, values: { week: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], hours: [{ from: 0, to: 1440 }] } as const }
  const schedule = schedulePlan({ ...plan, calendars: new Map([['default', calendar]]) }, { today: day('2026-01-05') })
  const limit = limitScheduleOf(3_000)
  const last = limitSchedule(network, limit)
  const start = minuteAt(day('2026-01-05'))

  it('has the finishes, late finishes and floats of the plainest critical path method', () => {
    assert.equal(schedule.finish, start + last)
    for (const [v, { finish, lateFinish, float }] of [...schedule.tasks.values()].entries()) {
      assert.deepEqual([finish - start, lateFinish - start, float], [limit.finish[v], limit.lateFinish[v], limit.float[v]])
    }
  })

  it('drives its last task by a chain of critical tasks without a gap', () => {
    const [id] = [...schedule.tasks].find(([, { finish }]) => finish === schedule.finish)!
    const chain = drivingChain(schedule, id).map((each) => schedule.tasks.get(each)!)
    assert.ok(chain.every(({ critical }) => critical))
    assert.equal(chain[0]!.start, start)
    for (const [i, { start: next }] of chain.slice(1).entries()) assert.equal(next, chain[i]!.finish)
  })
})
