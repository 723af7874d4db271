import { items } from '../collection'
import { field } from '../kind'
import { duration } from '../kinds/amounts'
import { date } from '../kinds/dates'
import { list } from '../kinds/structures'
import { text, whole } from '../kinds/text'

/** Who has a stake in the outcome. */
export const stakeholders = items({
  key: 'stakeholders',
  singular: 'stakeholder',
  icon: 'organization',
  docs: 'People and organisations with a stake in the outcome, and how they are kept informed.',
  example: `stakeholders:
  acme: { name: ACME Ltd, role: client, influence: 5, interest: 4, channel: email, cadence: 2w, informed: 2026-03-01 }
`,
  fields: {
    name: field(text, 'The name that people see.'),
    email: field(list(text), 'Where to write to.'),
    role: field(text, 'Their part: client, sponsor, regulator.'),
    influence: field(whole(1, 5), 'How much they can change, from 1 to 5.'),
    interest: field(whole(1, 5), 'How much they care, from 1 to 5.'),
    channel: field(text, 'How they are reached.'),
    cadence: field(duration, 'How often they are informed.'),
    informed: field(date, 'When they were informed last.'),
  },
})
