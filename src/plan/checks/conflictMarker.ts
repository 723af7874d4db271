import type { Range } from '../../base/text'
import type { LocalProblem, Rule } from './problem'

export const conflictMarkerRule: Rule = {
  code: 'plan/conflict',
  severity: 'error',
  docs: 'A merge conflict stands unresolved in the file. Until it is resolved, the plan is read as it stands above `=======` (the current branch).',
}

export const conflictMarker = (range: Range): LocalProblem => ({
  rule: conflictMarkerRule,
  range,
  message: 'Unresolved merge conflict: the lines above `=======` are used until it is resolved.',
})
