import { items } from '../collection'
import { field } from '../kind'
import { money } from '../kinds/amounts'
import { text } from '../kinds/text'

/** What may be spent. */
export const budget = items({
  key: 'budget',
  singular: 'budget line',
  icon: 'credit-card',
  docs: 'The lines of the budget.',
  example: `budget:
  labour: { title: Labour, kind: labour, planned: 60000 }
  rigs: { title: Rigs, kind: equipment, planned: 8000 }
`,
  fields: {
    kind: field(text, 'labour, equipment, material, service, travel, contingency: the people and equipment of tasks count against the line of their kind.'),
    planned: field(money, 'What is planned to be spent.'),
  },
})
