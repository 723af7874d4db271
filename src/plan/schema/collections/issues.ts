import { items } from '../collection'
import { field } from '../kind'
import { date } from '../kinds/dates'
import { reference } from '../kinds/references'
import { list } from '../kinds/structures'
import { markdown, text, word } from '../kinds/text'

/** What went wrong. */
export const issues = items({
  key: 'issues',
  singular: 'issue',
  icon: 'issues',
  docs: 'What went wrong and is not mended yet. An open issue blocks the tasks that it names.',
  example: `issues:
  ISS-1: { title: CI is red, raised: 2026-03-02, severity: high, status: open, tasks: [CORE-12], owner: ana, due: 2026-03-05 }
`,
  fields: {
    raised: field(date, 'The day on which it was found.'),
    severity: field(word('low', 'medium', 'high', 'critical'), 'low, medium, high or critical.'),
    status: field(text, '`open` until it is `closed` or `resolved`.'),
    tasks: field(list(reference('tasks')), 'The tasks that it holds up.'),
    due: field(date, 'When it must be mended.'),
    resolution: field(markdown, 'How it was mended.'),
  },
})
