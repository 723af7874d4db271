import type { Item, Plan, Task } from '../../plan/model/plan'
import type { Estimate } from '../../plan/model/values'
import { named } from '../findings/finding'
import type { Chain, Situation, Way } from './way'

const nothing = { amount: 0, unit: 'd', elapsed: false } as const
const noEstimate: Estimate = { low: nothing, likely: nothing, high: nothing }

/** Tasks that have not begun and serve requirements that could be left out alone. They stay in the chain, as no work. */
export const scopeWays = ({ plan }: Situation, { open }: Chain): readonly Way[] =>
  open.filter((task) => !task.values.started && isOptional(plan, task)).map((task): Way => ({
    kind: 'scope',
    item: task.id,
    words: `${named(plan, task.id)} is left out: all that it serves is ${(task.values.needs ?? []).join(' and ')}, which could wait`,
    change: () => ({ duration: noEstimate, effort: undefined, cost: undefined }),
  }))

const isOptional = (plan: Plan, { values: { needs = [] } }: Task): boolean =>
  0 < needs.length && needs.every((id) => {
    const item = plan.items.get(id)
    const priority = item?.collection === 'requirements' ? (item as Item<'requirements'>).values.priority : undefined
    return priority === 'could' || priority === 'wont'
  })
