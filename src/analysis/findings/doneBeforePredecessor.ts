import type { Finding } from './finding'
import { unmetPredecessors } from './outOfOrder'
import { leavesOf } from './tasks'

export const doneBeforePredecessor: Finding = {
  rule: {
    code: 'plan/done-before-predecessor',
    severity: 'warning',
    docs: 'A task is done, but something that it waits for (`after`) is not. Either a status is out of date, or the link does not say how the work is done.',
  },
  find: (facts) =>
    leavesOf(facts).done.flatMap((task) => unmetPredecessors(facts, task, { rule: doneBeforePredecessor.rule, says: 'is done', holdsFinish: true })),
}
