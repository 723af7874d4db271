import type { Range } from '../../base/text'
import type { LocalProblem, Rule } from './problem'

export const unsupportedRule: Rule = {
  code: 'plan/unsupported',
  severity: 'error',
  docs: 'YAML that a plan does without: merge keys (`<<`), language tags (`!!js/…`), several documents in a file, directives, keys that are not text, anchors that contain themselves or grow beyond measure.',
}

export const unsupported = (message: string, range: Range): LocalProblem => ({ rule: unsupportedRule, range, message })
