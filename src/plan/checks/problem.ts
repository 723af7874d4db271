import type { Range, TextEdit } from '../../base/text'

export type Severity = 'error' | 'warning' | 'information' | 'hint'

/** One kind of finding: declared beside the check that makes it, listed in `catalogue`. */
export interface Rule {
  /** Stable, `plan/unknown-key`: settings, comments and scripts name it. */
  readonly code: string
  readonly severity: Severity
  /** Markdown for the reference page: what it finds, why it matters, what to do. */
  readonly docs: string
  /** True when what it finds could be taken away: editors show it faded. */
  readonly isUnnecessary?: true
}

/** A change that mends a problem, offered in the editor; its ranges count as those of the problem do. */
export interface Fix {
  readonly title: string
  readonly edits: readonly TextEdit[]
}

/** Another place that belongs to a problem. */
export interface Related extends LocalRelated {
  readonly file: string
}

/** A problem found in one item alone: its ranges count from the start of the item's text. */
export interface LocalProblem {
  readonly rule: Rule
  readonly range: Range
  readonly message: string
  readonly fixes?: readonly Fix[]
  /** Other places of the same text. */
  readonly related?: readonly LocalRelated[]
}

export interface LocalRelated {
  readonly range: Range
  readonly message: string
}

/** A problem in a file of the plan: its ranges are offsets in that file. */
export interface Problem extends Omit<LocalProblem, 'related'> {
  readonly file: string
  readonly related?: readonly Related[]
}

/** A problem whose fixes are made when somebody asks for them. */
export const withFixes = (problem: Omit<Problem, 'fixes'>, fixes: () => readonly Fix[]): Problem =>
  Object.defineProperty({ ...problem }, 'fixes', { get: fixes, enumerable: true })

/** In the order of files and of places in them. */
export const byPlace = (a: Problem, b: Problem): number =>
  a.file === b.file ? a.range.start - b.range.start : a.file < b.file ? -1 : 1
