import type { Result } from '../base/result'
import { success } from '../base/result'
import type { GitFailureReason } from '../git/failures'
import type { Git } from '../git/run'
import { earnedOf, type Costed, type Earned } from '../schedule/cost/earned'
import type { Analysis } from './analysePlan'
import { costedAlike } from './costs'
import { readPlanAt } from './planAt'

/** Earned value of a plan, and what it was measured against. */
export interface Measured {
  readonly earned: Earned
  readonly baseline: Costed
  readonly present: Costed
  /** The revision of the baseline; undefined when the plan was measured against itself. */
  readonly revision: string | undefined
  /** The full hash of the baseline's commit. */
  readonly commit: string | undefined
}

/** Measures a plan against a revision, else its `project.baseline`, else itself with the dates of today. */
export async function measureAgainst(git: Git, present: Analysis, revision = present.plan.project.baseline): Promise<Result<Measured, GitFailureReason | 'no-plan'>> {
  const at = revision === undefined ? undefined : await readPlanAt(git, revision)
  if (at && !at.ok) return at
  const [baseline, now] = costedAlike(at?.value.analysis ?? present, present)
  return success({ earned: earnedOf(baseline, now), baseline, present: now, revision, commit: at?.value.commit })
}
