import { items } from '../collection'
import { field } from '../kind'
import { date } from '../kinds/dates'
import { reference } from '../kinds/references'
import { list } from '../kinds/structures'
import { markdown, text, word } from '../kinds/text'

/** What was decided, and why. */
export const decisions = items({
  key: 'decisions',
  singular: 'decision',
  icon: 'law',
  docs: 'What was decided, between which options, and what follows.',
  example: `decisions:
  DEC-1: { title: Use SSE, date: 2026-02-11, status: accepted, by: [ana], options: [SSE, WebSocket], choice: SSE }
`,
  fields: {
    date: field(date, 'The day of the decision.'),
    status: field(word('proposed', 'accepted', 'rejected', 'superseded', 'deprecated'), 'proposed, accepted, rejected, superseded or deprecated.'),
    by: field(list(reference('people', 'stakeholders')), 'Who decided.'),
    context: field(markdown, 'What made the decision necessary.'),
    options: field(list(text), 'What could have been chosen.'),
    choice: field(text, 'What was chosen.'),
    consequences: field(markdown, 'What follows from it.'),
    supersedes: field(list(reference('decisions')), 'Earlier decisions that it replaces.'),
  },
})
