import { DiagnosticSeverity, DiagnosticTag, type Diagnostic } from 'vscode-languageserver'
import { unlikelyDates } from '../../analysis/findings/unlikelyDate'
import type { Problem, Severity } from '../../plan/checks/problem'
import type { ServedPlan } from '../plan'

/** Where the meaning of every code is told. */
const reference = 'https://github.com/tpm-plan/tpm-plan/blob/main/docs/reference.md'

const severities: { readonly [severity in Severity]: DiagnosticSeverity } = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
}

/** More of one file are not worth reading; the worst are told. */
const most = 1000

/** The diagnostics of a plan by the URI of their file; every file of the plan has an entry. */
export function diagnosticsOf(plan: ServedPlan): ReadonlyMap<string, readonly Diagnostic[]> {
  const { reading } = plan.snapshot()
  const problems = [...plan.live.problemsSoFar(), ...unlikely(plan)]
  const byFile = new Map([...reading.files.keys()].map((path) => [path, [] as Problem[]]))
  for (const problem of problems) {
    const known = byFile.get(problem.file)
    if (known) known.push(problem)
    else byFile.set(problem.file, [problem])
  }
  return new Map([...byFile].map(([path, found]) => [plan.fileUri(path), diagnosticsIn(plan, found)]))
}

/** What the last forecast shows: it comes later than all else. */
const unlikely = ({ live, outlook }: ServedPlan): readonly Problem[] =>
  outlook ? live.judgedLate(unlikelyDates(live.snapshot(), outlook)) : []

function diagnosticsIn(plan: ServedPlan, problems: readonly Problem[]): readonly Diagnostic[] {
  if (problems.length <= most) return problems.map((problem) => diagnosticOf(plan, problem))
  const worst = [...problems].sort((a, b) => severities[a.rule.severity] - severities[b.rule.severity]).slice(0, most)
  const message = `${problems.length - most} more problems of this file are not shown. \`tplan check\` lists all.`
  const rest: Diagnostic = { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, severity: DiagnosticSeverity.Information, source: 'tpm', message }
  return [...worst.map((problem) => diagnosticOf(plan, problem)), rest]
}

function diagnosticOf(plan: ServedPlan, { rule, file, range, message, related = [] }: Problem): Diagnostic {
  return {
    range: plan.location(file, range).range,
    severity: severities[rule.severity],
    code: rule.code,
    codeDescription: { href: `${reference}#${rule.code.replace('/', '')}` },
    source: 'tpm',
    message,
    ...(rule.isUnnecessary && { tags: [DiagnosticTag.Unnecessary] }),
    relatedInformation: related.map((each) => ({ location: plan.location(each.file, each.range), message: each.message })),
  }
}
