import type { Plan, Risk } from '../plan/model/plan'
import { budgetOf, probabilityOf, unknownProbability } from '../plan/model/risk'
import { minutesOf } from '../schedule/calendars'
import type { Schedule } from '../schedule/schedule'
import { workBetween } from '../time/calendar'

export type RiskLevel = 'low' | 'medium' | 'high' | 'critical'

/** How much a risk threatens: its place in the probability-impact matrix, and its expected loss. */
export interface Exposure {
  readonly level: RiskLevel
  /** From 0 to 1; undefined when it was not given. */
  readonly probability: number | undefined
  /** Rank of the impact from 1 to 5. */
  readonly impact: number
  /** Probability times delay, in working days. */
  readonly days: number | undefined
  /** Probability times cost, in the project's currency. */
  readonly cost: number | undefined
  /** For sorting, the worst first: the product in the matrix. */
  readonly score: number
}

/** Used where nothing was said: neither reason to worry nor to forget it. */
const unknownImpact = 3

/**
 * The exposure of a risk. Ranks follow the example scales and the matrix of the PMBOK Guide (6th edition, tables 11-1
 * and figure 11-5): probability 0.1, 0.3, 0.5, 0.7, 0.9 against impact 0.05, 0.1, 0.2, 0.4, 0.8; a delay is ranked by its
 * share of the plan's length, a cost by its share of the budget (rank 2 below 5 %, 3 below 10 %, 4 below 20 %).
 */
export function exposureOf({ plan, schedule }: { readonly plan: Plan; readonly schedule: Schedule }, risk: Risk): Exposure {
  const probability = probabilityOf(plan, risk.values.probability)
  const { impact } = risk.values
  const effects = typeof impact === 'object' ? impact : {}
  const delay = effects.time && minutesOf(effects.time.likely, schedule.calendar)
  const rank = typeof impact === 'number' ? impact : impactRank(delay, effects.cost?.likely, { plan, schedule })
  const score = (probability ?? unknownProbability) * (weights[rank - 1] ?? 0)
  return {
    level: levelOf(score),
    probability,
    impact: rank,
    days: times(probability, delay === undefined ? undefined : delay / schedule.calendar.minutesPerDay),
    cost: times(probability, effects.cost?.likely),
    score,
  }
}

const weights = [0.05, 0.1, 0.2, 0.4, 0.8]

const levelOf = (score: number): RiskLevel =>
  score < 0.05 ? 'low' : score < 0.15 ? 'medium' : score < 0.3 ? 'high' : 'critical'

const times = (probability: number | undefined, amount: number | undefined): number | undefined =>
  probability === undefined || amount === undefined ? undefined : probability * amount

function impactRank(delay: number | undefined, cost: number | undefined, { plan, schedule }: { plan: Plan; schedule: Schedule }): number {
  const length = workBetween(schedule.calendar, schedule.start, schedule.finish)
  const ranks = [rankOf(delay, length), rankOf(cost, budgetOf(plan))].filter((rank) => rank !== undefined)
  return ranks.length === 0 ? unknownImpact : Math.max(...ranks)
}

function rankOf(amount: number | undefined, whole: number): number | undefined {
  if (amount === undefined) return undefined
  if (whole <= 0) return unknownImpact
  const share = amount / whole
  return share < 0.05 ? 1 + Math.ceil(share * 20) : share < 0.1 ? 3 : share < 0.2 ? 4 : 5
}
