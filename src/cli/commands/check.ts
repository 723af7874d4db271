import { lineStarts, positionAt, type LineStarts } from '../../base/text'
import type { Analysis } from '../../analysis/analysePlan'
import type { Severity } from '../../plan/checks/problem'
import { command } from '../command'
import { json, plural, printableLine } from '../output'

export const check = command({
  name: 'check',
  summary: 'what is wrong with the plan: file, line, column, severity, code, message',
  operands: [],
  options: {},
  run(analysis, call) {
    const found = problemsOf(analysis)
    const exitCode = found.some(({ severity }) => severity === 'error') ? 1 : 0
    return { text: call.json ? json(found) : [...found.map(line), summary(found)].join('\n'), exitCode }
  },
})

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

function problemsOf({ problems, reading }: Analysis): readonly Found[] {
  const starts = new Map<string, LineStarts>()
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
