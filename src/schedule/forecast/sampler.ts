import { hypercubeOf, scoreOf, type Hypercube } from './hypercube'
import { normalScore } from './normal'
import type { RiskEvent } from './riskEvents'
import { density, reach, tableLength, valueAt } from './spread'
import type { UncertainTask } from './uncertainTasks'

/** What of a plan is left to chance. */
export interface Chances {
  readonly runs: number
  readonly seed: number
  /** By node: what is left of it by the likely estimate, in the measure of its pace. Tasks are the first nodes. */
  readonly left: Float64Array
  /** 1 for tasks whose amounts need not be whole, by task. */
  readonly fractional: Uint8Array
  readonly tasks: readonly UncertainTask[]
  readonly risks: readonly RiskEvent[]
  /** From 0 to 1: how much estimates go wrong together. */
  readonly correlation: number
}

/** Draws the amounts of any run, in any order: a run's depend on the seed and its number alone. */
export interface Sampler {
  /** Fills in what is left of every task in a run, and gives what the risks cost in it; one risk may be spared. */
  draw(run: number, amounts: Float64Array, spared?: number): number
  /** The normal scores of an uncertain task in all runs, by its place in `tasks`. */
  scoresOfTask(at: number): Float64Array
  /** Whether a risk occurs, by its place in `risks`. */
  occurs(run: number, at: number): boolean
  /** The normal score of what it does when it occurs. */
  scoreOfRisk(run: number, at: number): number
}

/**
 * Estimates depend on each other by a Gaussian copula with one common factor (Vasicek 1987; for cost estimates Garvey,
 * Book and Covert, Probability Methods for Cost Uncertainty Analysis, 2016): a task's score is √ρ·common + √(1-ρ)·own,
 * so that any two scores have the correlation ρ and every estimate keeps its distribution. Risks are independent of
 * all else; delay and cost of one risk are as bad as each other.
 */
export function samplerOf(chances: Chances): Sampler {
  const { tasks, risks, runs, seed } = chances
  const cube = hypercubeOf(runs, 1 + tasks.length + 2 * risks.length, seed)
  const [common, own] = [Math.sqrt(chances.correlation), Math.sqrt(1 - chances.correlation)]
  const bounds = risks.map(({ probability }) => normalScore(probability))
  const firstRisk = 1 + tasks.length
  const occurs = (run: number, at: number): boolean => scoreOf(cube, run, firstRisk + 2 * at) < bounds[at]!
  const scoreOfRisk = (run: number, at: number): number => scoreOf(cube, run, firstRisk + 2 * at + 1)
  const drawTasks = taskDrawer(chances, cube)
  return {
    occurs, scoreOfRisk,
    scoresOfTask(at) {
      const scores = new Float64Array(runs)
      for (let run = 0; run < runs; run++) scores[run] = common * scoreOf(cube, run, 0) + own * scoreOf(cube, run, 1 + at)
      return scores
    },
    draw(run, amounts, spared = -1) {
      drawTasks(run, amounts)
      let cost = 0
      for (let at = 0; at < risks.length; at++) {
        if (at !== spared && occurs(run, at)) cost += strike(chances, risks[at]!, scoreOfRisk(run, at), amounts)
      }
      return cost
    },
  }
}

/** Delays what a risk delays, and gives what it costs. A chance takes no more away than there is. */
function strike({ fractional }: Chances, { delay, cost, delays }: RiskEvent, score: number, amounts: Float64Array): number {
  if (delay) {
    const minutes = valueAt(delay, score)
    for (const { task, rate } of delays) {
      const amount = Math.max(0, amounts[task]! + minutes * rate)
      amounts[task] = fractional[task] === 1 ? amount : Math.round(amount)
    }
  }
  return cost ? valueAt(cost, score) : 0
}

/** The inner loop, over flat arrays: `scoreOf` and `valueAt` for every uncertain task. */
function taskDrawer({ left, fractional, tasks, correlation }: Chances, cube: Hypercube): (run: number, amounts: Float64Array) => void {
  const count = tasks.length
  const { inner, scores, turn, shift } = cube
  const { values, from } = joined(tasks)
  const place = Int32Array.from(tasks, ({ task }) => task)
  const whole = Uint8Array.from(tasks, ({ task }) => 1 - fractional[task]!)
  const base = Float64Array.from(tasks, (task) => task.base)
  const span = Float64Array.from(tasks, (task) => task.span)
  const [common, own] = [Math.sqrt(correlation) * density, Math.sqrt(1 - correlation) * density]
  const last = tableLength - 1.001
  return (run, amounts) => {
    amounts.set(left)
    const middle = common * scoreOf(cube, run, 0) + reach * density
    for (let at = 0; at < count; at++) {
      let x = middle + own * scores[inner[run + turn[at + 1]!]! + shift[at + 1]!]!
      x = x < 0 ? 0 : last < x ? last : x
      const low = x | 0
      const entry = from[at]! + low
      const before = values[entry]!
      const amount = base[at]! + span[at]! * (before + (values[entry + 1]! - before) * (x - low))
      amounts[place[at]!] = whole[at] === 1 ? Math.floor(amount + 0.5) : amount
    }
  }
}

/** The tables of all tasks one after the other, each written once. */
function joined(tasks: readonly UncertainTask[]): { readonly values: Float64Array; readonly from: Int32Array } {
  const starts = new Map<Float64Array, number>()
  for (const { table } of tasks) if (!starts.has(table)) starts.set(table, starts.size * tableLength)
  const values = new Float64Array(starts.size * tableLength)
  for (const [table, start] of starts) values.set(table, start)
  return { values, from: Int32Array.from(tasks, ({ table }) => starts.get(table)!) }
}
