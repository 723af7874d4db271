import { formatDay, lastDayOf } from '../../time/day'
import { setting } from './fixes'
import { atField, type Finding } from './finding'

export const unmarkedMilestone: Finding = {
  rule: {
    code: 'plan/unmarked-milestone',
    severity: 'information',
    docs: 'Everything that a milestone needs is done, but nothing says that it was `reached`.',
  },
  find: (facts) =>
    [...facts.schedule.milestones].flatMap(([id, { at, progress, reached }]) => {
      const milestone = facts.plan.milestones.get(id)
      if (!milestone || reached || progress < 1) return []
      const day = formatDay(Math.min(lastDayOf(at), facts.schedule.asof) as typeof facts.schedule.asof)
      const fixes = [setting(facts, milestone, { title: `Write \`reached: ${day}\``, key: 'reached', value: day })]
      return [atField(unmarkedMilestone.rule, milestone, '', { message: `All that ${id} needs is done: was it reached?`, fixes })]
    }),
}
