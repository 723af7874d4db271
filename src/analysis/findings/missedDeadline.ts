import { formatDay, lastDayOf } from '../../time/day'
import { isDueBeforeStart } from '../../plan/checks/dueBeforeStart'
import { inDays } from '../words'
import { atField, driversOf, type Finding } from './finding'

export const missedDeadline: Finding = {
  rule: {
    code: 'plan/missed-deadline',
    severity: 'warning',
    docs: 'A task is computed to finish after its deadline (`due`). A deadline never moves a task: make it start earlier, smaller, or shared by more people, or agree on another date.',
  },
  find: ({ plan, schedule }) =>
    schedule.missedDeadlines.flatMap(({ task, finish, by, done }) => {
      const item = plan.tasks.get(task)
      // A deadline that lies before the task's own dates is told of as that.
      if (!item || done || isDueBeforeStart(item.values)) return []
      const late = inDays(by, schedule.calendar)
      const { driven, related } = driversOf({ plan, schedule }, task)
      const message = `${task} is computed to finish on ${formatDay(lastDayOf(finish))}, ${late} after its deadline.${driven}`
      return [atField(missedDeadline.rule, item, 'due', { message, related })]
    }),
}
