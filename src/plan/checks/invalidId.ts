import { clip } from '../../base/clip'
import type { Entry } from '../syntax/node'
import type { LocalProblem, Rule } from './problem'

export const invalidIdRule: Rule = {
  code: 'plan/invalid-id',
  severity: 'error',
  docs: 'An id is letters, digits and `_`, in parts joined by `-`, and begins with a letter: `CORE-12`, `late-vendor`. Other ids cannot be told from words in commit messages and dependencies.',
}

export function invalidId(entry: Entry): LocalProblem {
  const mended = entry.key.trim().replace(/[^A-Za-z0-9_]+/g, '-').replace(/^[^A-Za-z]+|-+$/g, '')
  return {
    rule: invalidIdRule,
    range: entry.keyRange,
    message: `\`${clip(entry.key)}\` cannot be an id: use letters, digits and \`_\`, in parts joined by \`-\`, a letter first.`,
    fixes: mended === '' ? [] : [{ title: `Rename to \`${mended}\``, edits: [{ range: entry.keyRange, text: mended }] }],
  }
}
