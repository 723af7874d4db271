import type { When } from '../model/values'
import { entryOf } from '../syntax/node'
import type { CheckedItem } from './checkedItem'
import type { LocalProblem, Rule } from './problem'

export const dueBeforeStartRule: Rule = {
  code: 'plan/due-before-start',
  severity: 'warning',
  docs: 'A deadline lies before the day on which the task may, or must, start: it cannot be met. Mend one of the two dates.',
}

interface Dates {
  readonly due?: When
  readonly earliest?: When
  readonly start?: When
  readonly started?: When
  readonly finished?: When
}

const starts = ['start', 'earliest', 'started'] as const

/** Whether a task's deadline lies before a date on which it starts, as written. */
export const isDueBeforeStart = (dates: Dates): boolean => startBehindDue(dates) !== undefined

const startBehindDue = (dates: Dates): (typeof starts)[number] | undefined =>
  // What is finished cannot be planned anew.
  dates.due === undefined || dates.finished ? undefined : starts.find((key) => (dates.due?.day ?? Infinity) < (dates[key]?.day ?? -Infinity))

export function dueBeforeStart({ collection, values, node }: CheckedItem): readonly LocalProblem[] {
  const key = collection === 'tasks' ? startBehindDue(values) : undefined
  const [due, start] = [entryOf(node, 'due')?.value, key && entryOf(node, key)?.value]
  if (due?.kind !== 'scalar' || start?.kind !== 'scalar') return []
  const message = `\`due\` (${due.text}) lies before \`${key}\` (${start.text}).`
  return [{ rule: dueBeforeStartRule, range: due.range, message, related: [{ range: start.range, message: `\`${key}\` stands here` }] }]
}
