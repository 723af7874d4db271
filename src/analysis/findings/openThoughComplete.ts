import type { Task } from '../../plan/model/plan'
import { settingStatus } from './fixes'
import { atField, type Finding } from './finding'
import { leavesOf } from './tasks'

export const openThoughComplete: Finding = {
  rule: {
    code: 'plan/open-though-complete',
    severity: 'information',
    docs: 'The work of a task is all done (`progress: 100%`, or nothing `remaining`), or it has a `finished` date, but its status still says that it is open.',
  },
  find: (facts) =>
    [...leavesOf(facts).open, ...leavesOf(facts).done].flatMap((task) => {
      const [key, what] = completeBy(task) ?? []
      const { status } = task.values
      if (key === undefined || isDoneWord(facts.plan.statuses.get(status ?? ''))) return []
      const message = `${task.id} is ${status === undefined ? 'without a status' : `still \`${status}\``}, but ${what}.`
      return [atField(openThoughComplete.rule, task, status === undefined ? key : 'status', { message, fixes: settingStatus(facts, task, 'done') })]
    }),
}

const isDoneWord = (kind: string | undefined): boolean => kind === 'done' || kind === 'cancelled'

function completeBy({ values: { finished, progress, remaining, status } }: Task): readonly [key: string, what: string] | undefined {
  // A date alone says enough for a plan that writes no statuses.
  if (finished) return status === undefined ? undefined : ['finished', 'it has a `finished` date']
  if (remaining) return remaining.amount === 0 ? ['remaining', 'nothing of it remains'] : undefined
  return progress !== undefined && 1 <= progress ? ['progress', 'all of its work is done'] : undefined
}
