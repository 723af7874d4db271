import { itemsIn } from '../../plan/model/edited'
import type { Day } from '../../time/day'
import { formatDay } from '../../time/day'
import { isOpenIssue } from '../blockers'
import { atField, type Finding } from './finding'

export const overdueIssue: Finding = {
  rule: {
    code: 'plan/overdue-issue',
    severity: 'warning',
    docs: 'An open issue was to be mended (`due`) before the status date.',
  },
  find: ({ plan, schedule }) =>
    itemsIn(plan, 'issues').flatMap((item) => {
      const { due } = item.values as { due?: Day }
      if (due === undefined || schedule.asof <= due || !isOpenIssue(item)) return []
      return [atField(overdueIssue.rule, item, 'due', { message: `${item.id} was to be mended by ${formatDay(due)}.` })]
    }),
}
