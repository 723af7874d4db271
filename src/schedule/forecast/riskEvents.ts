import type { Plan, Risk, ValuesIn } from '../../plan/model/plan'
import { budgetOf, probabilityOf, unknownProbability } from '../../plan/model/risk'
import type { ThreePoint } from '../../plan/model/values'
import { minutesOf, type Calendars } from '../calendars'
import type { Spreader, Uncertain } from './spread'
import type { Delayed } from './lastTasks'

/** A risk as a run meets it: it occurs with its probability, and then delays tasks and costs money. */
export interface RiskEvent {
  readonly id: string
  /** From 0 to 1. */
  readonly probability: number
  /** In working minutes of the project's calendar; negative when it is a chance, which shortens. */
  readonly delay: Uncertain | undefined
  /** In the project's currency; negative when it is a chance. */
  readonly cost: Uncertain | undefined
  readonly delays: readonly Delayed[]
}

interface RiskContext {
  readonly plan: Plan
  readonly calendars: Calendars
  /** The plan from its first start to its last finish, in working minutes: the measure of impacts by rank. */
  readonly length: number
  readonly uncertain: Spreader
  /** What a named item delays. */
  readonly delayed: (id: string) => readonly Delayed[]
}

/**
 * The risks that may still occur. Those that are open or watched count as they are, those that are mitigated with what is
 * left after the response (`residual`). What has occurred is in the plan's own estimates, what is closed is over.
 */
export function riskEvents(context: RiskContext): readonly RiskEvent[] {
  return [...context.plan.risks.values()].filter(mayOccur).map((risk) => eventOf(context, risk))
}

const mayOccur = ({ values: { status = 'open' } }: Risk): boolean => status !== 'occurred' && status !== 'closed'

function eventOf(context: RiskContext, risk: Risk): RiskEvent {
  const { values } = risk
  const { probability, impact } = values.status === 'mitigated' ? { ...values, ...values.residual } : values
  const delays = distinct((values.tasks ?? []).flatMap(context.delayed))
  const isChance = chances.has(values.response ?? '')
  const { time, cost } = effectsOf(context, impact, delays.length !== 0)
  return {
    id: risk.id,
    probability: probabilityOf(context.plan, probability) ?? unknownProbability,
    delay: time && delays.length !== 0 ? signed(context, time, isChance) : undefined,
    cost: cost && signed(context, cost, isChance),
    delays,
  }
}

/** The responses to something welcome. */
const chances: ReadonlySet<string> = new Set(['exploit', 'enhance', 'share'])

/** The likely value of a chance is reached from the other side: 2..4..8 becomes -8..-4..-2. */
const signed = ({ uncertain }: RiskContext, { low, likely, high }: ThreePoint<number>, isChance: boolean): Uncertain =>
  isChance ? uncertain(-high, -likely, -low) : uncertain(low, likely, high)

/** Two items may delay the same task: a milestone and its last task. */
const distinct = (delays: readonly Delayed[]): readonly Delayed[] => [...new Map(delays.map((each) => [each.task, each])).values()]

interface Effects {
  /** In working minutes. */
  readonly time?: ThreePoint<number> | undefined
  readonly cost?: ThreePoint<number> | undefined
}

function effectsOf(context: RiskContext, impact: ValuesIn<'risks'>['impact'], hasTasks: boolean): Effects {
  if (typeof impact === 'number') return effectsOfRank(context, impact, hasTasks)
  const { time, cost } = impact ?? {}
  return { time: time && minutes(context, time), cost }
}

/** A rank is a delay of the tasks; of a risk that names none it is a cost. */
function effectsOfRank(context: RiskContext, rank: number, hasTasks: boolean): Effects {
  const written = context.plan.project.scales?.impact?.get(String(rank))
  if (written) return { time: minutes(context, written) }
  const share = shares[rank - 1]
  return share === undefined ? {} : hasTasks ? { time: times(share, context.length) } : { cost: times(share, budgetOf(context.plan)) }
}

/** What the ranks mean where `scales.impact` does not say: shares of the plan's length, as `exposureOf` ranks delays. */
const shares: readonly ThreePoint<number>[] = [
  { low: 0, likely: 0.01, high: 0.02 },
  { low: 0.01, likely: 0.03, high: 0.05 },
  { low: 0.05, likely: 0.075, high: 0.1 },
  { low: 0.1, likely: 0.15, high: 0.2 },
  { low: 0.2, likely: 0.25, high: 0.4 },
]

const each = (three: ThreePoint<number>, change: (value: number) => number): ThreePoint<number> => ({
  low: change(three.low), likely: change(three.likely), high: change(three.high),
})

const times = (share: ThreePoint<number>, whole: number): ThreePoint<number> => each(share, (value) => value * whole)

function minutes({ calendars }: RiskContext, { low, likely, high }: NonNullable<Exclude<ValuesIn<'risks'>['impact'], number | undefined>['time']>): ThreePoint<number> {
  const calendar = calendars.project
  return { low: minutesOf(low, calendar), likely: minutesOf(likely, calendar), high: minutesOf(high, calendar) }
}
