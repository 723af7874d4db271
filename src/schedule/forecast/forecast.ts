import type { Day, Minute } from '../../time/day'
import type { BackTest, Calibration } from './calibration'
import type { Spread } from './spread'
import type { Histogram } from './statistics'

/** What chance makes of a plan. Everything follows from the plan, the status date and the seed. */
export interface Forecast {
  readonly runs: number
  readonly seed: number
  readonly distribution: Spread
  /** From 0 to 1. */
  readonly correlation: number
  readonly asof: Day
  /** What estimates were corrected by; undefined when they were taken by their word. */
  readonly calibration: (Calibration & { readonly backTest: BackTest | undefined }) | undefined
  /** The plan's last finish. */
  readonly plan: DateForecast
  /** By id, in the order of the plan. */
  readonly milestones: ReadonlyMap<string, MilestoneForecast>
  /** The milestone whose date the influences below are on; the plan's last finish when undefined. */
  readonly target: string | undefined
  /** Tasks that drive the target in some run, those that move it most first. */
  readonly tasks: readonly TaskInfluence[]
  /** Those that delay the target most first. */
  readonly risks: readonly RiskInfluence[]
  /** What the risks cost together, in the project's currency. */
  readonly riskCost: AmountForecast
  /** What the plan costs at completion; undefined where the plan says nowhere what anything costs. */
  readonly cost: CostForecast | undefined
}

/** A date as a distribution. */
export interface DateForecast {
  /** The date without any chance: each estimate at its likely value, no risk occurring. */
  readonly computed: Minute
  readonly mean: Minute
  /** Standard deviation, in working minutes of the project's calendar. */
  readonly deviation: number
  /** The dates that 1, 5, 10 … 95 and 99 in a hundred runs keep to, see `shares`. */
  readonly percentiles: readonly Percentile<Minute>[]
  /** In wall-clock minutes. */
  readonly histogram: Histogram
  /** The share of runs that keep to the computed date. */
  readonly chanceOfComputed: number
}

export interface MilestoneForecast extends DateForecast {
  readonly reached: boolean
  /** The last moment that keeps the promise. */
  readonly due?: Minute
  /** The chance to keep it, from 0 to 1. */
  readonly chance?: number
  /** What the tasks that name it cost at completion; what risks cost counts for the plan alone. Only where the plan knows money. */
  readonly cost?: AmountForecast
}

export interface Percentile<Value> {
  /** From 0 to 1. */
  readonly share: number
  readonly value: Value
}

/** An amount of money as a distribution. */
export interface AmountForecast {
  readonly mean: number
  readonly percentiles: readonly Percentile<number>[]
}

/** Cost, alone and together with the target's date. */
export interface CostForecast extends AmountForecast {
  /** Without any chance. */
  readonly computed: number
  /** The sum of the budget lines; undefined where there are none. */
  readonly budget: number | undefined
  readonly chanceOfBudget: number | undefined
  /**
   * Joint confidence level: the chance to keep both the date and the cost that a share of runs keeps to each by itself, by
   * that share (NASA Cost Estimating Handbook, appendix J).
   */
  readonly joint: readonly Percentile<number>[]
  /** The chance to keep both the target's due date and the budget; undefined where one of them is not known. */
  readonly chanceOfBoth: number | undefined
}

/** The shares of every table of percentiles. */
export const shares: readonly number[] = [0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99]

/** How a task's uncertainty moves the target. */
export interface TaskInfluence {
  readonly id: string
  /** Criticality index: the share of runs in which the task drives the target (Van Slyke, Operations Research 11, 1963). */
  readonly criticality: number
  /**
   * Cruciality index: the correlation of the task's remaining work with the target, by ranks (Williams, Journal of the
   * Operational Research Society 43, 1992; Spearman's coefficient as in Cho and Yum, International Journal of Project
   * Management 15, 1997). From -1 to 1; 0 of a task that is certain.
   */
  readonly cruciality: number
  /**
   * Schedule sensitivity index: the standard deviation of the task's work times its criticality, over that of the target
   * (PMI, A Guide to the Project Management Body of Knowledge, 3rd edition; Vanhoucke, Measuring Time, 2009).
   */
  readonly sensitivity: number
  /**
   * The tornado: by how many working minutes the target's mean moves when the task always takes what it keeps to with a
   * chance of 10 % and of 90 %, all else being as it was. Undefined of tasks that are certain or move little.
   */
  readonly swing: { readonly low: number; readonly high: number } | undefined
}

/** What a risk does to the target, by the same runs without it. */
export interface RiskInfluence {
  readonly id: string
  /** From 0 to 1. */
  readonly probability: number
  /** Working minutes by which the mean of the target would be earlier without the risk; negative of a chance. */
  readonly mean: number
  /** The same of the date that 80 in a hundred runs keep to. */
  readonly p80: number
  /** Expected cost: over all runs, those in which it does not occur included. */
  readonly cost: number
  /** False when no task that could still be delayed is named: its delay does not count. */
  readonly delays: boolean
}
