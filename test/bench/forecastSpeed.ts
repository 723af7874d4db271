import type { Plan } from '../../src/plan/model/plan'
import { prepareForecast, summarise } from '../../src/schedule/forecast/forecastPlan'
import { simulate } from '../../src/schedule/forecast/simulate'
import { day } from '../schedule/build'
import { planOfNetwork, randomNetwork } from './plans'

const today = day('2026-01-05')

/** CPU time of the parts of a forecast of 10,000 runs. */
function speed(): string {
  const lines = [['tasks', 'kind', 'prepare ms', '10,000 runs ms', 'summarise ms', 'whole s', 'runs a second']]
  for (const size of [100, 1_000, 3_000]) {
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

/** The least CPU milliseconds of this process, the collection of garbage included, in three tries: others use the machine too. */
function timed<Value>(run: () => Value): readonly [Value, number] {
  const tries = [1, 2, 3].map((): readonly [Value, number] => {
    const before = process.cpuUsage()
    const value = run()
    const { user, system } = process.cpuUsage(before)
    return [value, (user + system) / 1000]
  })
  return tries.reduce((least, each) => (each[1] < least[1] ? each : least))
}

export function columns(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows.map((row) => row.map((cell, column) => cell.padStart(widths[column]!)).join('  ')).join('\n')
}

if (process.argv[2] === 'run') console.log(speed())
