import { formatDay, lastDayOf } from '../../time/day'
import { drivingChain } from '../../schedule/schedule'
import { inDays } from '../words'
import { atField, named, relatedField, type Finding } from './finding'

const longestChain = 6

export const lateMilestone: Finding = {
  rule: {
    code: 'plan/late-milestone',
    severity: 'warning',
    docs: 'A milestone is computed after its promised date (`due`). The message names the tasks that drive it: shortening others changes nothing.',
  },
  find: ({ plan, schedule }) =>
    [...schedule.milestones].flatMap(([id, { at, late, dueFloat = 0, reached }]) => {
      const item = plan.milestones.get(id)
      if (!item || !late || reached) return []
      const chain = drivingChain(schedule, id).slice(0, -1).slice(-longestChain)
      const driven = chain.length === 0 ? '' : ` It is driven by ${chain.map((each) => named(plan, each)).join(' → ')}.`
      // A holiday may be all that lies between.
      const by = dueFloat < 0 ? `${inDays(-dueFloat, schedule.calendar)} after` : 'after'
      const message = `${id} is computed for ${formatDay(lastDayOf(at))}, ${by} its due date.${driven}`
      const related = chain.flatMap((each) => {
        const task = plan.items.get(each)
        return task ? [relatedField(task, '', `${each} drives it`)] : []
      })
      return [atField(lateMilestone.rule, item, 'due', { message, related })]
    }),
}
