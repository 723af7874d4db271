import type { Assignment } from '../model/values'
import { entryOf } from '../syntax/node'
import type { CheckedItem } from './checkedItem'
import type { LocalProblem, Rule } from './problem'

export const duplicateAssignmentRule: Rule = {
  code: 'plan/duplicate-assignment',
  severity: 'warning',
  docs: 'Somebody, or a piece of equipment, is assigned to a task twice: both shares count, and together they are more than was meant. Write one of them with the share of both.',
}

/** Whoever is named again in the list of people and equipment of a task. */
export function duplicateAssignments({ collection, id, values, node }: CheckedItem): readonly LocalProblem[] {
  const assigned = (collection === 'tasks' && (values['assign'] as readonly Assignment[] | undefined)) || []
  const list = entryOf(node, 'assign')?.value
  if (assigned.length < 2 || list?.kind !== 'list' || list.items.length !== assigned.length) return []
  return assigned.flatMap(({ who }, at) => {
    const first = assigned.findIndex((each) => each.who === who)
    const [here, there] = [list.items[at], list.items[first]]
    if (first === at || !here || !there) return []
    return [{
      rule: duplicateAssignmentRule,
      range: here.range,
      message: `\`${who}\` is assigned to ${id} twice.`,
      related: [{ range: there.range, message: 'The first time' }],
    }]
  })
}
