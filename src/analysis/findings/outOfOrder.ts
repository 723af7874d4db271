import type { Problem, Rule } from '../../plan/checks/problem'
import type { Task } from '../../plan/model/plan'
import { isMet } from '../blockers'
import { atReference, named, relatedField, type Facts } from './finding'

/** A problem for each predecessor of a task that has not come to pass, although the task has. */
export function unmetPredecessors({ plan, schedule }: Facts, task: Task, { rule, says, holdsFinish }: { rule: Rule; says: string; holdsFinish: boolean }): readonly Problem[] {
  return (task.values.after ?? []).flatMap(({ on, type }) => {
    // Where one finish holds the other, what is done needs a predecessor that is done.
    const asked = type === 'FF' && holdsFinish ? 'FS' : type
    const before = plan.tasks.get(on) ?? plan.milestones.get(on)
    if (!before || isMet(plan, schedule, on, asked)) return []
    const state = before.collection === 'milestones' ? 'is not reached' : asked === 'SS' || asked === 'SF' ? 'has not begun' : 'is not done'
    const message = `${task.id} ${says}, but ${named(plan, on)}, which it waits for, ${state}.`
    return [atReference(rule, task, on, { message, related: [relatedField(before, 'status', `${on} ${state}`)] })]
  })
}
