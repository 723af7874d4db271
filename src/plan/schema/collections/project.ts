import type { Collection } from '../collection'
import { field, type Fields } from '../kind'
import { duration, durationEstimate, percentage } from '../kinds/amounts'
import { date } from '../kinds/dates'
import { calendarName } from '../kinds/references'
import { mapOf, record } from '../kinds/structures'
import { boolean, markdown, text, whole, word } from '../kinds/text'

const forecast = record({
  distribution: field(word('pert', 'triangular'), 'What an estimate of three points means: pert (a beta distribution, when left out) or triangular.'),
  correlation: field(percentage, 'How much estimates go wrong together: 0% (when left out) is each by itself, 100% is all alike.'),
  runs: field(whole(100, 1_000_000), 'How often the plan is run through; 10000 when left out.'),
  seed: field(whole(0, 999_999_999), 'Where the random numbers begin; 1 when left out. The same seed gives the same forecast.'),
  chance: field(percentage, 'A due date whose chance is below this is reported; 50% when left out.'),
})

const fields = {
  name: field(text, "The project's name."),
  description: field(markdown, 'What the project is for, as Markdown.'),
  start: field(date, "The schedule's first day; the earliest date of any task when left out."),
  asof: field(date, 'The status date: unfinished work never lies before it. Today when left out.'),
  currency: field(text, 'The currency of every amount of money, such as EUR.'),
  calendar: field(calendarName, 'The calendar of the project; `default` when left out.'),
  prefix: field(text, 'The prefix of ids of new tasks: `CORE` gives CORE-1, CORE-2.'),
  baseline: field(text, 'Any git revision: the plan as it stood there is the baseline.'),
  level: field(boolean, 'True when tasks wait for each other so that nobody and nothing is used beyond capacity, as far as facts and fixed dates allow.'),
  progress: field(
    word('retained', 'override'),
    'What is left of a task that began before its predecessors were done: `retained` (when left out) waits for them, `override` goes on at once.',
  ),
  nearcritical: field(duration, 'A task with no more float than this, but some, is near-critical: `2d`. None is when left out.'),
  statuses: field(
    mapOf(word('todo', 'active', 'done', 'cancelled')),
    'The workflow: each status with its kind, `todo`, `active`, `done` or `cancelled`.',
  ),
  scales: field(
    record({
      probability: field(mapOf(percentage), 'What the words for a probability mean, such as `low: 10%`.'),
      impact: field(mapOf(durationEstimate), 'The delay that an impact from 1 to 5 stands for, such as `3: 4d..5d..8d`; a share of the length of the plan when left out.'),
    }),
    'What the words and ranks of a scale mean.',
  ),
  forecast: field(forecast, 'How the plan is forecast: `{ distribution: pert, correlation: 20% }`.'),
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
  forecast: { distribution: pert, correlation: 20% }
`,
  shape: 'single',
  fields,
}
