import { density, reach, tableLength } from './spread'

/** What one finished task took, against what was planned. */
export interface Case {
  readonly id: string
  /** Actual divided by planned; above 0. */
  readonly factor: number
}

/**
 * How actual work compares with estimates: factors that are spread lognormally, as software estimates are (Little,
 * "Schedule estimation and uncertainty surrounding the cone of uncertainty", IEEE Software 23, 2006).
 */
export interface Calibration {
  readonly cases: number
  /** The factor that half of the work keeps to. */
  readonly middle: number
  /** The standard deviation of the factor's natural logarithm. */
  readonly deviation: number
}

/** The same as quantiles, for drawing. */
export interface FactorTable {
  readonly middle: number
  readonly table: Float64Array
}

/** What is believed before anything is known: estimates are right in the middle, and P80 is about 1.3 times that. */
const prior = { deviation: 0.3, weight: 4 }

/** Factors further out than these are slips of the finger: 1 % and 100 times the estimate. */
const [least, most] = [0.01, 100]

/**
 * The factors of finished work, drawn towards what is believed without any by as much as they are few: the mean as if
 * four more tasks had taken what was planned, the variance as if these had been as uncertain as tasks usually are. That
 * is the posterior mean under the conjugate prior of a normal distribution (Gelman et al., Bayesian Data Analysis,
 * section 3.3).
 */
export const calibrate = (cases: readonly Case[]): Calibration => calibrationOf(sumsOf(cases.map(logOf)))

/** The number of some logarithms of factors, their sum, and that of their squares. */
interface Sums {
  readonly count: number
  readonly sum: number
  readonly squares: number
}

const logOf = ({ factor }: Case): number => Math.log(Math.min(Math.max(factor, least), most))

const sumsOf = (logs: readonly number[]): Sums => ({
  count: logs.length,
  sum: logs.reduce((sum, each) => sum + each, 0),
  squares: logs.reduce((sum, each) => sum + each * each, 0),
})

function calibrationOf({ count, sum, squares }: Sums): Calibration {
  const average = count === 0 ? 0 : sum / count
  const inner = Math.max(0, squares - count * average ** 2)
  const drift = ((prior.weight * count) / (prior.weight + count)) * average ** 2
  const variance = (prior.weight * prior.deviation ** 2 + inner + drift) / (prior.weight + count)
  return { cases: count, middle: Math.exp(sum / (count + prior.weight)), deviation: Math.sqrt(variance) }
}

/** Values of the factor at the normal scores of a table. */
export const factorTable = ({ middle, deviation }: Calibration): FactorTable => ({
  middle,
  table: Float64Array.from({ length: tableLength }, (_, k) => middle * Math.exp(deviation * (k / density - reach))),
})

/** How often finished work kept to what the calibration by all other work would have promised. */
export interface BackTest {
  readonly cases: number
  /** Of P50 and P80, from 0 to 1: 0.5 and 0.8 where the calibration is right. */
  readonly withinP50: number
  readonly withinP80: number
}

/** Leaves out each case in turn and looks whether it kept to the P50 and P80 that the others give (leave-one-out). */
export function backTest(cases: readonly Case[]): BackTest | undefined {
  if (cases.length < 2) return undefined
  const logs = cases.map(logOf)
  const { count, sum, squares } = sumsOf(logs)
  const others = logs.map((log) => calibrationOf({ count: count - 1, sum: sum - log, squares: squares - log * log }))
  const held = (score: number): number =>
    others.filter(({ middle, deviation }, i) => logs[i]! <= Math.log(middle) + deviation * score).length / count
  return { cases: count, withinP50: held(0), withinP80: held(scoreOfP80) }
}

/** The normal score of 80 %. */
export const scoreOfP80 = 0.8416212335729143
