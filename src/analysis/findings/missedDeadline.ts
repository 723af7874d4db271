import { formatDay, lastDayOf } from '../../time/day'
import type { Rule } from '../../plan/checks/problem'
import { inDays } from '../words'
import { atField, type Finding } from './finding'

export const missedDeadlineRule: Rule = {
  code: 'plan/missed-deadline',
  severity: 'warning',
  docs: 'A task is computed to finish after its deadline (`due`). A deadline never moves a task: make it start earlier, smaller, or shared by more people, or agree on another date.',
}

export const findMissedDeadlines: Finding = (plan, schedule) =>
  schedule.missedDeadlines.flatMap(({ task, finish, by, done }) => {
    const item = plan.tasks.get(task)
    if (!item || done) return []
    const late = inDays(by, schedule.calendar)
    return [atField(missedDeadlineRule, item, 'due', `${task} is computed to finish on ${formatDay(lastDayOf(finish))}, ${late} after its deadline.`)]
  })
