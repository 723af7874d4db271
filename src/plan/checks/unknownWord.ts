import { nearest } from '../../base/nearest'
import { shiftRange } from '../../base/text'
import type { Item, Plan } from '../model/plan'
import { entryOf, type PlanNode } from '../syntax/node'
import type { Problem, Rule } from './problem'

export const unknownWordRule: Rule = {
  code: 'plan/unknown-word',
  severity: 'error',
  docs: 'A status that is not in the workflow (`project.statuses`), or a word for a probability that `project.scales.probability` does not explain. A task with an unknown status counts as not begun.',
}

/** Problems of the words that only the project's own settings can tell right from wrong. */
export function unknownWords(plan: Plan, item: Item): readonly Problem[] {
  if (item.collection === 'tasks') return check(item, ['status'], [...plan.statuses.keys()])
  if (item.collection !== 'risks') return []
  const words = [...plan.probabilities.keys()]
  return [...check(item, ['probability'], words), ...check(item, ['residual', 'probability'], words)]
}

function check(item: Item, path: readonly string[], words: readonly string[]): readonly Problem[] {
  const node = path.reduce<PlanNode | undefined>((at, key) => entryOf(at, key)?.value, item.source.node)
  if (node?.kind !== 'scalar' || !/^[A-Za-z]/.test(node.text) || words.includes(node.text)) return []
  const meant = nearest(node.text, words)
  const range = shiftRange(node.range, item.source.base)
  return [
    {
      rule: unknownWordRule,
      file: item.source.file,
      range,
      message: `Unknown ${path.at(-1)} \`${node.text}\`: expected one of ${words.map((word) => `\`${word}\``).join(', ')}.`,
      fixes: (meant === undefined ? words : [meant]).map((word) => ({ title: `Write \`${word}\``, edits: [{ range, text: word }] })),
    },
  ]
}
