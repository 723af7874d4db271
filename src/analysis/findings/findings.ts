import { brokenBound } from './brokenBound'
import { budgetAtRisk } from './budgetAtRisk'
import { cancelledPredecessor } from './cancelledPredecessor'
import { cycle } from './cycle'
import { dayOff } from './dayOff'
import { doneBeforePredecessor } from './doneBeforePredecessor'
import { doneThoughIncomplete } from './doneThoughIncomplete'
import { doneWithoutDate } from './doneWithoutDate'
import { dueAfterMilestone } from './dueAfterMilestone'
import { duplicateLink } from './duplicateLink'
import { emptyMilestone } from './emptyMilestone'
import type { Finding } from './finding'
import { inTheFuture } from './inTheFuture'
import { lateMilestone } from './lateMilestone'
import { lateStart } from './lateStart'
import { missedDeadline } from './missedDeadline'
import { missingSkill } from './missingSkill'
import { onLeave } from './onLeave'
import { openThoughComplete } from './openThoughComplete'
import { orphanedRequirement } from './orphanedRequirement'
import { overAllocated } from './overAllocated'
import { overBudget } from './overBudget'
import { overdueIssue } from './overdueIssue'
import { overrun } from './overrun'
import { progressWithoutStart } from './progressWithoutStart'
import { reachedTooSoon } from './reachedTooSoon'
import { riskOccurred } from './riskOccurred'
import { riskReviewOverdue } from './riskReviewOverdue'
import { riskWithoutResponse } from './riskWithoutResponse'
import { sharedAddress } from './sharedAddress'
import { startedBeforePredecessor } from './startedBeforePredecessor'
import { unassigned } from './unassigned'
import { unestimated } from './unestimated'
import { unmarkedMilestone } from './unmarkedMilestone'
import { unused } from './unused'

/** Everything that is found once a plan is scheduled. */
export const findings: readonly Finding[] = [
  brokenBound, budgetAtRisk, cancelledPredecessor, cycle, dayOff, doneBeforePredecessor, doneThoughIncomplete, doneWithoutDate,
  dueAfterMilestone, duplicateLink, emptyMilestone, inTheFuture, lateMilestone, lateStart, missedDeadline, missingSkill,
  onLeave, openThoughComplete, orphanedRequirement, overAllocated, overBudget, overdueIssue, overrun,
  progressWithoutStart, reachedTooSoon, riskOccurred, riskReviewOverdue, riskWithoutResponse, sharedAddress,
  startedBeforePredecessor, unassigned, unestimated, unmarkedMilestone, unused,
]
