import type { Collection } from '../collection'
import { field, type Fields } from '../kind'
import { duration } from '../kinds/amounts'
import { dateRange } from '../kinds/dates'
import { hours, workedDays } from '../kinds/hours'
import { list } from '../kinds/structures'
import { word } from '../kinds/text'

const fields = {
  week: field(list(word('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun')), 'The working days of a week; Monday to Friday when left out.'),
  day: field(duration, 'How much work a day is when a duration is written in days; 8h when left out.'),
  hours: field(hours, 'The working hours of a day; 08:00-12:00 and 13:00-17:00 when left out. By weekday where they differ: `{ fri: ["08:00-14:00"] }`; other weekdays have the usual hours.'),
  holidays: field(list(dateRange), 'Days off although the week works.'),
  working: field(workedDays, 'Days worked although the week says no, or at other hours: `{ 2026-12-24: ["08:00-12:00"] }`.'),
} satisfies Fields

/** When work is done. */
export const calendars: Collection<typeof fields> = {
  key: 'calendars',
  singular: 'calendar',
  icon: 'calendar',
  docs: 'Working time, by name. `default` is used wherever no calendar is named.',
  example: `calendars:
  default:
    week: [mon, tue, wed, thu, fri]
    day: 8h
    hours: ["08:00-12:00", "13:00-17:00"]
    holidays: [2026-12-25, 2026-12-28..2026-12-31]
    working: [2026-12-12]
`,
  shape: 'names',
  fields,
}
