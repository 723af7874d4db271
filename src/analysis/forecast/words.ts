import type { Milestone } from '../../plan/model/plan'
import { scoreOfP80 } from '../../schedule/forecast/calibration'
import type { Forecast, Percentile } from '../../schedule/forecast/forecast'
import { endOf } from '../../schedule/work'
import type { DayLength } from '../../time/duration'
import type { MilestoneOutlook } from './outlook'
import type { PastForecasts } from './pastForecasts'
import { formatDay, lastDayOf, type Minute } from '../../time/day'

/** The value that a share of the runs keeps to, one of the shares that every forecast has. */
export const valueAtShare = <Value>(percentiles: readonly Percentile<Value>[], share: number): Value =>
  (percentiles.find((each) => each.share === share) ?? percentiles.at(-1)!).value

/** The day that a share of the runs keeps to, ISO. */
export const dayAtShare = (percentiles: readonly Percentile<Minute>[], share: number): string => formatDay(lastDayOf(valueAtShare(percentiles, share)))

/** A chance in whole percent; what is neither sure nor impossible is never said to be. */
export function sayChance(chance: number): string {
  if (0 < chance && chance < 0.01) return 'under 1%'
  return 0.99 < chance && chance < 1 ? 'over 99%' : `${Math.round(chance * 100)}%`
}

/** How past forecasts have turned out. */
export function sayPast({ milestones, forecasts, withinP50 = 0, withinP80 = 0 }: PastForecasts): string {
  if (forecasts === 0) return 'Back-test of past plans: no commit has an uncertain forecast of a milestone that has been reached since.'
  const [many, reached] = [`${forecasts} forecast${forecasts === 1 ? '' : 's'}`, `${milestones} milestone${milestones === 1 ? '' : 's'}`]
  return `Back-test of past plans: of ${many} of ${reached} reached since, P50 held for ${sayChance(withinP50)} and P80 for ${sayChance(withinP80)}.`
}

/** Working days with their sign, to the tenth: `+2.5`. */
export function sayShift(minutes: number, { minutesPerDay }: DayLength): string {
  const days = Math.round((minutes / minutesPerDay) * 10) / 10
  return days === 0 ? '0' : `${days < 0 ? '' : '+'}${days}`
}

/** Whether an outlook is of the date that a milestone promises now: it may be some edits old. */
export const isOf = ({ values: { due } }: Milestone, outlook: MilestoneOutlook): boolean => (due && endOf(due)) === outlook.due

/** What a card says of an outlook. */
export function sayOutlook({ p50, p80, chance }: MilestoneOutlook): string {
  const kept = chance === undefined ? '' : ` · due date kept with a chance of ${sayChance(chance)}`
  return `50 % by ${formatDay(lastDayOf(p50))} · 80 % by ${formatDay(lastDayOf(p80))}${kept}`
}

/** How the runs were made, in one sentence. */
export function sayRuns({ runs, seed, distribution, correlation, asof }: Forecast): string {
  const spread = distribution === 'pert' ? 'PERT' : 'triangular'
  const together = correlation === 0 ? '' : `, estimates correlated by ${Math.round(correlation * 100)}%`
  return `${runs.toLocaleString('en')} runs from seed ${seed} as of ${formatDay(asof)}; estimates are ${spread} distributions${together}.`
}

/** What the estimates were corrected by, and how well that would have done; undefined when they were not. */
export function sayCalibration({ calibration }: Forecast): string | undefined {
  if (!calibration) return undefined
  const { cases, middle, deviation, backTest } = calibration
  if (cases === 0) return 'No finished task has both an estimate and dates or `spent`: there is nothing to learn from, and estimates get the spread that work usually has.'
  const p80 = middle * Math.exp(scoreOfP80 * deviation)
  const learnt = `Calibrated by ${cases} finished task${cases === 1 ? '' : 's'}: half of the work keeps to ${middle.toFixed(2)} times its estimate, 80% to ${p80.toFixed(2)} times.`
  if (!backTest) return `${learnt} One task is too few for a back-test.`
  return `${learnt} Back-test, each of them left out in turn: P50 held for ${sayChance(backTest.withinP50)} and P80 for ${sayChance(backTest.withinP80)} of them.`
}
