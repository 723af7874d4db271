import type { LocalProblem, Rule } from './problem'

export const controlCharacterRule: Rule = {
  code: 'plan/control-character',
  severity: 'warning',
  docs: 'The text holds a character that nobody can see: a control character or half a surrogate pair. Remove it.',
}

const invisible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

/** The first control character of a text. */
export function controlCharacter(text: string): LocalProblem | undefined {
  const at = text.search(invisible)
  if (at < 0) return undefined
  const range = { start: at, end: at + 1 }
  const code = text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')
  return {
    rule: controlCharacterRule,
    range,
    message: `The text holds the invisible character U+${code} here.`,
    fixes: [{ title: 'Remove the character', edits: [{ range, text: '' }] }],
  }
}
