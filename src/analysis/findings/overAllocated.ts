import { referenceRange } from '../itemPlace'
import type { Problem } from '../../plan/checks/problem'
import { personName } from '../words'
import { overloadsOf, usesByResource, type Overload } from '../../schedule/levelling/loads'
import { resourceOf, type Resource } from '../../schedule/levelling/resources'
import { dayOf, formatDay, lastDayOf } from '../../time/day'
import { atReference, listed, named, type Facts, type Finding } from './finding'
import { calendarsFor } from './tasks'

export const overAllocated: Finding = {
  rule: {
    code: 'plan/over-allocated',
    severity: 'warning',
    docs: 'A person, or a piece of equipment, is needed by several tasks at once for more than there is. The message names who, when and which tasks: move one of them, share the work out, or lower a share (`ben 50%`). Told once for each stretch of time without a break, of work that is still to be done.',
  },
  find: (facts) => {
    const { plan, schedule } = facts
    return [...usesByResource(plan, calendarsFor(plan), schedule)].flatMap(([id, uses]) => {
      const resource = resourceOf(plan, calendarsFor(plan), id)
      return resource ? overloadsOf(uses, resource, shortest).map((overload) => problemOf(facts, resource, overload)) : []
    })
  },
}

/** Tasks of odd lengths overlap by minutes: working minutes from which on it is told. */
const shortest = 60

const percent = (units: number): string => `${Math.round(units * 100)} %`
const pieces = (units: number): string => `${Math.round(units * 100) / 100}`

const mostRelated = 10

function problemOf(facts: Facts, { id, capacity }: Resource, { from, to, peak, uses, last }: Overload): Problem {
  const equipment = facts.plan.equipment.get(id)
  const name = equipment ? (equipment.values.title ?? id) : personName(facts.plan, id)
  const inUnits = equipment ? pieces : percent
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
