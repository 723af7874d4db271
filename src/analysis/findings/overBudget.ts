import { itemsIn } from '../../plan/model/edited'
import type { Item, Plan } from '../../plan/model/plan'
import type { Day } from '../../time/day'
import { atField, relatedField, type Finding } from './finding'

export const overBudget: Finding = {
  rule: {
    code: 'plan/over-budget',
    severity: 'warning',
    docs: 'The expenses of a budget line up to the status date are more than was planned for it.',
  },
  find: ({ plan, schedule }) => {
    const spent = expensesByLine(plan, schedule.asof)
    return [...spent].flatMap(([id, expenses]) => {
      const line = plan.items.get(id)
      const { planned } = (line?.values ?? {}) as { planned?: number }
      const sum = Math.round(100 * expenses.reduce((total, { values }) => total + amountOf(values), 0)) / 100
      if (line?.collection !== 'budget' || planned === undefined || sum <= planned) return []
      const message = `${sum} ${plan.project.currency ?? ''} were spent on ${id}, of ${planned} planned.`.replace('  ', ' ')
      const related = expenses.slice(0, 10).map((each) => relatedField(each, 'amount', `${each.id} counts here`))
      return [atField(overBudget.rule, line, 'planned', { message, related })]
    })
  },
}

const amountOf = (values: object): number => (values as { amount?: number }).amount ?? 0

function expensesByLine(plan: Plan, asof: Day): ReadonlyMap<string, readonly Item[]> {
  const found = new Map<string, Item[]>()
  for (const item of itemsIn(plan, 'expenses')) {
    const { budget, date } = item.values as { budget?: string; date?: Day }
    if (budget === undefined || (date !== undefined && asof < date)) continue
    const known = found.get(budget)
    if (known) known.push(item)
    else found.set(budget, [item])
  }
  return found
}
