import { lagText } from '../../plan/model/link'
import { statusKind, type Task } from '../../plan/model/plan'
import { workBetween } from '../../time/calendar'
import { formatDay, minuteAt } from '../../time/day'
import { chainOf } from '../blockers'
import { inDays } from '../words'
import { atField, type Facts, type Finding } from './finding'
import { leavesOf } from './tasks'

export const lateStart: Finding = {
  rule: {
    code: 'plan/late-start',
    severity: 'information',
    docs: 'A task on the critical path, or one with a date of its own, could have begun at least a day before the status date, and has not: each day that it waits moves what follows.',
  },
  find: (facts) =>
    leavesOf(facts).open.flatMap((task) => {
      const late = lostWork(facts, task)
      if (late < facts.schedule.calendar.minutesPerDay) return []
      const message = `${task.id} could have begun ${inDays(late, facts.schedule.calendar)} before the status date, ${formatDay(facts.schedule.asof)}, and has not.`
      return [atField(lateStart.rule, task, 'earliest', { message })]
    }),
}

/** Working minutes for which a task could have been under way; 0 for one that is, or that may wait. */
function lostWork({ plan, schedule }: Facts, task: Task): number {
  const scheduled = schedule.tasks.get(task.id)
  const { started, earliest } = task.values
  if (scheduled?.driver.kind !== 'asof' || started || statusKind(plan, task) !== 'todo') return 0
  if (!scheduled.critical && !earliest) return 0
  const bounds = [plan.project.start, ...chainOf(plan, task).map(({ values }) => values.earliest?.day)].map((day) => (day === undefined ? -Infinity : minuteAt(day)))
  const links = chainOf(plan, task).flatMap(({ values }) => values.after ?? [])
  // What a lag or a link of another type allows is not guessed.
  if (links.some((link) => link.type !== 'FS' || lagText(link) !== '')) return 0
  const ends = links.map(({ on }) => schedule.tasks.get(on)?.finish ?? schedule.milestones.get(on)?.at ?? -Infinity)
  const ready = Math.max(...bounds, ...ends)
  return ready === -Infinity ? 0 : workBetween(schedule.calendar, ready as typeof scheduled.start, minuteAt(schedule.asof))
}
