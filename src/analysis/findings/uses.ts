import type { Plan } from '../../plan/model/plan'
import { keptWithPlan } from '../substance'

/** Every id that some item names anywhere, or in the `needs` of tasks; the same set for the same plan. */
export const idsNamed = (plan: Plan, where: 'anywhere' | 'needs'): ReadonlySet<string> => uses(plan)[where]

const uses = keptWithPlan((plan) => {
  const [anywhere, needed] = [new Set<string>(), new Set<string>()]
  for (const { references } of plan.items.values()) for (const { id } of references) anywhere.add(id)
  for (const { values: { needs = [] } } of plan.tasks.values()) for (const id of needs) needed.add(id)
  return { anywhere, needs: needed }
})
