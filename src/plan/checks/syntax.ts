import type { Range } from '../../base/text'
import type { LocalProblem, Rule } from './problem'

export const syntaxRule: Rule = {
  code: 'plan/syntax',
  severity: 'error',
  docs: 'The text is not YAML. The item in which it stands is read as far as possible, every other item is used as it is.',
}

export const syntaxError = (message: string, range: Range): LocalProblem => ({ rule: syntaxRule, range, message })
