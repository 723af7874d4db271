import type { Plan } from '../../plan/model/plan'
import { forecastMilestones, prepareForecast, type ForecastOptions } from '../../schedule/forecast/forecastPlan'
import { simulate } from '../../schedule/forecast/simulate'
import type { Minute } from '../../time/day'
import { valueAtShare } from './words'

/** What editors show of a milestone's forecast. */
export interface MilestoneOutlook {
  readonly p50: Minute
  readonly p80: Minute
  /** The last moment that keeps the promise for which `chance` was found. */
  readonly due: Minute | undefined
  /** From 0 to 1; undefined of a milestone without a due date. */
  readonly chance: number | undefined
}

/** By id. Milestones that were reached, and those whose date no chance can move, are not in it. */
export type Outlook = ReadonlyMap<string, MilestoneOutlook>

/** The outlook on every milestone of a plan; nothing of what drives them is looked into. */
export function outlookOf(plan: Plan, options: ForecastOptions): Outlook {
  const prepared = prepareForecast(plan, options)
  const { chances } = prepared.simulation
  if (chances.tasks.length === 0 && chances.risks.length === 0) return new Map()
  const found = forecastMilestones(prepared, simulate(prepared.simulation, 0, chances.runs))
  return new Map([...found].flatMap(([id, { reached, deviation, percentiles, due, chance }]) =>
    reached || deviation === 0 ? [] : [[id, { p50: valueAtShare(percentiles, 0.5), p80: valueAtShare(percentiles, 0.8), due, chance }]]))
}
