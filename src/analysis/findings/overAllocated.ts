import { referenceRange } from '../itemPlace'
import type { Problem } from '../../plan/checks/problem'
import { inUnits, overloadsIn, resourceName, type OverloadOf } from '../overloads'
import type { Use } from '../../schedule/levelling/loads'
import { dayOf, formatDay, lastDayOf } from '../../time/day'
import { atReference, listed, named, type Facts, type Finding } from './finding'

export const overAllocated: Finding = {
  rule: {
    code: 'plan/over-allocated',
    severity: 'warning',
    docs: 'A person, or a piece of equipment, is needed by several tasks at once for more than there is. The message names who, when and which tasks: move one of them, share the work out, or lower a share (`ben 50%`). Told once for each stretch of time without a break, of work that is still to be done. With `level: true` of the project only what cannot wait is left: work under way, fixed dates, needs greater than what there is.',
  },
  find: (facts) => overloadsIn(facts.plan, facts.schedule).map((each) => problemOf(facts, each)),
}

const mostRelated = 10

function problemOf(facts: Facts, { resource: { id, capacity }, overload: { from, to, peak, uses, last } }: OverloadOf): Problem {
  const say = (units: number): string => inUnits(facts.plan, id, units)
  const [first, end] = [formatDay(dayOf(from)), formatDay(lastDayOf(to))]
  const when = first === end ? `on ${first}` : `from ${first} to ${end}`
  const tasks = listed(uses.map(({ task, units }) => `${named(facts.plan, task.id)} ${say(units)}`))
  const reasons = facts.plan.project.level === true ? uses.flatMap((use) => whyUnmoved(use, capacity) ?? []) : []
  const why = reasons.length === 0 ? '' : ` Levelling leaves them: ${listed(reasons)}.`
  const message = `${resourceName(facts.plan, id)} is needed for ${say(peak)} of ${say(capacity)} ${when}: ${tasks}.${why}`
  const others = uses.filter((use) => use !== last).slice(0, mostRelated)
  const related = others.map(({ task, units }) => ({
    file: task.source.file,
    range: referenceRange(task, id),
    message: `${task.id} needs ${say(units)}`,
  }))
  return atReference(overAllocated.rule, last.task, id, { message, related })
}

/** Why levelling does not make a task wait. */
function whyUnmoved({ task: { id, values }, units }: Use, capacity: number): string | undefined {
  if (values.started) return `${id} is under way`
  if (values.start) return `${id} must start on its date (\`start\`)`
  if (values.finish) return `${id} must finish on its date (\`finish\`)`
  return capacity < units ? `${id} alone needs more than there is` : undefined
}
