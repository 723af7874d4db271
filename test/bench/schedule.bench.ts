import { schedulePlan } from '../../src/schedule/schedulePlan'
import { day } from '../schedule/build'
import { limitSchedule, limitScheduleOf } from './limit'
import { planOfNetwork, randomNetwork } from './plans'
import { best, tableOf, type Row } from './table'

/** Plans of about two links a task, scheduled whole: from `Plan` to dates, against the limit line. */
export function bench(): string {
  const options = { today: day('2026-01-05') }
  const rows: Row[] = []
  for (const size of [1_000, 10_000, 100_000]) {
    const runs = size < 50_000 ? 20 : 5
    const network = randomNetwork(size)
    const room = limitScheduleOf(size)
    const limit = best(runs * 5, () => limitSchedule(network, room))
    rows.push({ name: 'limit line', size, milliseconds: limit })
    for (const kind of ['durations', 'efforts'] as const) {
      const plan = planOfNetwork(network, kind)
      const milliseconds = best(runs, () => schedulePlan(plan, options))
      rows.push({ name: `schedulePlan, ${kind}`, size, milliseconds, ratio: milliseconds / limit })
    }
  }
  return tableOf(rows)
}
