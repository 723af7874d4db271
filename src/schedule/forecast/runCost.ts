import type { Plan } from '../../plan/model/plan'
import { costsOf } from '../cost/charges'
import { costModelOf } from '../cost/costModel'
import { measureOf } from '../cost/rates'
import type { Schedule } from '../schedule'

/** What a plan costs at completion, given the work left by task, without what risks cost. */
export type RunCost = (left: Float64Array) => number

/**
 * Work costs in proportion to what of it is left. Undefined for a plan in which nobody says what anything costs. `expected` is
 * what is left by today's estimates.
 */
export function runCostOf(plan: Plan, schedule: Schedule, expected: Float64Array): RunCost | undefined {
  if (measureOf(plan) !== 'money') return undefined
  const { fixed, rest } = costModelOf(costsOf(plan, schedule, 'money'))
  const tasks = [...plan.tasks.keys()]
  const places = Int32Array.from(tasks.keys()).filter((task) => rest.has(tasks[task]!) && 0 < expected[task]!)
  const rates = Float64Array.from(places, (task) => rest.get(tasks[task]!)! / expected[task]!)
  // What costs something though nothing of it is left, or an estimate of nothing, costs that in every run.
  const sure = tasks.reduce((sum, id, task) => (expected[task] === 0 ? sum + (rest.get(id) ?? 0) : sum), fixed)
  return (left) => {
    let cost = sure
    for (let i = 0; i < places.length; i++) cost += rates[i]! * left[places[i]!]!
    return cost
  }
}
