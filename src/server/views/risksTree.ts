import { exposureOf } from '../../analysis/exposure'
import { isClosed } from '../../plan/model/risk'
import { titleOf } from '../../analysis/words'
import type { Risk } from '../../plan/model/plan'
import type { GroupNode, RiskNode, TreeFilter, TreeNode } from '../../protocol/tree'
import type { ServedPlan } from '../plan'
import { matchesText } from './filter'

const closed = 'group:closedRisks'

/** Children of a node of the Risks tree: open risks, the worst first, then the closed ones in a group. */
export function risksTree(plan: ServedPlan, parent: string | undefined, filter: TreeFilter | undefined): readonly TreeNode[] {
  const risks = ranked(plan, filter)
  if (parent === closed) return risks.filter(isClosed).map((risk) => riskNode(plan, risk))
  if (parent !== undefined) return []
  const group = closedGroup(risks)
  return [...risks.filter((risk) => !isClosed(risk)).map((risk) => riskNode(plan, risk)), ...(group.count === 0 ? [] : [group])]
}

export function risksPath(plan: ServedPlan, id: string, filter: TreeFilter | undefined): readonly TreeNode[] {
  const risks = ranked(plan, filter)
  const risk = risks.find((each) => each.id === id)
  if (!risk) return []
  return isClosed(risk) ? [closedGroup(risks), riskNode(plan, risk)] : [riskNode(plan, risk)]
}

function closedGroup(risks: readonly Risk[]): GroupNode {
  const count = risks.filter(isClosed).length
  return { kind: 'group', key: closed, group: 'closedRisks', count, children: 0 < count }
}

function ranked(plan: ServedPlan, filter: TreeFilter | undefined): readonly Risk[] {
  const snapshot = plan.snapshot()
  const score = new Map([...snapshot.plan.risks.values()].map((risk) => [risk.id, exposureOf(snapshot, risk).score]))
  return [...snapshot.plan.risks.values()]
    .filter((risk) => passes(risk, filter))
    .sort((a, b) => (score.get(b.id) ?? 0) - (score.get(a.id) ?? 0))
}

const passes = (risk: Risk, filter: TreeFilter | undefined): boolean =>
  (filter?.text === undefined || matchesText(risk, filter.text)) &&
  (filter?.person === undefined || risk.values.owner === filter.person)

function riskNode(plan: ServedPlan, risk: Risk): RiskNode {
  const snapshot = plan.snapshot()
  const { level, probability, days, cost } = exposureOf(snapshot, risk)
  const { currency } = snapshot.plan.project
  const { response, review } = risk.values
  return {
    kind: 'risk',
    key: `risk:${risk.id}`,
    id: risk.id,
    title: titleOf(risk),
    location: plan.locate(risk),
    children: false,
    status: risk.values.status ?? 'open',
    level,
    ...(probability !== undefined && { probability }),
    ...(days !== undefined && { exposureDays: days }),
    ...(cost !== undefined && { exposureCost: cost }),
    ...(currency !== undefined && { currency }),
    ...(response !== undefined && { response }),
    reviewOverdue: review !== undefined && review < snapshot.schedule.asof && !isClosed(risk),
  }
}
