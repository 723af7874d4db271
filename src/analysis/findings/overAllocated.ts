import { referenceRange } from '../itemPlace'
import type { Problem } from '../../plan/checks/problem'
import { personName } from '../words'
import { dayOf, formatDay, lastDayOf } from '../../time/day'
import { atReference, listed, named, type Facts, type Finding } from './finding'
import { overloadsOf, usesByResource, type Overload } from './loads'
import { calendarsFor } from './tasks'

export const overAllocated: Finding = {
  rule: {
    code: 'plan/over-allocated',
    severity: 'warning',
    docs: 'A person, or a piece of equipment, is needed by several tasks at once for more than there is. The message names who, when and which tasks: move one of them, share the work out, or lower a share (`ben 50%`). Told once for each stretch of time without a break, of work that is still to be done.',
  },
  find: (facts) =>
    [...usesByResource(facts)].flatMap(([id, uses]) => {
      const resource = resourceOf(facts, id)
      return resource ? overloadsOf(uses, resource.capacity, resource.calendar).map((overload) => problemOf(facts, resource, overload)) : []
    }),
}

type Resource = NonNullable<ReturnType<typeof resourceOf>>

function resourceOf({ plan }: Facts, id: string) {
  const calendars = calendarsFor(plan)
  const equipment = plan.equipment.get(id)
  if (equipment) {
    const { title = id, units = 1, calendar } = equipment.values
    return { id, name: title, capacity: units, calendar: calendars.named(calendar), inUnits: pieces }
  }
  // Shares are shares of what the person can give, whatever that is.
  return plan.people.has(id) ? { id, name: personName(plan, id), capacity: 1, calendar: calendars.ofPerson(id, undefined), inUnits: percent } : undefined
}

const percent = (units: number): string => `${Math.round(units * 100)} %`
const pieces = (units: number): string => `${Math.round(units * 100) / 100}`

const mostRelated = 10

function problemOf(facts: Facts, { id, name, capacity, inUnits }: Resource, { from, to, peak, uses, last }: Overload): Problem {
  const [first, end] = [formatDay(dayOf(from)), formatDay(lastDayOf(to))]
  const when = first === end ? `on ${first}` : `from ${first} to ${end}`
  const tasks = listed(uses.map(({ task, units }) => `${named(facts.plan, task.id)} ${inUnits(units)}`))
  const message = `${name} is needed for ${inUnits(peak)} of ${inUnits(capacity)} ${when}: ${tasks}.`
  const others = uses.filter((use) => use !== last).slice(0, mostRelated)
  const related = others.map(({ task, units }) => ({
    file: task.source.file,
    range: referenceRange(task, id),
    message: `${task.id} needs ${inUnits(units)}`,
  }))
  return atReference(overAllocated.rule, last.task, id, { message, related })
}
