import { items } from '../collection'
import { field } from '../kind'
import { rate } from '../kinds/amounts'
import { calendarName } from '../kinds/references'
import { pieces } from '../kinds/text'

/** Whatever is limited and used by tasks but is not a person. */
export const equipment = items({
  key: 'equipment',
  singular: 'piece of equipment',
  icon: 'tools',
  docs: 'Anything limited that tasks use and that is not a person: a rig, a room, a licence.',
  example: `equipment:
  rig: { title: Test rig, units: 2, rate: 40/h }
`,
  fields: {
    units: field(pieces, 'How many there are; 1 when left out.'),
    rate: field(rate, 'What its use costs, such as `40/h`.'),
    calendar: field(calendarName, "When it can be used; the project's calendar when left out."),
  },
})
