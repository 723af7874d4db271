import { statusKind } from '../../plan/model/plan'
import type { Finding } from './finding'
import { unmetPredecessors } from './outOfOrder'
import { leavesOf } from './tasks'

export const startedBeforePredecessor: Finding = {
  rule: {
    code: 'plan/started-before-predecessor',
    severity: 'information',
    docs: 'A task is under way, but something that holds its start (`after`) has not come to pass. Where that is how the work is done, a link such as `SS` or a lead such as `FS-2d` says so.',
  },
  find: (facts) =>
    leavesOf(facts).open.flatMap((task) => {
      const isUnderWay = task.values.started !== undefined || statusKind(facts.plan, task) === 'active'
      // A lead says that the two overlap.
      const isLed = task.values.after?.some(({ lag, share }) => (lag?.amount ?? share ?? 0) < 0)
      return isUnderWay && !isLed ? unmetPredecessors(facts, task, { rule: startedBeforePredecessor.rule, says: 'is under way', holdsFinish: false }) : []
    }),
}
