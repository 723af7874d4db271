import { clip } from '../../base/clip'
import type { Entry } from '../syntax/node'
import type { LocalProblem, Rule } from './problem'

export const duplicateKeyRule: Rule = {
  code: 'plan/duplicate-key',
  severity: 'error',
  docs: 'A mapping has the same key twice. Within an item the first one counts until one of them is removed.',
}

export const duplicateKey = (
  entry: Pick<Entry, 'key' | 'keyRange'>,
  consequence = 'the first one counts',
  first?: Pick<Entry, 'keyRange'>,
): LocalProblem => ({
  rule: duplicateKeyRule,
  range: entry.keyRange,
  message: `\`${clip(entry.key)}\` is written twice; ${consequence}.`,
  ...(first && { related: [{ range: first.keyRange, message: 'The first one stands here' }] }),
})
