import { formatDay, lastDayOf } from '../../time/day'
import { inDays } from '../words'
import { atField, driversOf, type Finding } from './finding'

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
      const { driven, related } = driversOf({ plan, schedule }, id)
      // A holiday may be all that lies between.
      const by = dueFloat < 0 ? `${inDays(-dueFloat, schedule.calendar)} after` : 'after'
      const message = `${id} is computed for ${formatDay(lastDayOf(at))}, ${by} its due date.${driven}`
      return [atField(lateMilestone.rule, item, 'due', { message, related })]
    }),
}
