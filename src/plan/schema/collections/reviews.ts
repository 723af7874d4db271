import { items } from '../collection'
import { field } from '../kind'
import { date } from '../kinds/dates'
import { reference } from '../kinds/references'
import { list, record } from '../kinds/structures'
import { text, word } from '../kinds/text'

/** What was looked at, and found. */
export const reviews = items({
  key: 'reviews',
  singular: 'review',
  icon: 'eye',
  docs: 'Reviews of designs, code and documents, with their findings.',
  example: `reviews:
  REV-1: { title: Design review, date: 2026-03-10, milestone: beta, attendees: [ana], findings: [{ title: No back-off, severity: high, task: CORE-12 }] }
`,
  fields: {
    date: field(date, 'When it took place.'),
    milestone: field(reference('milestones'), 'The milestone that it belongs to.'),
    attendees: field(list(reference('people', 'stakeholders')), 'Who took part.'),
    findings: field(
      list(
        record({
          title: field(text, 'What was found.'),
          severity: field(word('low', 'medium', 'high', 'critical'), 'low, medium, high or critical.'),
          task: field(reference('tasks'), 'The task that mends it.'),
          status: field(text, 'Where it stands.'),
        }),
      ),
      'What was found.',
    ),
  },
})
