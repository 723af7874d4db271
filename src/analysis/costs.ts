import type { Plan } from '../plan/model/plan'
import { costsOf, type Costs } from '../schedule/cost/charges'
import type { Costed } from '../schedule/cost/earned'
import { keysBy, sumsBy, type CostSum, type Grouping } from '../schedule/cost/groups'
import { measureOf, type Measure } from '../schedule/cost/rates'
import type { Schedule } from '../schedule/schedule'
import { keptWithDates, keptWithPlan } from './substance'

/** A plan with its dates. */
interface Dated {
  readonly plan: Plan
  readonly schedule: Schedule
}

/** What a plan costs; the same object for the same plan and schedule, and while words alone change. */
export const costsFor = keptWithDates(({ plan, schedule }) => costsOf(plan, schedule))

/** The same without looking for it in every task once more. */
const measureFor = keptWithPlan(measureOf)

const sums = new WeakMap<Costs, Map<Grouping, ReadonlyMap<string, CostSum>>>()

/** What each task, milestone, person or budget line costs in money; nothing of a plan that names none. The same map for the same costs. */
export function moneyBy(dated: Dated, by: Grouping): ReadonlyMap<string, CostSum> {
  if (measureFor(dated.plan) !== 'money') return new Map()
  const costs = costsFor(dated)
  const known = sums.get(costs) ?? new Map<Grouping, ReadonlyMap<string, CostSum>>()
  sums.set(costs, known)
  const found = known.get(by) ?? sumsBy(costs.charges, keysBy(dated.plan, by)).sums
  known.set(by, found)
  return found
}

/** Two plans with costs in one measure: money as soon as one of them knows any. */
export function costedAlike(a: Dated, b: Dated): readonly [Costed, Costed] {
  const measure: Measure = [a, b].some(({ plan }) => measureOf(plan) === 'money') ? 'money' : 'effort'
  const costed = ({ plan, schedule }: Dated): Costed => {
    const costs = costsFor({ plan, schedule })
    return { plan, schedule, costs: costs.measure === measure ? costs : costsOf(plan, schedule, measure) }
  }
  return [costed(a), costed(b)]
}

/** A sum to the hundredth, which is what people pay; never -0. */
export const inHundredths = (amount: number): number => Math.round(amount * 100) / 100 + 0

/** An amount as people say it: whole where it is money, to the tenth of a day where it is effort. */
export const sayAmount = (amount: number, measure: Measure): string => String((measure === 'money' ? Math.round(amount) : Math.round(amount * 10) / 10) + 0)

/** What amounts are in: `EUR`, `days of effort`; empty for money of a plan that names no currency. */
export const unitOf = (plan: Plan, measure: Measure): string => (measure === 'money' ? (plan.project.currency ?? '') : 'days of effort')
