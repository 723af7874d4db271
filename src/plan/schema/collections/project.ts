import type { Collection } from '../collection'
import { field, type Fields } from '../kind'
import { percentage } from '../kinds/amounts'
import { date } from '../kinds/dates'
import { calendarName } from '../kinds/references'
import { mapOf, record } from '../kinds/structures'
import { boolean, markdown, text, word } from '../kinds/text'

const fields = {
  name: field(text, "The project's name."),
  description: field(markdown, 'What the project is for, as Markdown.'),
  start: field(date, "The schedule's first day; the earliest date of any task when left out."),
  asof: field(date, 'The status date: unfinished work never lies before it. Today when left out.'),
  currency: field(text, 'The currency of every amount of money, such as EUR.'),
  calendar: field(calendarName, 'The calendar of the project; `default` when left out.'),
  prefix: field(text, 'The prefix of ids of new tasks: `CORE` gives CORE-1, CORE-2.'),
  baseline: field(text, 'Any git revision: the plan as it stood there is the baseline.'),
  level: field(boolean, 'True when the schedule never uses anybody beyond capacity.'),
  statuses: field(
    mapOf(word('todo', 'active', 'done', 'cancelled')),
    'The workflow: each status with its kind, `todo`, `active`, `done` or `cancelled`.',
  ),
  scales: field(
    record({ probability: field(mapOf(percentage), 'What the words for a probability mean, such as `low: 10%`.') }),
    'What the words of a scale mean.',
  ),
} satisfies Fields

/** The plan as a whole. */
export const project: Collection<typeof fields> = {
  key: 'project',
  singular: 'project',
  icon: 'project',
  docs: 'The plan as a whole: its name, dates, workflow and scales. One mapping, written once.',
  example: `project:
  name: Aurora
  start: 2026-01-05
  currency: EUR
  prefix: CORE
  statuses: { todo: todo, doing: active, review: active, done: done, dropped: cancelled }
  scales: { probability: { low: 10%, medium: 30%, high: 60% } }
`,
  shape: 'single',
  fields,
}
