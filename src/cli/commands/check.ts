import { lineStarts, positionAt } from '../../base/text'
import type { Analysis } from '../../analysis/analysePlan'
import type { Severity } from '../../plan/checks/problem'
import { json, plural, printableLine, type Output } from '../output'

/** A problem as scripts read it: lines and columns from 1, the end exclusive. */
interface Found {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  readonly severity: Severity
  readonly code: string
  readonly message: string
}

/** Prints every problem of the plan. */
export function check(analysis: Analysis, asJson: boolean): Output {
  const found = problemsOf(analysis)
  const exitCode = hasErrors(analysis) ? 1 : 0
  if (asJson) return { text: json(found), exitCode }
  return { text: [...found.map(line), summary(found)].join('\n'), exitCode }
}

export const hasErrors = ({ problems }: Analysis): boolean => problems.some(({ rule }) => rule.severity === 'error')

/** For the commands that print something else: that the plan has errors, and where to see them. */
export const errorRemark = ({ problems }: Analysis): string | undefined => {
  const errors = problems.filter(({ rule }) => rule.severity === 'error').length
  return errors === 0 ? undefined : `The plan has ${plural(errors, 'error')}: see \`tplan check\`.`
}

function problemsOf({ problems, reading }: Analysis): readonly Found[] {
  const starts = new Map<string, readonly number[]>()
  return problems.map(({ file, range, rule, message }) => {
    const lines = starts.get(file) ?? lineStarts(reading.files.get(file)?.text ?? '')
    starts.set(file, lines)
    const [from, to] = [positionAt(lines, range.start), positionAt(lines, range.end)]
    return {
      file,
      line: from.line + 1,
      column: from.character + 1,
      endLine: to.line + 1,
      endColumn: to.character + 1,
      severity: rule.severity,
      code: rule.code,
      message,
    }
  })
}

const line = ({ file, line, column, severity, code, message }: Found): string =>
  printableLine(`${file}:${line}:${column}: ${severity}: ${message} [${code}]`)

function summary(found: readonly Found[]): string {
  const count = (severity: Severity) => found.filter((each) => each.severity === severity).length
  if (found.length === 0) return 'No problems.'
  return [plural(count('error'), 'error'), plural(count('warning'), 'warning'), plural(count('information') + count('hint'), 'hint')].join(', ')
}
