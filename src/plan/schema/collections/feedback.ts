import { items } from '../collection'
import { field } from '../kind'
import { date } from '../kinds/dates'
import { reference } from '../kinds/references'
import { markdown, text } from '../kinds/text'

/** What users and stakeholders said. */
export const feedback = items({
  key: 'feedback',
  singular: 'feedback',
  icon: 'feedback',
  docs: 'What users and stakeholders said, and what is done about it.',
  example: `feedback:
  FB-1: { date: 2026-03-12, from: acme, about: beta, text: Too slow on 3G, task: CORE-12, status: open }
`,
  fields: {
    date: field(date, 'When it was given.'),
    from: field(reference('stakeholders', 'people'), 'Who gave it.'),
    about: field(reference(), 'The item that it is about.'),
    text: field(markdown, 'What was said.'),
    task: field(reference('tasks'), 'The task that answers it.'),
    status: field(text, 'open, answered, closed.'),
  },
})
