import { calendarsIn } from '../daysOffBetween'
import type { Task } from '../../plan/model/plan'
import { startAt, finishAt, isWorkingDay, type WorkingCalendar } from '../../time/calendar'
import { addDays, dayOf, formatDay, lastDayOf, minuteAt, type Day } from '../../time/day'
import { atField, type Facts, type Finding } from './finding'
import { setting } from './fixes'
import { leavesOf, peopleOf } from './tasks'

export const dayOff: Finding = {
  rule: {
    code: 'plan/day-off',
    severity: 'warning',
    docs: 'A task must start or finish (`start`, `finish`) on a day on which nobody who is assigned works: a weekend, a holiday or leave. The nearest working day is offered.',
  },
  find: (facts) =>
    leavesOf(facts).open.flatMap((task) => {
      const { start, finish } = task.values
      return [...(start ? problemOf(facts, task, ['start', start.day]) : []), ...(finish ? problemOf(facts, task, ['finish', finish.day]) : [])]
    }),
}

function problemOf(facts: Facts, task: Task, [key, day]: readonly ['start' | 'finish', Day]) {
  const calendars = calendarsOf(facts, task)
  if (calendars.some((calendar) => !calendar.hasWork || isWorkingDay(calendar, day))) return []
  const nearest = calendars.map((calendar) => (key === 'start' ? dayOf(startAt(calendar, minuteAt(day))) : lastDayOf(finishAt(calendar, minuteAt(addDays(day, 1))))))
  const best = formatDay((key === 'start' ? Math.min(...nearest) : Math.max(...nearest)) as Day)
  const who = 0 < peopleOf(facts.plan, task).length ? 'for everybody assigned' : 'in its calendar'
  const message = `${task.id} must ${key} on ${formatDay(day)}, which is a day off ${who}.`
  return [atField(dayOff.rule, task, key, { message, fixes: [setting(facts, task, { title: `Write ${best}, the nearest working day`, key, value: best })] })]
}

function calendarsOf({ plan }: Facts, task: Task): readonly WorkingCalendar[] {
  const calendars = calendarsIn(plan)
  const people = peopleOf(plan, task)
  return people.length === 0 ? [calendars.named(task.values.calendar)] : people.map((id) => calendars.ofPerson(id, task.values.calendar))
}
