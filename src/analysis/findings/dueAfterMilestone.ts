import { milestoneOf } from '../../plan/model/plan'
import { formatDay } from '../../time/day'
import { atField, relatedField, type Finding } from './finding'
import { leavesOf } from './tasks'

export const dueAfterMilestone: Finding = {
  rule: {
    code: 'plan/due-after-milestone',
    severity: 'information',
    docs: 'The deadline of a task lies after that of the milestone that needs it: when the task keeps to its own, the milestone is late.',
  },
  find: (facts) =>
    leavesOf(facts).open.flatMap((task) => {
      const milestone = task.values.due && facts.plan.milestones.get(milestoneOf(facts.plan, task) ?? '')
      const due = milestone?.values.due
      if (!task.values.due || !milestone || !due || task.values.due.day <= due.day) return []
      const message = `The deadline of ${task.id} lies after that of its milestone ${milestone.id}, ${formatDay(due.day)}.`
      return [atField(dueAfterMilestone.rule, task, 'due', { message, related: [relatedField(milestone, 'due', `${milestone.id} is due here`)] })]
    }),
}
