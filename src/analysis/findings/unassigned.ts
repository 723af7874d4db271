import { statusKind, type Task } from '../../plan/model/plan'
import { addDays, dayOf, type Day } from '../../time/day'
import { chainOf } from '../blockers'
import { atField, type Facts, type Finding } from './finding'
import { leavesOf, peopleOf } from './tasks'

export const unassigned: Finding = {
  rule: {
    code: 'plan/unassigned',
    severity: 'hint',
    docs: 'A task is under way, or begins or is due within two weeks, and has neither somebody assigned nor an owner, nor has a summary task around it. Told in plans that name people.',
  },
  find: (facts) => {
    if (facts.plan.people.size === 0) return []
    const soon = addDays(facts.schedule.asof, 14)
    return leavesOf(facts).open.flatMap((task) => {
      if (!isNear(facts, task, soon) || 0 < peopleOf(facts.plan, task).length || isOwned(facts, task)) return []
      return [atField(unassigned.rule, task, '', { message: `Nobody is assigned to ${task.id}, and nobody owns it, though it is near.` })]
    })
  },
}

const isOwned = ({ plan }: Facts, task: Task): boolean => chainOf(plan, task).some(({ values }) => values.owner !== undefined)

function isNear({ plan, schedule }: Facts, task: Task, soon: Day): boolean {
  const { start } = schedule.tasks.get(task.id) ?? {}
  const { due } = task.values
  return statusKind(plan, task) === 'active' || (due !== undefined && due.day <= soon) || (start !== undefined && dayOf(start) <= soon)
}
