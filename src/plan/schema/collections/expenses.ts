import { items } from '../collection'
import { field } from '../kind'
import { money } from '../kinds/amounts'
import { date } from '../kinds/dates'
import { reference } from '../kinds/references'
import { text } from '../kinds/text'

/** What was spent. */
export const expenses = items({
  key: 'expenses',
  singular: 'expense',
  icon: 'receipt',
  docs: 'Money that was spent, by budget line and task.',
  example: `expenses:
  EXP-1: { date: 2026-03-04, budget: rigs, amount: 3999.90, note: First rig, task: CORE-12 }
`,
  fields: {
    date: field(date, 'When it was spent; after the status date, when it will be.'),
    budget: field(reference('budget'), 'The line that it counts against.'),
    amount: field(money, 'How much.'),
    note: field(text, 'What for.'),
    task: field(reference('tasks'), 'The task that it was spent on.'),
  },
})
