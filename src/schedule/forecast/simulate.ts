import { wholePlan, type Passes } from './passes'
import type { RunCosts } from './runCost'
import { samplerOf, type Chances } from './sampler'

/** Some runs, from `from` on. */
export interface Simulated {
  readonly from: number
  /** By run: the point of the plan's last finish. */
  readonly finish: Float64Array
  /** By milestone, then by run. */
  readonly milestones: readonly Float64Array[]
  /** By run: what the risks that occurred cost. */
  readonly riskCost: Float64Array
  /** By run: what the plan costs at completion, those risks included; zeros for a plan that knows no money. */
  readonly cost: Float64Array
  /** By milestone, then by run: what its tasks cost, without risks; none for a plan that knows no money. */
  readonly milestoneCosts: readonly Float64Array[]
  /** By task: in how many of the runs it drove the date in question. */
  readonly critical: Int32Array
}

export interface Simulation {
  readonly chances: Chances
  readonly passes: Passes
  readonly runCosts: RunCosts | undefined
  readonly milestones: number
  /** The milestone whose critical tasks are counted, or `wholePlan`. */
  readonly target: number
}

/** Makes the runs from one to another, the last one left out. */
export function simulate({ chances, passes, runCosts, milestones, target }: Simulation, from: number, to: number): Simulated {
  const sampler = samplerOf(chances)
  const amounts = new Float64Array(chances.left.length)
  const count = Math.max(0, to - from)
  const simulated: Simulated = {
    from,
    finish: new Float64Array(count),
    milestones: Array.from({ length: milestones }, () => new Float64Array(count)),
    riskCost: new Float64Array(count),
    cost: new Float64Array(count),
    milestoneCosts: (runCosts?.milestones ?? []).map(() => new Float64Array(count)),
    critical: new Int32Array(chances.fractional.length),
  }
  for (let run = 0; run < count; run++) {
    simulated.riskCost[run] = sampler.draw(from + run, amounts)
    passes.run(amounts)
    if (runCosts) simulated.cost[run] = runCosts.plan(amounts) + simulated.riskCost[run]!
    for (const [m, costs] of simulated.milestoneCosts.entries()) costs[run] = runCosts!.milestones[m]!(amounts)
    simulated.finish[run] = passes.finishOf(wholePlan)
    for (let m = 0; m < milestones; m++) simulated.milestones[m]![run] = passes.finishOf(m)
    passes.countCritical(target, simulated.critical)
  }
  return simulated
}

/** Runs that were made apart, as one. */
export function joinRuns(parts: readonly Simulated[]): Simulated {
  const inOrder = [...parts].sort((a, b) => a.from - b.from)
  const [first] = inOrder
  const one = (column: (part: Simulated) => Float64Array): Float64Array => {
    const whole = new Float64Array(inOrder.reduce((sum, part) => sum + column(part).length, 0))
    for (const part of inOrder) whole.set(column(part), part.from - (first?.from ?? 0))
    return whole
  }
  return {
    from: first?.from ?? 0,
    finish: one(({ finish }) => finish),
    milestones: (first?.milestones ?? []).map((_, m) => one(({ milestones }) => milestones[m]!)),
    riskCost: one(({ riskCost }) => riskCost),
    cost: one(({ cost }) => cost),
    milestoneCosts: (first?.milestoneCosts ?? []).map((_, m) => one(({ milestoneCosts }) => milestoneCosts[m]!)),
    critical: (first?.critical ?? new Int32Array()).map((_, task) => inOrder.reduce((sum, { critical }) => sum + critical[task]!, 0)),
  }
}

/** The borders of `parts` shares of some runs, as equal as can be. */
export const shareOut = (runs: number, parts: number): readonly { readonly from: number; readonly to: number }[] =>
  Array.from({ length: parts }, (_, i) => ({ from: Math.floor((runs * i) / parts), to: Math.floor((runs * (i + 1)) / parts) }))
