import type { Plan, Task } from '../../src/plan/model/plan'
import type { ThreePoint } from '../../src/plan/model/values'
import { backward, floats, lateOf } from '../../src/schedule/backward'
import { earlyOf, forward } from '../../src/schedule/forward'
import { problemOf, type Problem } from '../../src/schedule/problem'
import { lastFinish, reschedule, schedulePlan } from '../../src/schedule/schedulePlan'
import { minuteOf } from '../../src/time/axis'
import { lastMinute } from '../../src/time/calendar'
import type { Duration } from '../../src/time/duration'
import { day } from '../schedule/build'
import { limitSchedule, limitScheduleOf } from './limit'
import { planOfNetwork, randomNetwork } from './plans'
import { best, tableOf, type Row } from './table'

const options = { today: day('2026-01-05') }

/**
 * Plans of about two links a task in CPU time against the limit line: forward, backward and float over a problem that is ready;
 * all of `schedulePlan`, from plan to dates; one change; and early passes with other amounts, as forecasts make them.
 * Of a million tasks only durations: as many with people fill the memory.
 */
export function bench(): string {
  const rows: Row[] = []
  for (const size of [1_000, 10_000, 100_000, 1_000_000]) {
    const runs = size < 50_000 ? 30 : 3
    const network = randomNetwork(size)
    const room = limitScheduleOf(size)
    const limit = best(runs, () => limitSchedule(network, room))
    rows.push({ name: 'limit line', size, milliseconds: limit })
    for (const kind of size < 1_000_000 ? (['durations', 'efforts'] as const) : (['durations'] as const)) {
      const plan = planOfNetwork(network, kind)
      const row = (name: string, milliseconds: number): number => rows.push({ name: `${kind}: ${name}`, size, milliseconds, ratio: milliseconds / limit })
      const problem = problemOf(plan, options)
      row('forward, backward, float', passes(problem, runs))
      row('schedulePlan', best(Math.ceil(runs / 3), () => schedulePlan(plan, options)))
      if (size < 1_000_000) for (const change of ['estimate', 'link'] as const) row(`one ${change} changed`, changing(plan, change, runs))
      if (size === 1_000) row('10,000 forecast passes', tenThousandTimes(problem))
    }
  }
  return tableOf(rows)
}

function passes(problem: Problem, runs: number): number {
  const [early, late] = [earlyOf(problem), lateOf(problem)]
  const float = new Float64Array(problem.network.nodes)
  const milliseconds = best(runs, () => {
    forward(problem, early)
    backward(problem, early, lastFinish(problem, early), late)
    floats(problem, early, late, float)
  })
  if (minuteOf(problem.axis, lastFinish(problem, early)) === lastMinute) throw new Error('The plan ends at the border of time: its tasks are too long')
  return milliseconds
}

/** The task in the middle is given another estimate, or another predecessor, again and again. */
function changing(plan: Plan, what: 'estimate' | 'link', runs: number): number {
  const id = `T${plan.tasks.size / 2}`
  const task = plan.tasks.get(id)!
  const versions = [1, 2].map((by) => ({ ...plan, tasks: new Map(plan.tasks).set(id, changed(task, what, by)) }))
  let schedule = schedulePlan(plan, options)
  let count = 0
  return best(runs, () => {
    schedule = reschedule(schedule, versions[count++ % 2]!, options)
  })
}

function changed(task: Task, what: 'estimate' | 'link', by: number): Task {
  const { duration, effort } = task.values
  if (what === 'link') return { ...task, values: { ...task.values, after: [{ on: `T${by}`, type: 'FS' }] } }
  const estimate = (duration ?? effort)!.likely
  const other: Duration = { ...estimate, amount: estimate.amount + by * 60 }
  const three: ThreePoint<Duration> = { low: other, likely: other, high: other }
  return { ...task, values: { ...task.values, ...(duration ? { duration: three } : { effort: three }) } }
}

function tenThousandTimes(problem: Problem): number {
  const early = earlyOf(problem)
  const amounts = [1, 2, 3].map((by) => problem.left.map((left) => left * by))
  return best(3, () => {
    for (let run = 0; run < 10_000; run++) forward(problem, early, amounts[run % 3])
  })
}
