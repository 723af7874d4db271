import { atField, type Finding } from './finding'
import { leavesOf } from './tasks'

export const emptyMilestone: Finding = {
  rule: {
    code: 'plan/empty-milestone',
    severity: 'hint',
    docs: 'No task names a milestone and nothing stands in its `after`: nothing leads to it, so it can be neither computed nor late.',
  },
  find: (facts) =>
    [...facts.plan.milestones.values()].flatMap((milestone) => {
      const { after = [], reached } = milestone.values
      if (reached || 0 < after.length || leavesOf(facts).byMilestone.has(milestone.id)) return []
      return [atField(emptyMilestone.rule, milestone, '', { message: `Nothing leads to ${milestone.id}: no task names it, and it has no \`after\`.` })]
    }),
}
