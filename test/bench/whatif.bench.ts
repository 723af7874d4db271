import { comparePlans } from '../../src/analysis/comparePlans'
import { rescheduled } from '../../src/analysis/changedPlan'
import { overlaidPlan } from '../../src/analysis/overlay'
import { pullIn } from '../../src/analysis/pullIn/pullIn'
import { readPlan } from '../../src/plan/readPlan'
import { costsOf } from '../../src/schedule/cost/charges'
import { schedulePlan } from '../../src/schedule/schedulePlan'
import { parseDay, type Day } from '../../src/time/day'
import { randomNetwork } from './plans'
import { best, tableOf, type Row } from './table'

const today = parseDay('2026-01-05') as Day

/** What costs, a scenario and ways to pull a milestone in take, as times of scheduling the same plan and reading all of its dates. */
export function bench(): string {
  const rows: Row[] = []
  for (const size of [1_000, 10_000]) {
    const { plan } = readPlan([{ path: 'plan.yaml', text: textOf(size) }])
    const schedule = schedulePlan(plan, { today })
    const limit = best(5, () => void [...schedulePlan(plan, { today }).tasks.values()])
    const row = (name: string, milliseconds: number) => void rows.push({ name, size, milliseconds, ratio: milliseconds / limit })
    rows.push({ name: 'schedule', size, milliseconds: limit })
    row('costs', best(5, () => void costsOf(plan, schedule)))
    const scenario = plan.items.get('late')!
    row('scenario, compared', best(5, () => {
      const overlaid = overlaidPlan(plan, scenario) ?? plan
      comparePlans({ plan, schedule }, { plan: overlaid, schedule: rescheduled(schedule, overlaid) })
    }))
    if (size <= 1_000) row('ways to pull in by a week', best(1, () => void pullIn(plan, schedule, plan.milestones.get('M')!, { by: (Math.floor(schedule.finish / 1440) - 7) as Day })))
  }
  return tableOf(rows)
}

/** Efforts of people with rates, in a network of about two predecessors a task. */
function textOf(size: number): string {
  const { from, before, duration } = randomNetwork(size)
  const people = Array.from({ length: size / 20 }, (_, p) => `  p${p}: { rate: ${40 + (p % 60)}/h, role: r${p % 5}, capacity: 80% }\n`)
  const tasks = Array.from({ length: size }, (_, v) => {
    const after = Array.from(before.subarray(from[v], from[v + 1]), (each) => `T-${each}`).join(', ')
    return `  T-${v}: { effort: ${duration[v]}min, assign: p${v % people.length}, milestone: M, after: [${after}] }\n`
  })
  return `people:\n${people.join('')}milestones: { M: {} }\nscenarios: { late: { set: { T-10: { effort: 30d } } } }\ntasks:\n${tasks.join('')}`
}
