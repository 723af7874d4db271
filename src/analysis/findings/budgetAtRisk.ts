import type { Item } from '../../plan/model/plan'
import type { Charge } from '../../schedule/cost/charges'
import { costsFor, inHundredths, moneyBy } from '../costs'
import { atField, listed, named, type Facts, type Finding } from './finding'

export const budgetAtRisk: Finding = {
  rule: {
    code: 'plan/budget-at-risk',
    severity: 'warning',
    docs: 'What was paid of a budget line and what is still to come, by the rates, the estimates and the expenses of the plan, is more than was planned for the line. The message names the tasks that cost the most of what is to come: make them smaller, move them to another line, or ask for more.',
  },
  find: (facts) => {
    const lines = [...facts.plan.items.values()].filter((item): item is Item<'budget'> => item.collection === 'budget' && (item as Item<'budget'>).values.planned !== undefined)
    if (lines.length === 0) return []
    const sums = moneyBy(facts, 'line')
    return lines.flatMap((line) => {
      const { actual = 0, remaining = 0 } = sums.get(line.id) ?? {}
      const { planned = 0 } = line.values
      // What is paid already can no longer be helped: `plan/over-budget` tells of expenses.
      if (remaining <= 0 || inHundredths(actual + remaining) <= planned) return []
      const [whole, paid, rest] = [actual + remaining, actual, remaining].map(Math.round)
      const message = `${line.id} will cost ${whole} ${facts.plan.project.currency ?? ''} of ${planned} planned: ${paid} so far, ${rest} to come${dearest(facts, line.id)}.`.replace('  ', ' ')
      return [atField(budgetAtRisk.rule, line, 'planned', { message })]
    })
  },
}

/** The tasks of a line that cost the most from now on. */
function dearest(facts: Facts, line: string): string {
  const rest = new Map<string, number>()
  const charges = costsFor(facts).charges.filter((charge): charge is Charge & { task: string } => charge.line === line && charge.task !== undefined && 0 < charge.remaining)
  for (const { task, remaining } of charges) rest.set(task, (rest.get(task) ?? 0) + remaining)
  const tasks = [...rest].sort(([, a], [, b]) => b - a).slice(0, 3).map(([id, amount]) => `${named(facts.plan, id)} ${Math.round(amount)}`)
  return tasks.length === 0 ? '' : `, most of it for ${listed(tasks)}`
}
