import type { Milestone, Task } from '../../plan/model/plan'
import { atReference, named, relatedField, type Facts, type Finding } from './finding'
import { placeOfLink, removingLink } from './fixes'
import { leavesOf } from './tasks'

export const cancelledPredecessor: Finding = {
  rule: {
    code: 'plan/cancelled-predecessor',
    severity: 'warning',
    docs: 'Something waits for a task that was cancelled: the link holds nothing back any more. Remove it, or name what takes its place.',
  },
  find: (facts) => [...leavesOf(facts).open, ...facts.plan.milestones.values()].flatMap((item) => problemsOf(facts, item)),
}

function problemsOf(facts: Facts, item: Task | Milestone) {
  return (item.values.after ?? []).flatMap(({ on }) => {
    const before = facts.plan.tasks.get(on)
    if (!before || facts.schedule.tasks.has(on)) return []
    const at = placeOfLink(item, on)
    const fixes = at === undefined ? [] : [removingLink(facts, item, { title: `Do not wait for ${on}`, at })]
    const message = `${item.id} waits for ${named(facts.plan, on)}, which was cancelled.`
    return [atReference(cancelledPredecessor.rule, item, on, { message, fixes, related: [relatedField(before, 'status', `${on} was cancelled`)] })]
  })
}
