import { items } from '../collection'
import { field } from '../kind'
import { date } from '../kinds/dates'
import { list, record } from '../kinds/structures'
import { number, text } from '../kinds/text'

/** What is measured, and what it must be. */
export const quality = items({
  key: 'quality',
  singular: 'quality measure',
  icon: 'pulse',
  docs: 'What is measured, its target, and what was measured so far. Milestones name these as their criteria.',
  example: `quality:
  QUAL-1: { title: p99 latency, metric: ms, target: "<= 200", measured: [{ date: 2026-03-01, value: 240 }] }
`,
  fields: {
    metric: field(text, 'The unit of what is measured.'),
    target: field(text, 'What it must be: `<= 200`, `>= 95`, `= 0`.'),
    measured: field(
      list(record({ date: field(date, 'When it was measured.'), value: field(number, 'What was measured.') })),
      'Measurements.',
    ),
  },
})
