import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver'
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

/** The diagnostics of a plan by the URI of their file; every file of the plan has an entry. */
export function diagnosticsOf(plan: ServedPlan): ReadonlyMap<string, readonly Diagnostic[]> {
  const { reading } = plan.snapshot()
  const problems = plan.live.problemsSoFar()
  const byUri = new Map([...reading.files.keys()].map((path) => [plan.fileUri(path), [] as Diagnostic[]]))
  for (const problem of problems) {
    const uri = plan.fileUri(problem.file)
    const known = byUri.get(uri)
    if (known) known.push(diagnosticOf(plan, problem))
    else byUri.set(uri, [diagnosticOf(plan, problem)])
  }
  return byUri
}

function diagnosticOf(plan: ServedPlan, { rule, file, range, message, related = [] }: Problem): Diagnostic {
  return {
    range: plan.location(file, range).range,
    severity: severities[rule.severity],
    code: rule.code,
    codeDescription: { href: `${reference}#${rule.code.replace('/', '')}` },
    source: 'tpm',
    message,
    relatedInformation: related.map((each) => ({ location: plan.location(each.file, each.range), message: each.message })),
  }
}
