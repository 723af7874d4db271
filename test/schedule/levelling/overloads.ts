import { statusKind, type Plan, type Task } from '../../../src/plan/model/plan'
import { calendarsOf } from '../../../src/schedule/calendars'
import { resourceOf } from '../../../src/schedule/levelling/resources'
import { startOf } from '../../../src/schedule/pace'
import type { Schedule, Scheduled } from '../../../src/schedule/schedule'
import { workOf } from '../../../src/schedule/work'
import { minuteOf, pointAt } from '../../../src/time/axis'
import { isWorking } from '../../../src/time/calendar'
import { formatMoment, minuteAt, type Minute } from '../../../src/time/day'

function resumeOf(plan: Plan, task: Task, { finish }: Scheduled): Minute {
  const calendars = calendarsOf(plan)
  const { pace, left } = workOf(plan, task, calendars)
  return minuteOf(calendars.axis, startOf(pace, pointAt(calendars.axis, finish), left))
}

/** Every moment at which something is used beyond what there is, by looking at each minute by itself. */
export function overloads(plan: Plan, { tasks, asof }: Schedule, excused = true): string[] {
  const calendars = calendarsOf(plan)
  const found: string[] = []
  for (const id of [...plan.people.keys(), ...plan.equipment.keys()]) {
    const resource = resourceOf(plan, calendars, id)!
    const uses = [...plan.tasks.values()].filter((task) => task.children.length === 0 && tasks.has(task.id) && statusKind(plan, task) !== 'done' && tasks.get(task.id)!.progress < 1)
      .flatMap((task) => (task.values.assign ?? []).filter(({ who }) => who === id).map(({ units }) => ({ task, units: Math.min(units, resource.capacity), ...tasks.get(task.id)!, start: task.values.started ? resumeOf(plan, task, tasks.get(task.id)!) : tasks.get(task.id)!.start })))
    const last = Math.max(...uses.map(({ finish }) => finish))
    for (let at = minuteAt(asof); at < last; at++) {
      const now = uses.filter(({ start, finish }) => start <= at && at < finish)
      if (now.length < 2 || !isWorking(resource.calendar, at)) continue
      const sum = now.reduce((total, { units }) => total + units, 0)
      // What is left of started work moves with what it waits for, and may be held then.
      const isFree = ({ task: { values }, driver }: (typeof now)[number]) => !values.start && !values.finish && (!values.started || driver.kind === 'link' || driver.kind === 'busy')
      const isExcused = excused && !now.some(isFree)
      if (resource.capacity + 1e-6 < sum && !isExcused) found.push(`${formatMoment(at as Minute)} ${id} ${sum} ${now.map(({ task }) => task.id).join(' ')}`)
    }
  }
  return found
}
