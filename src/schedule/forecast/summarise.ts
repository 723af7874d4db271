import { minuteOf, pointAt, restEnd, workAt, type Point } from '../../time/axis'
import type { Minute } from '../../time/day'
import type { Problem } from '../problem'
import { shares, type AmountForecast, type CostForecast, type DateForecast, type Percentile } from './forecast'
import { deviation, histogramOf, mean, percentile, shareWithin } from './statistics'

const bins = 40

/** What points are read by. */
export type Scale = Pick<Problem, 'axis' | 'project'>

/** The distribution of a date out of the points of all runs. */
export function dateForecast({ axis, project }: Scale, points: Float64Array, computed: Minute): DateForecast {
  const sorted = points.slice().sort()
  return {
    computed,
    mean: minuteOf(axis, mean(points)),
    deviation: deviation(workOf({ axis, project }, points)),
    percentiles: percentilesOf(sorted).map(({ share, value }) => ({ share, value: minuteOf(axis, value) })),
    histogram: histogramOf(sorted.map((point) => minuteOf(axis, point)), bins),
    chanceOfComputed: shareWithin(points, lastPointOf({ axis }, computed)),
  }
}

export const amountForecast = (amounts: Float64Array): AmountForecast => ({
  mean: mean(amounts),
  percentiles: percentilesOf(amounts.slice().sort()),
})

/** What cost and date make of each other. */
export interface Together {
  readonly points: Float64Array
  readonly costs: Float64Array
  readonly computed: number
  readonly budget: number | undefined
  /** The last point that keeps the due date. */
  readonly due: Point | undefined
}

export function costForecast({ points, costs, computed, budget, due }: Together): CostForecast {
  const [dates, amounts] = [points.slice().sort(), costs.slice().sort()]
  const both = (date: number, cost: number): number => shareWithin(points.map((point, run) => (costs[run]! <= cost ? point : Infinity)), date)
  return {
    ...amountForecast(costs),
    computed,
    budget,
    chanceOfBudget: budget === undefined ? undefined : shareWithin(costs, budget),
    joint: shares.map((share) => ({ share, value: both(percentile(dates, share), percentile(amounts, share)) })),
    chanceOfBoth: budget === undefined || due === undefined ? undefined : both(due, budget),
  }
}

/** The last of the points that a moment may have: within working hours the end of some work is the beginning of the next. */
export function lastPointOf({ axis }: Pick<Scale, 'axis'>, moment: Minute): Point {
  const point = pointAt(axis, moment)
  const end = Math.floor(point) + restEnd
  return minuteOf(axis, end) === moment ? end : point
}

/** Points as the working minutes of the project until them: what lies between them can be averaged. */
export const workOf = ({ project }: Scale, points: Float64Array): Float64Array => points.map((point) => workAt(project, point))

const percentilesOf = (sorted: Float64Array): readonly Percentile<number>[] =>
  shares.map((share) => ({ share, value: percentile(sorted, share) }))
