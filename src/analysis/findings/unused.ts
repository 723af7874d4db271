import type { Item, Plan } from '../../plan/model/plan'
import { schema } from '../../plan/schema/schema'
import { atField, type Finding } from './finding'
import { idsNamed } from './uses'

export const unused: Finding = {
  rule: {
    code: 'plan/unused',
    severity: 'hint',
    isUnnecessary: true,
    docs: 'Nobody names a person, a piece of equipment or a calendar. Keep it when it is for later; `# tplan-ignore unused` on its line says so.',
  },
  find: ({ plan }) => {
    const named = idsNamed(plan, 'anywhere')
    const calendars = calendarsNamed(plan)
    return [
      ...[...plan.people.values(), ...plan.equipment.values()].filter(({ id }) => !named.has(id)),
      // The calendar of a person has no id: it may have the name of one.
      ...[...plan.calendars.values()].filter(({ id }) => !calendars.has(id)),
    ].map(problemOf)
  },
}

const problemOf = (item: Item) =>
  atField(unused.rule, item, '', { message: `The ${schema[item.collection].singular} \`${item.id}\` is used nowhere in the plan.` })

function calendarsNamed({ project, people, equipment, tasks }: Plan): ReadonlySet<string> {
  const names = new Set(['default', project.calendar])
  for (const items of [people, equipment, tasks]) for (const { values } of items.values()) names.add(values.calendar)
  return names as ReadonlySet<string>
}
