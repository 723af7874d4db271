import type { Plan } from '../../plan/model/plan'

/** Every id that some item names anywhere, or in the `needs` of tasks; the same set for the same plan. */
export function idsNamed(plan: Plan, where: 'anywhere' | 'needs'): ReadonlySet<string> {
  const known = uses.get(plan) ?? { anywhere: new Set<string>(), needs: new Set<string>() }
  if (!uses.has(plan)) {
    for (const { references } of plan.items.values()) for (const { id } of references) known.anywhere.add(id)
    for (const { values: { needs = [] } } of plan.tasks.values()) for (const id of needs) known.needs.add(id)
    uses.set(plan, known)
  }
  return known[where]
}

const uses = new WeakMap<Plan, { readonly anywhere: Set<string>; readonly needs: Set<string> }>()
