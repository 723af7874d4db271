import type { Plan } from '../../src/plan/model/plan'
import { prepareForecast, summarise } from '../../src/schedule/forecast/forecastPlan'
import { scoreOf, hypercubeOf } from '../../src/schedule/forecast/hypercube'
import { normalScore } from '../../src/schedule/forecast/normal'
import { simulate } from '../../src/schedule/forecast/simulate'
import { spreader, valueAt } from '../../src/schedule/forecast/spread'
import { deviation, mean, percentile } from '../../src/schedule/forecast/statistics'
import { randomFrom } from '../../src/base/random'
import { day } from '../schedule/build'
import { planOfNetwork, randomNetwork } from './plans'

const today = day('2026-01-05')

/** A whole forecast of 10,000 runs, in CPU time of one core, and how fast percentiles settle with Latin hypercubes. */
export function bench(): string {
  return `${speed()}\n\n${convergence()}`
}

function speed(): string {
  const lines = [['tasks', 'kind', 'prepare ms', '10,000 runs ms', 'summarise ms', 'whole s', 'runs a second']]
  for (const size of [100, 1_000, 5_000]) {
    for (const kind of ['durations', 'efforts'] as const) {
      const plan = uncertain(planOfNetwork(randomNetwork(size), kind))
      const [prepared, prepareTime] = timed(() => prepareForecast(plan, { today }))
      const [simulated, runTime] = timed(() => simulate(prepared.simulation, 0, 10_000))
      const [, endTime] = timed(() => summarise(prepared, simulated))
      const whole = (prepareTime + runTime + endTime) / 1000
      lines.push([String(size), kind, ...[prepareTime, runTime, endTime].map((time) => time.toFixed(0)), whole.toFixed(2), (10_000_000 / runTime).toFixed(0)])
    }
  }
  return `${columns(lines)}\nThe goal: 10,000 runs of 1,000 tasks under 1 s of CPU.`
}

/** Every estimate with three points. */
function uncertain(plan: Plan): Plan {
  const spread = (estimate: { likely: { amount: number } } | undefined) => estimate && {
    low: { ...estimate.likely, amount: estimate.likely.amount * 0.6 }, likely: estimate.likely, high: { ...estimate.likely, amount: estimate.likely.amount * 2 },
  }
  const tasks = [...plan.tasks].map(([id, task], i) => {
    const key = task.values.duration ? 'duration' : 'effort'
    const risky = spread(task.values[key] as never) as { high: { amount: number } }
    // Shapes differ as they do in real plans.
    risky.high.amount *= 1 + (i % 17) / 17
    return [id, { ...task, values: { ...task.values, [key]: risky } }] as const
  })
  return { ...plan, tasks: new Map(tasks) } as Plan
}

/** CPU milliseconds of this process. */
function timed<Value>(run: () => Value): readonly [Value, number] {
  const before = process.cpuUsage()
  const value = run()
  const { user, system } = process.cpuUsage(before)
  return [value, (user + system) / 1000]
}

/** How far P80 and the mean stray over 60 seeds: standard errors, plain sampling over Latin hypercube. */
function convergence(): string {
  const lines = [['network', 'runs', 'of', 'plain', 'hypercube', 'ratio', 'as good as plain runs']]
  for (const runs of [500, 2_000]) {
    for (const [name, network] of Object.entries(networks)) {
      const seeds = Array.from({ length: 60 }, (_, seed) => seed + 1)
      const found = [plain, hypercube].map((sample) => seeds.map((seed) => network(sample(runs, seed), runs)))
      for (const [of, statistic] of Object.entries(statistics)) {
        const [one, other] = found.map((each) => deviation(each.map(statistic)))
        const ratio = one! / other!
        lines.push([name, String(runs), of, one!.toFixed(3), other!.toFixed(3), `${ratio.toFixed(1)} x`, Math.round(runs * ratio * ratio).toLocaleString('en')])
      }
    }
  }
  return columns(lines)
}

const statistics = {
  mean: (finishes: Float64Array) => mean(finishes),
  P80: (finishes: Float64Array) => percentile(finishes.slice().sort(), 0.8),
}

const amount = spreader('pert')(4, 8, 24)
type Draw = (run: number, dimension: number) => number

/** A chain of 20, and five chains of 10 side by side. */
const networks: Readonly<Record<string, (draw: Draw, runs: number) => Float64Array>> = {
  chain: (draw, runs) => Float64Array.from({ length: runs }, (_, run) => chain(draw, run, 0, 20)),
  parallel: (draw, runs) => Float64Array.from({ length: runs }, (_, run) => Math.max(...[0, 10, 20, 30, 40].map((from) => chain(draw, run, from, from + 10)))),
}

// eslint-disable-next-line max-params
function chain(draw: Draw, run: number, from: number, to: number): number {
  let sum = 0
  for (let d = from; d < to; d++) sum += valueAt(amount, draw(run, d))
  return sum
}

function plain(_runs: number, seed: number): Draw {
  const random = randomFrom(seed)
  return () => normalScore(random())
}

function hypercube(runs: number, seed: number): Draw {
  const cube = hypercubeOf(runs, 50, seed)
  return (run, dimension) => scoreOf(cube, run, dimension)
}

function columns(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows.map((row) => row.map((cell, column) => cell.padStart(widths[column]!)).join('  ')).join('\n')
}
