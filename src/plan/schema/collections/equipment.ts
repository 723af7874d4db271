import { items } from '../collection'
import { field } from '../kind'
import { rate } from '../kinds/amounts'
import { dateRange } from '../kinds/dates'
import { calendarName } from '../kinds/references'
import { list } from '../kinds/structures'
import { pieces } from '../kinds/text'

/** Whatever is limited and used by tasks but is not a person. */
export const equipment = items({
  key: 'equipment',
  singular: 'piece of equipment',
  icon: 'tools',
  docs: 'Anything limited that tasks use and that is not a person: a rig, a room, a licence.',
  example: `equipment:
  rig: { title: Test rig, units: 2, rate: 40/h, away: [2026-04-06..2026-04-10] }
`,
  fields: {
    units: field(pieces, 'How many there are; 1 when left out.'),
    rate: field(rate, 'What its use costs, such as `40/h`.'),
    calendar: field(calendarName, 'When it can be used: what needs it goes on only then. Left out, it can be used whenever those who use it work.'),
    away: field(list(dateRange), 'Days on which it cannot be used, such as those of its maintenance.'),
  },
})
