import { clip } from '../../base/clip'
import { entryOf } from '../syntax/node'
import type { CheckedItem } from './checkedItem'
import type { LocalProblem, Rule } from './problem'

export const summaryWorkRule: Rule = {
  code: 'plan/summary-work',
  severity: 'warning',
  docs: 'A summary task, one with tasks of its own, has an effort or a duration. Its work is the sum of its tasks, so its own is ignored.',
}

/** The effort and the duration of a summary task. */
export const summaryWork = (item: CheckedItem): readonly LocalProblem[] =>
  item.isSummary ? ['effort', 'duration'].filter((key) => item.values[key] !== undefined).flatMap((key) => problemOf(item, key)) : []

function problemOf({ id, node }: CheckedItem, key: string): readonly LocalProblem[] {
  const entry = entryOf(node, key)
  const message = `\`${clip(id)}\` is a summary task: its work is that of its tasks, and this \`${key}\` is ignored.`
  return entry ? [{ rule: summaryWorkRule, range: entry.keyRange, message }] : []
}
