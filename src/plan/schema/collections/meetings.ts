import { items } from '../collection'
import { field } from '../kind'
import { duration } from '../kinds/amounts'
import { when } from '../kinds/dates'
import { reference } from '../kinds/references'
import { list } from '../kinds/structures'
import { text } from '../kinds/text'

/** Who met, and what came of it. */
export const meetings = items({
  key: 'meetings',
  singular: 'meeting',
  icon: 'comment-discussion',
  docs: 'Meetings with agenda, notes, decisions and actions.',
  example: `meetings:
  MTG-7: { title: Weekly check-in, kind: standup, date: 2026-03-02, every: 1w, attendees: [ana, acme], decisions: [DEC-1], actions: [CORE-12] }
`,
  fields: {
    kind: field(text, 'standup, review, retrospective, steering.'),
    date: field(when, 'When it takes place.'),
    every: field(duration, 'How often it comes again.'),
    attendees: field(list(reference('people', 'stakeholders')), 'Who takes part.'),
    agenda: field(list(text), 'What is talked about.'),
    decisions: field(list(reference('decisions')), 'What was decided.'),
    actions: field(list(reference('tasks')), 'The tasks that came of it.'),
  },
})
