import type { Plan } from '../../plan/model/plan'
import type { When } from '../../plan/model/values'
import { isBefore, pointAt } from '../../time/axis'
import { dayOf, minuteAt, type Minute } from '../../time/day'
import { calendarsOf } from '../calendars'
import { startFrom } from '../pace'
import { workOf } from '../work'
import type { Levelled } from './levelPlan'

/**
 * What to write as `earliest` so that the plan has the levelled dates without levelling: a day where that is enough, or else a moment.
 * Started work is left out: its rest takes no notice of such a date.
 */
export function earliestDates(plan: Plan, { holds, schedule }: Levelled): ReadonlyMap<string, When> {
  const calendars = calendarsOf(plan)
  const isFirstOfDay = (id: string, start: Minute): boolean => {
    const { pace, left } = workOf(plan, plan.tasks.get(id)!, calendars)
    const morning = startFrom(pace, pointAt(calendars.axis, minuteAt(dayOf(start))), left)
    return !isBefore(calendars.axis, morning, pointAt(calendars.axis, start))
  }
  const dates = new Map<string, When>()
  for (const id of holds.keys()) {
    const start = schedule.tasks.get(id)?.start
    if (start === undefined || plan.tasks.get(id)?.values.started) continue
    dates.set(id, isFirstOfDay(id, start) ? { day: dayOf(start) } : { day: dayOf(start), minute: start })
  }
  return dates
}
