import type { Range } from '../../base/text'
import type { LocalProblem, Rule } from './problem'

export const limitRule: Rule = {
  code: 'plan/limit',
  severity: 'error',
  docs: 'A file is larger than 16 MB or opens with more than 16 directives, or a stretch of it that can only be read as one is larger than 4 MB or nests deeper than 64 levels. It is left out of the plan: split it, or write it flatter.',
}

/** Longest file that is read, in characters. */
export const largestFile = 16 * 1024 * 1024
/** Longest text that is parsed as one, in characters: an item, or a file that cannot be cut into items. */
export const largestPiece = 4 * 1024 * 1024
/** Deepest nesting of lists and mappings that is read. */
export const deepestNesting = 64
/** Most values that aliases may stand for in one piece of text. */
export const mostAliased = 10_000
/** Most `%` lines at the head of a file. */
export const mostDirectives = 16
/** Most syntax errors told of one piece of text: what follows the first is seldom worth reading. */
export const mostSyntaxErrors = 20

export const limit = (message: string, range: Range): LocalProblem => ({ rule: limitRule, range, message })
