import type { Rule } from '../plan/checks/problem'

export const unknownIgnoreRule: Rule = {
  code: 'plan/unknown-ignore',
  severity: 'hint',
  docs: 'A comment `# tplan-ignore` names no code, or one that does not exist: it silences nothing.',
}

export const unusedIgnoreRule: Rule = {
  code: 'plan/unused-ignore',
  severity: 'hint',
  isUnnecessary: true,
  docs: 'A comment `# tplan-ignore CODE` silences nothing: on its line, or on the next one when it stands alone, there is no such finding any more. Take it away.',
}
