import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { randomFrom } from '../../src/base/random'
import { hypercubeOf, scoreOf } from '../../src/schedule/forecast/hypercube'
import { normalScore } from '../../src/schedule/forecast/normal'
import { spreader, valueAt } from '../../src/schedule/forecast/spread'
import { deviation, mean, percentile } from '../../src/schedule/forecast/statistics'
import { columns } from './forecastSpeed'

/** A whole forecast of 10,000 runs, in CPU time of one core, and how fast percentiles settle with Latin hypercubes. */
export const bench = (): string => `${speed()}\n\n${convergence()}`

/** In a process of its own and built as the product is: modules that are loaded one by one call each other more slowly. */
function speed(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tpm-bench-'))
  const outfile = join(folder, 'speed.js')
  buildSync({ entryPoints: [join(__dirname, 'forecastSpeed.ts')], outfile, bundle: true, platform: 'node', format: 'cjs', target: 'node20', logLevel: 'warning' })
  const text = execFileSync(process.execPath, [outfile, 'run'], { encoding: 'utf8' })
  rmSync(folder, { recursive: true })
  return text.trim()
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
        // What adds up has an exact mean: every score comes exactly once.
        const gain = 1e6 < ratio ? ['exact', ''] : [`${ratio.toFixed(1)} x`, Math.round(runs * ratio * ratio).toLocaleString('en')]
        lines.push([name, String(runs), of, one!.toFixed(3), other!.toFixed(3), ...gain])
      }
    }
  }
  return columns(lines)
}

const statistics = {
  mean: (finishes: Float64Array) => mean(finishes),
  P50: (finishes: Float64Array) => percentile(finishes.slice().sort(), 0.5),
  P80: (finishes: Float64Array) => percentile(finishes.slice().sort(), 0.8),
}

const amount = spreader('pert')(4, 8, 24)
type Draw = (run: number, dimension: number) => number

/** A chain of 20, and five chains of 10 side by side. */
const networks: Readonly<Record<string, (draw: Draw, runs: number) => Float64Array>> = {
  chain: (draw, runs) => Float64Array.from({ length: runs }, (_, run) => chain(draw, run, 0, 20)),
  parallel: (draw, runs) => Float64Array.from({ length: runs }, (_, run) => Math.max(...[0, 10, 20, 30, 40].map((from) => chain(draw, run, from, from + 10)))),
}

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
