import { statusKind } from '../../plan/model/plan'
import { atField, listed, named, relatedField, type Finding } from './finding'
import { leavesOf } from './tasks'

export const reachedTooSoon: Finding = {
  rule: {
    code: 'plan/reached-too-soon',
    severity: 'warning',
    docs: 'A milestone is `reached`, but tasks that it needs are still open. Close them, move them to another milestone, or take `reached` back.',
  },
  find: (facts) =>
    [...facts.plan.milestones.values()].flatMap((milestone) => {
      if (!milestone.values.reached) return []
      const open = (leavesOf(facts).byMilestone.get(milestone.id) ?? []).filter((task) => statusKind(facts.plan, task) !== 'done')
      if (open.length === 0) return []
      const message = `${milestone.id} is said to be reached, but these tasks are open: ${listed(open.map(({ id }) => named(facts.plan, id)))}.`
      const related = open.slice(0, 10).map((task) => relatedField(task, '', `${task.id} is open`))
      return [atField(reachedTooSoon.rule, milestone, 'reached', { message, related })]
    }),
}
