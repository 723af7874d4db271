import { milestoneOf, type Plan, type Task } from '../../plan/model/plan'
import type { Charge } from './charges'

/** By what costs are told. A task's costs are told of the summary tasks around it as well. */
export type Grouping = 'task' | 'milestone' | 'person' | 'line'

/** What a charge is told of: ids, or nothing at all for what belongs to none. */
export type KeysOf = (charge: Pick<Charge, 'task' | 'who' | 'line'>) => readonly string[]

export function keysBy(plan: Plan, by: Grouping): KeysOf {
  switch (by) {
    case 'task': return ({ task }) => (task === undefined ? [] : withSummaries(plan, task))
    case 'milestone': return ({ task }) => given(task === undefined ? undefined : milestone(plan, plan.tasks.get(task)))
    case 'person': return ({ who }) => given(who)
    case 'line': return ({ line }) => given(line)
  }
}

const given = (key: string | undefined): readonly string[] => (key === undefined ? [] : [key])

const milestone = (plan: Plan, task: Task | undefined): string | undefined => task && milestoneOf(plan, task)

function withSummaries(plan: Plan, id: string): readonly string[] {
  const ids: string[] = [id]
  for (let parent = plan.tasks.get(id)?.parent; parent !== undefined; parent = plan.tasks.get(parent)?.parent) ids.push(parent)
  return ids
}

/** What charges come to, in the measure of their costs. */
export interface CostSum {
  readonly planned: number
  readonly actual: number
  readonly remaining: number
}

const noCost: CostSum = { planned: 0, actual: 0, remaining: 0 }

const addCost = (a: CostSum, b: CostSum): CostSum => ({
  planned: a.planned + b.planned,
  actual: a.actual + b.actual,
  remaining: a.remaining + b.remaining,
})

export const sumOf = (charges: readonly Charge[]): CostSum => charges.reduce<CostSum>(addCost, noCost)

/** The sums by key, in the order in which the keys come first; `rest` is what belongs to none. */
export function sumsBy(charges: readonly Charge[], keysOf: KeysOf): { readonly sums: ReadonlyMap<string, CostSum>; readonly rest: CostSum } {
  const sums = new Map<string, CostSum>()
  let rest = noCost
  for (const charge of charges) {
    const keys = keysOf(charge)
    if (keys.length === 0) rest = addCost(rest, charge)
    for (const key of keys) sums.set(key, addCost(sums.get(key) ?? noCost, charge))
  }
  return { sums, rest }
}
