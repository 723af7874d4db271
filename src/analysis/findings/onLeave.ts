import { calendarsIn } from '../daysOffBetween'
import type { Problem } from '../../plan/checks/problem'
import type { Task } from '../../plan/model/plan'
import { workBetween } from '../../time/calendar'
import { addDays, dayOf, formatDay, lastDayOf, minuteAt, type Day, type DayRange } from '../../time/day'
import { personName } from '../words'
import { atReference, relatedField, type Facts, type Finding } from './finding'
import { leavesOf, peopleOf } from './tasks'

export const onLeave: Finding = {
  rule: {
    code: 'plan/on-leave',
    severity: 'warning',
    docs: 'A person is on leave while a task of fixed `duration` goes on. Such a task takes its time whoever is there: give it an `effort` to let the schedule go round the leave, assign somebody else, or move it.',
  },
  find: (facts) => leavesOf(facts).open.flatMap((task) => (task.values.duration ? peopleOf(facts.plan, task).flatMap((who) => problemOf(facts, task, who)) : [])),
}

function problemOf(facts: Facts, task: Task, who: string): readonly Problem[] {
  const person = facts.plan.people.get(who)
  const missed = (person?.values.leave ?? []).flatMap((leave) => missedOf(facts, task, { who, leave }) ?? [])
  const [first] = missed
  if (!person || !first) return []
  const message = `${personName(facts.plan, who)} is on leave while ${task.id} goes on: ${missed.map(written).join(', ')}.`
  return [atReference(onLeave.rule, task, who, { message, related: [relatedField(person, 'leave', 'The leave')] })]
}

/** The part of a leave in which a task needs somebody; undefined when there is no working day in it. */
function missedOf({ plan, schedule }: Facts, task: Task, { who, leave }: { who: string; leave: DayRange }): DayRange | undefined {
  const scheduled = schedule.tasks.get(task.id)
  if (!scheduled || scheduled.start === scheduled.finish) return undefined
  const from = Math.max(leave.from, dayOf(scheduled.start), schedule.asof) as Day
  const to = Math.min(leave.to, lastDayOf(scheduled.finish)) as Day
  const calendar = calendarsIn(plan).named(task.values.calendar ?? plan.people.get(who)?.values.calendar)
  return from <= to && 0 < workBetween(calendar, minuteAt(from), minuteAt(addDays(to, 1))) ? { from, to } : undefined
}

const written = ({ from, to }: DayRange): string => (from === to ? formatDay(from) : `${formatDay(from)} to ${formatDay(to)}`)
