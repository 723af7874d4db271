import type { Costs } from './charges'

/** What a plan costs at completion as a function of the work that is left: for forecasts, which change it a thousand times. */
export interface CostModel {
  /** What does not hang on work: paid already, expenses, and sums of tasks. */
  readonly fixed: number
  /** By task, what the rest of its work costs by today's estimate; tasks that cost nothing more are left out. */
  readonly rest: ReadonlyMap<string, number>
}

export function costModelOf({ charges }: Costs): CostModel {
  let fixed = 0
  const rest = new Map<string, number>()
  for (const { kind, task, actual, remaining } of charges) {
    const isWork = task !== undefined && remaining !== 0 && (kind === 'labour' || kind === 'equipment')
    fixed += isWork ? actual : actual + remaining
    if (isWork) rest.set(task, (rest.get(task) ?? 0) + remaining)
  }
  return { fixed, rest }
}

/** The cost at completion when each task takes so many times the work that is expected of what is left. */
export function costAtCompletion({ fixed, rest }: CostModel, factorOf: (task: string) => number): number {
  let cost = fixed
  for (const [task, amount] of rest) cost += amount * factorOf(task)
  return cost
}
