import { clip } from '../../base/clip'
import { nearest } from '../../base/nearest'
import type { Item, Plan } from '../model/plan'
import { inFile, nodeAt } from './place'
import type { Problem, Rule } from './problem'

export const unknownWordRule: Rule = {
  code: 'plan/unknown-word',
  severity: 'error',
  docs: 'A status that is not in the workflow (`project.statuses`), or a word for a probability that `project.scales.probability` does not explain. A task with an unknown status counts as not begun.',
}

/** Problems of the words that only the project's own settings can tell right from wrong. */
export function unknownWords(plan: Plan, items: readonly Item[]): readonly Problem[] {
  const problems: Problem[] = []
  for (const item of items) {
    for (const path of pathsOf(item)) {
      const words = item.collection === 'tasks' ? plan.statuses : plan.probabilities
      const problem = check(item, path, words)
      if (problem) problems.push(problem)
    }
  }
  return problems
}

function pathsOf({ collection, values }: Item): readonly (readonly string[])[] {
  if (collection === 'tasks') return 'status' in values ? [['status']] : []
  return collection === 'risks' ? [['probability'], ['residual', 'probability']] : []
}

function check(item: Item, path: readonly string[], known: ReadonlyMap<string, unknown>): Problem | undefined {
  const word = valueAt(item.values, path)
  if (typeof word !== 'string' || known.has(word)) return undefined
  const node = nodeAt(item, ...path)
  if (node?.kind !== 'scalar' || known.has(node.text)) return undefined
  const words = [...known.keys()]
  const meant = nearest(node.text, words)
  const range = inFile(item, node.range)
  return {
    rule: unknownWordRule,
    file: item.source.file,
    range,
    message: `Unknown ${path.at(-1)} \`${clip(node.text)}\`: expected one of ${words.map((word) => `\`${word}\``).join(', ')}.`,
    fixes: (meant === undefined ? words : [meant]).map((word) => ({ title: `Write \`${word}\``, edits: [{ range, text: word }] })),
  }
}

/** What was read there: a word, or a number that needs no explanation. */
const valueAt = (values: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((value, key) => (value as { readonly [key: string]: unknown } | undefined)?.[key], values)
