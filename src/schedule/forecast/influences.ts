import type { Experiments } from './experiments'
import type { RiskInfluence, TaskInfluence } from './forecast'
import { normalScore } from './normal'
import type { RiskEvent } from './riskEvents'
import { samplerOf, type Chances, type Sampler } from './sampler'
import { placeOf, shareTable, valueAt } from './spread'
import { deviation, mean, percentile, ranks } from './statistics'
import { workOf, type Scale } from './summarise'

/** What the runs were made of, and the points of the target in them. */
export interface Outcome extends Scale {
  readonly chances: Chances
  /** By task. */
  readonly ids: readonly string[]
  /** By run. */
  readonly points: Float64Array
  /** By task: in how many runs it drove the target. */
  readonly critical: Int32Array
  readonly experiments: Experiments
}

/** So many tasks are tried at their low and high amounts, each in so many runs. */
const tried = { tasks: 10, runs: 400 }

/** The tasks that drive the target, those that move it most first. */
export function taskInfluences(outcome: Outcome): readonly TaskInfluence[] {
  const { chances, ids, critical } = outcome
  const view = viewOf(outcome)
  const uncertain = new Map(chances.tasks.map(({ task }, at) => [task, at]))
  const found: (TaskInfluence & { readonly at: number | undefined })[] = []
  for (const [task, id] of ids.entries()) {
    const at = uncertain.get(task)
    if (critical[task] === 0) continue
    const criticality = critical[task]! / chances.runs
    const indices = at === undefined ? { cruciality: 0, sensitivity: 0 } : indicesOf(chances, view, at, criticality)
    found.push({ id, criticality, ...indices, swing: undefined, at })
  }
  found.sort((a, b) => b.sensitivity - a.sensitivity || b.criticality - a.criticality || (a.id < b.id ? -1 : 1))
  const swings = swingsOf(outcome, found.slice(0, tried.tasks).flatMap(({ at }) => at ?? []))
  const influences = found.map(({ at, ...influence }) => ({ ...influence, swing: at === undefined ? undefined : swings.get(at) }))
  return influences.sort((a, b) => width(b) - width(a))
}

const width = ({ swing }: TaskInfluence): number => (swing ? Math.abs(swing.high - swing.low) : 0)

const [scoreOfLow, scoreOfHigh] = [normalScore(0.1), normalScore(0.9)]

function swingsOf(outcome: Outcome, places: readonly number[]): ReadonlyMap<number, TaskInfluence['swing']> {
  const runs = Math.min(tried.runs, outcome.chances.runs)
  const usual = mean(workOf(outcome, outcome.points.subarray(0, runs)))
  const moved = (score: number): readonly number[] =>
    outcome.experiments.withTasksAt(places, score, runs).map((points) => mean(workOf(outcome, points)) - usual)
  const [low, high] = [moved(scoreOfLow), moved(scoreOfHigh)]
  return new Map(places.map((at, i) => [at, { low: low[i]!, high: high[i]! }]))
}

interface View {
  readonly sampler: Sampler
  /** The standard deviation of the target, in working minutes. */
  readonly deviation: number
  /** The target's ranks by run, from their mean, and the standard deviation of these. */
  readonly ranked: Float64Array
  readonly rankDeviation: number
}

function viewOf({ chances, points, ...scale }: Outcome): View {
  const work = workOf(scale, points)
  const placed = ranks(work)
  const middle = mean(placed)
  const ranked = placed.map((rank) => rank - middle)
  return { sampler: samplerOf(chances), deviation: deviation(work), ranked, rankDeviation: deviation(ranked) }
}

/**
 * All in one pass over the runs. A task's amount rises with its score, so the share below the score is the amount's rank;
 * the target's ranks sum up to nothing, so their sum of products is the covariance as it is.
 */
function indicesOf({ runs, tasks }: Chances, view: View, at: number, criticality: number): Pick<TaskInfluence, 'cruciality' | 'sensitivity'> {
  const { base, span, table } = tasks[at]!
  if (span === 0 || view.deviation === 0) return { cruciality: 0, sensitivity: 0 }
  const { ranked } = view
  const scores = view.sampler.scoresOfTask(at)
  const shares = shareTable
  let [sum, squares, shareSum, shareSquares, products] = [0, 0, 0, 0, 0]
  for (let run = 0; run < runs; run++) {
    const place = placeOf(scores[run]!)
    const entry = Math.floor(place)
    const share = shares[entry]! + (shares[entry + 1]! - shares[entry]!) * (place - entry)
    const value = base + span * (table[entry]! + (table[entry + 1]! - table[entry]!) * (place - entry))
    sum += value
    squares += value * value
    shareSum += share
    shareSquares += share * share
    products += share * ranked[run]!
  }
  return {
    cruciality: products / runs / (spread(shareSum, shareSquares, runs) * view.rankDeviation),
    sensitivity: (spread(sum, squares, runs) * criticality) / view.deviation,
  }
}

/** The standard deviation by sums of values and of their squares. */
const spread = (sum: number, squares: number, count: number): number => Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2))

/** As many runs as this, times those of the forecast, are made anew for all risks together. */
const affordable = 3

/** What each risk does to the target, the worst first. Only runs in which it occurs have to be made again. */
export function riskInfluences(outcome: Outcome): readonly RiskInfluence[] {
  const { chances, points } = outcome
  const sampler = samplerOf(chances)
  const wanted = chances.risks.reduce((sum, { delay, probability }) => sum + (delay ? probability : 0), 0)
  const looked = points.subarray(0, Math.ceil(points.length * Math.min(1, affordable / wanted)))
  const all = statisticsOf(outcome, looked)
  return chances.risks
    .map((risk, at) => {
      const other = risk.delay ? statisticsOf(outcome, outcome.experiments.withoutRisk(at, looked)) : all
      return {
        id: risk.id, probability: risk.probability, mean: all.mean - other.mean, p80: all.p80 - other.p80,
        cost: meanCost(chances.runs, risk, sampler, at), delays: risk.delay !== undefined,
      }
    })
    .sort((a, b) => Math.abs(b.mean) - Math.abs(a.mean) || Math.abs(b.cost) - Math.abs(a.cost) || (a.id < b.id ? -1 : 1))
}

function statisticsOf(scale: Scale, points: Float64Array): { readonly mean: number; readonly p80: number } {
  const work = workOf(scale, points)
  return { mean: mean(work), p80: percentile(work.slice().sort(), 0.8) }
}

function meanCost(runs: number, { cost }: RiskEvent, sampler: Sampler, at: number): number {
  if (!cost) return 0
  let sum = 0
  for (let run = 0; run < runs; run++) if (sampler.occurs(run, at)) sum += valueAt(cost, sampler.scoreOfRisk(run, at))
  return sum / runs
}
