import { milestoneOf, type Plan } from '../../plan/model/plan'
import { costsOf, type Charge, type Costs } from '../cost/charges'
import { costModelOf } from '../cost/costModel'
import { measureOf } from '../cost/rates'
import type { Schedule } from '../schedule'

/** What something costs at completion, given the work left by task, without what risks cost. */
export type RunCost = (left: Float64Array) => number

export interface RunCosts {
  readonly plan: RunCost
  /** By milestone: what the tasks that name it cost. */
  readonly milestones: readonly RunCost[]
}

/**
 * Work costs in proportion to what of it is left. Undefined for a plan in which nobody says what anything costs. `expected` is
 * what is left by today's estimates.
 */
export function runCostsOf(plan: Plan, schedule: Schedule, expected: Float64Array): RunCosts | undefined {
  if (measureOf(plan) !== 'money') return undefined
  const costs = costsOf(plan, schedule, 'money')
  const byMilestone = new Map([...plan.milestones.keys()].map((id) => [id, [] as Charge[]]))
  for (const charge of costs.charges) {
    const task = plan.tasks.get(charge.task ?? '')
    if (task) byMilestone.get(milestoneOf(plan, task) ?? '')?.push(charge)
  }
  const tasks = [...plan.tasks.keys()]
  return {
    plan: runCostOf(costs, tasks, expected),
    milestones: [...byMilestone.values()].map((charges) => runCostOf({ ...costs, charges }, tasks, expected)),
  }
}

function runCostOf(costs: Costs, tasks: readonly string[], expected: Float64Array): RunCost {
  const { fixed, rest } = costModelOf(costs)
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
