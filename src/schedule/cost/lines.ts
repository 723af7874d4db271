import type { Item, Plan, Task } from '../../plan/model/plan'

/** Why a task costs something: people, equipment, or a sum of its own. */
export type CostKind = 'labour' | 'equipment' | 'fixed'

/** The budget line that a cost of a task counts against; undefined when there is none for it. */
export type LineOf = (task: Task, kind: CostKind) => string | undefined

/**
 * Of the lines that the task names, or the nearest summary task that names any, the one of the cost's kind, or else the first.
 * Where none is named: the first line of the plan of that kind. A sum of a task's own counts against neither labour nor
 * equipment nor a reserve unless the task says so.
 */
export function linesOf(plan: Plan): LineOf {
  const lines = [...plan.items.values()].filter((item): item is Item<'budget'> => item.collection === 'budget')
  const kinds = new Map(lines.map(({ id, values }) => [id, values.kind]))
  const usual = (kind: CostKind): string | undefined => lines.find(({ values }) => fits(values.kind, kind))?.id
  const known = { labour: usual('labour'), equipment: usual('equipment'), fixed: usual('fixed') }
  return (task, kind) => {
    const named = namedBy(plan, task).filter((id) => kinds.has(id))
    return named.find((id) => fits(kinds.get(id), kind)) ?? named[0] ?? known[kind]
  }
}

const reserved = new Set(['labour', 'equipment', 'contingency', 'reserve'])

const fits = (line: string | undefined, kind: CostKind): boolean => (kind === 'fixed' ? line !== undefined && !reserved.has(line) : line === kind)

function namedBy(plan: Plan, task: Task): readonly string[] {
  for (let each: Task | undefined = task; each; each = plan.tasks.get(each.parent ?? '')) {
    if (each.values.budget !== undefined && 0 < each.values.budget.length) return each.values.budget
  }
  return []
}
