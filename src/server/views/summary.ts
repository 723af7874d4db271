import { personName, titleOf } from '../../analysis/words'
import type { PlanSummary } from '../../protocol/messages'
import { formatDay } from '../../time/day'
import type { ServedPlan } from '../plan'
import { nameOf } from './gantt'
import { personOf } from './workTree'

/** What every view needs to know about a plan. */
export function summaryOf(plan: ServedPlan): PlanSummary {
  const snapshot = plan.snapshot()
  const { plan: model, schedule } = snapshot
  const problems = plan.live.problemsSoFar()
  const errors = problems.filter(({ rule }) => rule.severity === 'error')
  const [first] = errors
  const me = personOf(model, plan.history.user)
  return {
    plan: plan.uri,
    name: nameOf(snapshot, plan.folder),
    version: snapshot.version,
    asof: formatDay(schedule.asof),
    empty: model.items.size === 0,
    errors: errors.length,
    warnings: problems.filter(({ rule }) => rule.severity === 'warning').length,
    ...(first && { firstError: { ...plan.location(first.file, first.range), message: first.message } }),
    lateMilestones: [...schedule.milestones.values()].filter(({ late, reached }) => late && !reached).length,
    history: plan.history.state,
    ...(me && { me: { id: me.id, name: personName(model, me.id) } }),
    people: [...model.people.keys()].map((id) => ({ id, name: personName(model, id) })),
    statuses: [...model.statuses].map(([name, kind]) => ({ name, kind })),
    milestones: [...model.milestones.values()].map((milestone) => ({ id: milestone.id, title: titleOf(milestone) })),
  }
}
