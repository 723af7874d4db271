import { formatDay, lastDayOf } from '../../time/day'
import type { Rule } from '../../plan/checks/problem'
import { drivingChain } from '../../schedule/schedule'
import { inDays } from '../words'
import { atField, named, type Finding } from './finding'

export const lateMilestoneRule: Rule = {
  code: 'plan/late-milestone',
  severity: 'warning',
  docs: 'A milestone is computed after its promised date (`due`). The message names the tasks that drive it: shortening others changes nothing.',
}

const longestChain = 6

export const findLateMilestones: Finding = (plan, schedule) =>
  [...schedule.milestones].flatMap(([id, { at, late, dueFloat = 0, reached }]) => {
    const item = plan.milestones.get(id)
    if (!item || !late || reached) return []
    const chain = drivingChain(schedule, id).slice(0, -1).slice(-longestChain)
    const driven = chain.length === 0 ? '' : ` It is driven by ${chain.map((each) => named(plan, each)).join(' → ')}.`
    // A holiday may be all that lies between.
    const by = dueFloat < 0 ? `${inDays(-dueFloat, schedule.calendar)} after` : 'after'
    const message = `${id} is computed for ${formatDay(lastDayOf(at))}, ${by} its due date.${driven}`
    return [atField(lateMilestoneRule, item, 'due', message)]
  })
