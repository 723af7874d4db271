import type { Rule } from '../../plan/checks/problem'
import { statusKind } from '../../plan/model/plan'
import { atField, type Finding } from './finding'

export const unestimatedRule: Rule = {
  code: 'plan/unestimated',
  severity: 'hint',
  docs: 'An open task has neither `effort` nor `duration`: it counts as one day until somebody estimates it.',
}

export const findUnestimated: Finding = (plan) =>
  [...plan.tasks.values()].flatMap((task) => {
    const { effort, duration, start, finish, remaining } = task.values
    const kind = statusKind(plan, task)
    const estimated = effort ?? duration ?? remaining ?? (start && finish)
    if (estimated || 0 < task.children.length || kind === 'done' || kind === 'cancelled') return []
    return [atField(unestimatedRule, task, '', `${task.id} has no estimate and counts as one day: give it an \`effort\` or a \`duration\`.`)]
  })
