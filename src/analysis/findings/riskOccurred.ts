import { itemsIn } from '../../plan/model/edited'
import type { Item, Risk } from '../../plan/model/plan'
import { isOpenIssue } from '../blockers'
import { atField, relatedField, type Facts, type Finding } from './finding'
import { setting } from './fixes'

export const riskOccurred: Finding = {
  rule: {
    code: 'plan/risk-occurred',
    severity: 'warning',
    docs: 'A risk has occurred and is not closed: it is no risk any more. Follow its `contingency`, keep what is left to do as an issue or a task, and close it.',
  },
  find: (facts) => [...facts.plan.risks.values()].filter(({ values }) => values.status === 'occurred').map((risk) => problemOf(facts, risk)),
}

function problemOf(facts: Facts, risk: Risk) {
  const issues = issuesAbout(facts, risk)
  const todo = risk.values.contingency === undefined ? 'it has no `contingency`; raise an issue for it' : 'follow its `contingency`'
  const message = issues.length === 0
    ? `${risk.id} has occurred: ${todo}, and close it.`
    : `${risk.id} has occurred, and ${issues.map(({ id }) => id).join(', ')} may follow it: close it.`
  const related = issues.map((issue) => relatedField(issue, '', `${issue.id} names the same tasks`))
  const fixes = [setting(facts, risk, { title: 'Close the risk', key: 'status', value: 'closed' })]
  return atField(riskOccurred.rule, risk, 'status', { message, related, fixes })
}

/** The open issues that name one of a risk's tasks. */
function issuesAbout({ plan }: Facts, { values: { tasks = [] } }: Risk): readonly Item[] {
  const threatened = new Set(tasks)
  return itemsIn(plan, 'issues').filter((item) => {
    const { tasks: held = [] } = item.values as { tasks?: readonly string[] }
    return isOpenIssue(item) && held.some((id) => threatened.has(id))
  })
}
