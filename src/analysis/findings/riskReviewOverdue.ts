import { addDays, formatDay } from '../../time/day'
import { setting } from './fixes'
import { atField, type Finding } from './finding'
import { liveRisks } from './risks'

export const riskReviewOverdue: Finding = {
  rule: {
    code: 'plan/risk-review-overdue',
    severity: 'warning',
    docs: 'The day on which an open risk was to be looked at again (`review`) lies before the status date.',
  },
  find: (facts) => {
    const { asof } = facts.schedule
    const next = formatDay(addDays(asof, 14))
    return liveRisks(facts.plan).flatMap((risk) => {
      const { review } = risk.values
      if (review === undefined || asof <= review) return []
      const fixes = [setting(facts, risk, { title: `It was reviewed: look again on ${next}`, key: 'review', value: next })]
      return [atField(riskReviewOverdue.rule, risk, 'review', { message: `${risk.id} was to be reviewed on ${formatDay(review)}.`, fixes })]
    })
  },
}
