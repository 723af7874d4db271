import { clip } from '../../base/clip'
import { nearest } from '../../base/nearest'
import type { Entry } from '../syntax/node'
import type { LocalProblem, Rule } from './problem'

export const unknownKeyRule: Rule = {
  code: 'plan/unknown-key',
  severity: 'warning',
  docs: 'A key that the plan format does not know: it is ignored. The nearest known key is offered. Keys of your own begin with `x-`.',
}

export function unknownKey(entry: Entry, known: readonly string[]): LocalProblem {
  const meant = nearest(entry.key, known)
  return {
    rule: unknownKeyRule,
    range: entry.keyRange,
    message: meant === undefined
      ? `Unknown key \`${clip(entry.key)}\`. Keys of your own begin with \`x-\`.`
      : `Unknown key \`${clip(entry.key)}\`. Did you mean \`${meant}\`?`,
    fixes: [
      ...(meant === undefined ? [] : [rename(entry, meant)]),
      ...(/^[A-Za-z]/.test(entry.key) ? [rename(entry, `x-${entry.key}`)] : []),
    ],
  }
}

const rename = (entry: Entry, to: string) => ({
  title: `Rename the key to \`${to}\``,
  edits: [{ range: entry.keyRange, text: to }],
})
