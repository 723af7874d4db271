import type { Risk } from '../../plan/model/plan'
import { formatDay } from '../../time/day'
import { exposureOf } from '../exposure'
import { money, owner, percent, plain, present, refs, type CardContext, type Fact } from './context'

/** How much a risk threatens, and what is done about it. */
export function riskFacts(context: CardContext, risk: Risk): readonly Fact[] {
  const { analysis } = context
  const { probability, level, days, cost } = exposureOf(analysis, risk)
  const { response, mitigation, contingency, trigger, status, review, category, tasks = [] } = risk.values
  const overdue = review !== undefined && review < analysis.schedule.asof && status !== 'closed'
  return present([
    ['Level', `**${level}**${probability === undefined ? '' : ` · probability ${percent(probability)}`}`],
    ['Status', `${plain(status ?? 'open')}${response === undefined ? '' : ` · ${plain(response)}`}`],
    ['Category', category !== undefined && plain(category)],
    ['Expected delay', days !== undefined && `${Math.round(days * 10) / 10} days`],
    ['Expected cost', cost !== undefined && money(context, Math.round(cost))],
    ['Threatens', refs(context, tasks)],
    ['Trigger', trigger !== undefined && plain(trigger)],
    ['Mitigation', mitigation !== undefined && plain(mitigation)],
    ['Contingency', contingency !== undefined && plain(contingency)],
    ['Review', review && `${formatDay(review)}${overdue ? ' · **overdue**' : ''}`],
    ['Owner', owner(context, risk)],
  ])
}
