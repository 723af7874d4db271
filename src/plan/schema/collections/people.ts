import { items } from '../collection'
import { field } from '../kind'
import { rate, share } from '../kinds/amounts'
import { leave } from '../kinds/dates'
import { calendarName } from '../kinds/references'
import { list, mapOf } from '../kinds/structures'
import { text, whole } from '../kinds/text'

/** Who does the work. */
export const people = items({
  key: 'people',
  singular: 'person',
  icon: 'person',
  docs: 'The people of the project: who they are to git, when and how much they work, what they can do.',
  example: `people:
  ana:
    name: Ana Lima
    email: [ana@example.com]
    rate: 95/h
    capacity: 80%
    leave: [2026-08-03..2026-08-14, 2026-09-01 sick]
    skills: { typescript: 5, kubernetes: 2 }
`,
  fields: {
    name: field(text, 'The name that people see.'),
    email: field(list(text), "The addresses of the person's commits."),
    role: field(text, 'The part played in the project.'),
    rate: field(rate, 'What the work costs, such as `95/h`.'),
    capacity: field(share, "The share of the calendar's day that the project gets; 100% when left out."),
    efficiency: field(share, 'Work done in the time of one day of effort; 100% when left out.'),
    calendar: field(calendarName, "The person's calendar; the project's when left out."),
    leave: field(list(leave), 'Days away, with an optional kind: annual, sick, special, unpaid.'),
    skills: field(mapOf(whole(1, 5)), 'What the person can do, from 1 (aware) to 5 (expert).'),
    timezone: field(text, 'The IANA time zone, such as Europe/Lisbon.'),
    languages: field(list(text), 'Languages spoken.'),
  },
})
