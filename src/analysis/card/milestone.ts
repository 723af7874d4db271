import type { Milestone } from '../../plan/model/plan'
import { formatDay, lastDayOf } from '../../time/day'
import { moneyBy } from '../costs'
import { outlineOf } from '../outline'
import { inDays } from '../words'
import { costLine, owner, percent, present, refs, type CardContext, type Fact } from './context'
import { namedBy, successorsOf } from './task'
import { firstReason } from './why'

/** What was promised, what is computed, and what it waits for. */
export function milestoneFacts(context: CardContext, milestone: Milestone): readonly Fact[] {
  const { analysis } = context
  const scheduled = analysis.schedule.milestones.get(milestone.id)
  const { due, reached, after = [], criteria = [] } = milestone.values
  return present([
    ['Due', due && formatDay(due.day)],
    reached ? ['Reached', formatDay(reached.day)] : ['Computed', computedLine(context, milestone)],
    ['Why then', firstReason(context, milestone.id)],
    ['Progress', scheduled && percent(scheduled.progress)],
    ['Cost', costLine(context, moneyBy(analysis, 'milestone').get(milestone.id))],
    ['Owner', owner(context, milestone)],
    ['Tasks', refs(context, outlineOf(analysis).outermost(milestone.id).map(({ id }) => id))],
    ['After', refs(context, after.map(({ on }) => on))],
    ['Before', refs(context, successorsOf(context, milestone.id))],
    ['Criteria', refs(context, criteria)],
    ['Risks', refs(context, namedBy(context, milestone.id, 'risks'))],
  ])
}

function computedLine({ analysis: { schedule } }: CardContext, { id }: Milestone): string | undefined {
  const scheduled = schedule.milestones.get(id)
  if (!scheduled) return undefined
  const { dueFloat, late } = scheduled
  const margin = dueFloat === undefined ? '' : late ? ` · **${inDays(-dueFloat, schedule.calendar)} late**` : dueFloat === 0 ? ' · just in time' : ` · ${inDays(dueFloat, schedule.calendar)} to spare`
  return `${formatDay(lastDayOf(scheduled.at))}${margin}`
}
