import { itemsIn } from './edited'
import type { Plan, Risk } from './plan'
import type { Probability } from './values'

export const isClosed = (risk: Risk): boolean => risk.values.status === 'closed'

/** From 0 to 1; undefined when none was written, or a word that no scale explains. */
export const probabilityOf = (plan: Plan, probability: Probability | undefined): number | undefined =>
  typeof probability === 'string' ? plan.probabilities.get(probability) : probability

/** Taken where nothing was said: neither reason to worry nor to forget it. */
export const unknownProbability = 0.3

/** What the plan may cost: the sum of its budget lines. */
export function budgetOf(plan: Plan): number {
  const known = budgets.get(plan)
  if (known !== undefined) return known
  let sum = 0
  for (const { values } of itemsIn(plan, 'budget')) sum += values.planned ?? 0
  budgets.set(plan, sum)
  return sum
}

const budgets = new WeakMap<Plan, number>()
