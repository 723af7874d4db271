import { withFixes, type Problem, type Rule, type Severity } from '../plan/checks/problem'
import type { PlanReading } from '../plan/readPlan'
import { silenced, silencedLate } from './silence'

/** How much a code counts for a user: `off` leaves its problems out. Codes with or without `plan/`. */
export type Severities = { readonly [code: string]: Severity | 'off' }

export const isSeverity = (word: string): word is Severity | 'off' => ['error', 'warning', 'information', 'hint', 'off'].includes(word)

/** Problems as they are to be told: without those that a comment silences, with the severities that the user chose. */
export const judged = (reading: PlanReading, problems: readonly Problem[], severities: Severities = {}): readonly Problem[] =>
  weighed(silenced(reading, problems), severities)

/** The same for findings that come later than the others. */
export const judgedLate = (reading: PlanReading, problems: readonly Problem[], severities: Severities): readonly Problem[] =>
  weighed(silencedLate(reading, problems), severities)

/** Problems with the severities that the user chose. */
export function weighed(problems: readonly Problem[], severities: Severities): readonly Problem[] {
  if (Object.keys(severities).length === 0) return problems
  const rules = new Map<Rule, Rule | undefined>()
  return problems.flatMap((problem) => {
    const known = rules.has(problem.rule) ? rules.get(problem.rule) : chosen(problem.rule, severities)
    rules.set(problem.rule, known)
    return !known ? [] : known === problem.rule ? [problem] : [ruled(problem, known)]
  })
}

/** A problem by another rule; its fixes are not made for that. */
function ruled(problem: Problem, rule: Rule): Problem {
  const { file, range, message, related } = problem
  const same = { rule, file, range, message, ...(related && { related }) }
  return 'fixes' in problem ? withFixes(same, () => problem.fixes ?? []) : same
}

function chosen(rule: Rule, severities: Severities): Rule | undefined {
  const severity = severities[rule.code] ?? severities[rule.code.replace('plan/', '')] ?? rule.severity
  return severity === 'off' ? undefined : severity === rule.severity ? rule : { ...rule, severity }
}
