import type { Range } from '../../base/text'
import type { LocalProblem, Rule } from './problem'

export const limitRule: Rule = {
  code: 'plan/limit',
  severity: 'error',
  docs: 'A file is larger than 2 MB, nests deeper than 64 levels or opens with more than 16 directives. It is left out of the plan: split it, or write it flatter.',
}

/** Longest file that is read, in characters. */
export const largestFile = 2 * 1024 * 1024
/** Deepest nesting of lists and mappings that is read. */
export const deepestNesting = 64
/** Most values that aliases may stand for in one piece of text. */
export const mostAliased = 10_000
/** Most `%` lines at the head of a file. */
export const mostDirectives = 16

export const limit = (message: string, range: Range): LocalProblem => ({ rule: limitRule, range, message })
