import { formatText } from '../../plan/edit/format'
import type { WrittenField } from '../../plan/edit/setField'
import { addWork, startAt, type WorkingCalendar } from '../../time/calendar'
import { minuteAt, type Minute } from '../../time/day'
import { written, writtenList, writtenText, type WrittenItem } from '../planText'
import { writtenFinished, writtenFrom, writtenMinutes, writtenPercent, writtenStarted, writtenUntil } from './amounts'
import type { Frame } from './frame'
import type { Import, OutlineTask } from './import'
import { writtenLinks } from './links'
import { crewOf, measureOf, type Crew, type Measure } from './measure'

/** A task with all below it; milestones are written apart. */
export function writtenTask(into: Import, task: OutlineTask): WrittenItem {
  const children = task.children.filter(({ isMoment }) => !isMoment).map((child) => writtenTask(into, child))
  return { id: task.id, fields: 0 < task.children.length ? summaryFields(into, task) : leafFields(into, task), children }
}

export function writtenMilestone(into: Import, task: OutlineTask): WrittenItem {
  const calendar = into.calendars.working(into.calendars.project)
  const reached = task.complete === 1 ? (task.actualFinish ?? task.finish) : undefined
  return {
    id: task.id,
    fields: [
      ...titleOf(task),
      ...written('due', task.deadline === undefined ? undefined : writtenUntil(task.deadline, [calendar])),
      ...written('after', writtenAfter(into, task)),
      ...written('reached', reached === undefined ? undefined : writtenFinished(reached, calendar)),
      ...remainder(task),
    ],
  }
}

const titleOf = ({ name }: OutlineTask): readonly WrittenField[] => written('title', name && formatText(oneLine(name)))

const oneLine = (text: string): string => text.replace(/\s+/g, ' ')

const remainder = ({ link, notes }: OutlineTask): readonly WrittenField[] => [
  ...written('links', link && `[${formatText(link, true)}]`),
  ...written('notes', notes && writtenText(notes)),
]

const writtenAfter = (into: Import, task: OutlineTask): string | undefined => {
  const links = writtenLinks(into, task)
  return links.length === 0 ? undefined : `[${links.join(', ')}]`
}

function summaryFields(into: Import, task: OutlineTask): readonly WrittenField[] {
  if (task.isManual) into.remarks.add('manualSummary', task.id)
  if (0 < crewOf(into, task).length) into.remarks.add('summaryWork', task.id)
  if (!task.isActive) into.remarks.add('inactive', task.id)
  const calendar = into.calendars.working(into.calendars.project)
  const { constraint, constraintDate: date, deadline } = task
  return [
    ...titleOf(task),
    ...written('after', writtenAfter(into, task)),
    ...written('earliest', constraint === 'startNoEarlier' && date !== undefined ? writtenFrom(date, [calendar]) : undefined),
    ...written('latest', constraint === 'finishNoLater' && date !== undefined ? writtenUntil(date, [calendar]) : undefined),
    ...written('due', deadline === undefined ? undefined : writtenUntil(deadline, [calendar])),
    ...written('priority', writtenPriority(task)),
    ...remainder(task),
  ]
}

function leafFields(into: Import, task: OutlineTask): readonly WrittenField[] {
  const crew = crewOf(into, task)
  const measure = measureOf(into, task, crew)
  const calendar = into.calendars.working(measure.hours ?? into.calendars.project)
  const workedBy = measure.key === 'duration' || measure.hours ? [calendar] : crew.map(({ person }) => into.calendars.working(person.hours))
  const name = measure.hours && into.calendarName(measure.hours)
  return [
    ...titleOf(task),
    ...written('status', statusOf(into, task)),
    ...written('assign', writtenList(crew.map(writtenAssignment))),
    { key: measure.key, value: writtenMinutes(measure.minutes, task.format, calendar) },
    ...written('after', writtenAfter(into, task)),
    ...constraintFields(into, task, workedBy),
    ...written('due', task.deadline === undefined ? undefined : writtenUntil(task.deadline, workedBy)),
    ...written('calendar', name && formatText(name)),
    ...written('priority', writtenPriority(task)),
    ...progressFields(task, measure, calendar, workedBy.length === 1 ? workedBy[0]! : calendar),
    ...remainder(task),
  ]
}

function statusOf({ remarks }: Import, task: OutlineTask): string | undefined {
  if (!task.isActive) {
    remarks.add('inactive', task.id)
    return 'dropped'
  }
  if (task.complete === 1) return 'done'
  return task.actualStart === undefined && task.complete === 0 ? undefined : 'doing'
}

/** Units are of a whole person in the file, and of what the project gets of them here. */
function writtenAssignment({ person, assignment }: Crew): string {
  const share = Math.min(mostShare, assignment.units / person.capacity)
  return Math.abs(share - 1) < 1e-6 ? person.id : `${person.id} ${writtenPercent(share)}`
}

/** A plan knows no larger share. */
const mostShare = 10_000

const priorities: Readonly<Record<number, string>> = { 250: 'low', 750: 'high', 900: 'critical' }

function writtenPriority({ priority }: OutlineTask): string | undefined {
  const known = Math.min(1000, Math.max(0, Math.round(priority)))
  return known === 500 ? undefined : (priorities[known] ?? String(known))
}

/** What holds an open task besides its links: its own dates when it was planned by hand, or else its constraint. */
function constraintFields(into: Import, task: OutlineTask, workedBy: readonly WorkingCalendar[]): readonly WrittenField[] {
  const { constraint, constraintDate: date, start, remarks } = { ...task, remarks: into.remarks }
  if (task.actualStart !== undefined) return []
  if (task.isManual) return written('start', start === undefined ? undefined : writtenFrom(start, workedBy))
  if (constraint === 'alap') return written('alap', 'true')
  if (0 < task.levellingDelay && start !== undefined) {
    remarks.add('levelling', task.id)
    return written('earliest', writtenFrom(start, workedBy))
  }
  if (constraint === 'asap' && !waits(task) && isTooEarly(into.frame, workedBy)) return written('earliest', writtenFrom(into.frame.floor, workedBy))
  if (constraint === 'asap' || date === undefined) return []
  switch (constraint) {
    case 'mustStart':
      return written('start', writtenFrom(date, workedBy))
    case 'mustFinish':
      return written('finish', writtenUntil(date, workedBy))
    case 'startNoEarlier':
      return written('earliest', writtenFrom(date, workedBy))
    case 'finishNoLater':
      return written('latest', writtenUntil(date, workedBy))
    case 'startNoLater':
      return written('maxstart', writtenFrom(date, workedBy))
    case 'finishNoEarlier':
      return written('minfinish', writtenUntil(date, workedBy))
  }
}

/** Whether somebody works on the first day before the moment at which the project starts, or before its day. */
function isTooEarly(frame: Frame, workedBy: readonly WorkingCalendar[]): frame is Frame & { readonly floor: Minute } {
  const { start, floor } = frame
  return start !== undefined && floor !== undefined && workedBy.some((each) => startAt(each, minuteAt(start)) < startAt(each, floor))
}

/** Whether it, or a summary task around it, has predecessors. */
const waits = ({ predecessors, parent }: OutlineTask): boolean => 0 < predecessors.length || (parent !== undefined && waits(parent))

/** Durations are counted by one calendar, and days begin and end by the other. */
function progressFields(task: OutlineTask, measure: Measure, calendar: WorkingCalendar, daily: WorkingCalendar): readonly WrittenField[] {
  const { actualStart, actualFinish, actualWork, complete, start, finish, format } = task
  if (actualStart === undefined && complete === 0) return []
  const [started, finished] = [actualStart ?? start, complete === 1 ? (actualFinish ?? finish) : undefined]
  const left = complete === 1 ? undefined : remainingOf(task, measure)
  const resume = complete === 1 || started === undefined ? undefined : resumeOf(task, started, daily)
  return [
    ...written('progress', complete === 1 || complete === 0 ? undefined : writtenPercent(complete)),
    ...written('remaining', left === undefined ? undefined : writtenMinutes(left, format, calendar)),
    ...written('started', started === undefined ? undefined : writtenStarted(started, daily)),
    ...written('resume', resume === undefined ? undefined : writtenFrom(resume, [daily])),
    ...written('finished', finished === undefined ? undefined : writtenFinished(finished, daily)),
    ...written('spent', 0 < actualWork ? writtenMinutes(actualWork, { unit: 'h', elapsed: false }, calendar) : undefined),
  ]
}

/** When what is left goes on: not before what is done can have taken its time, even where some of those at work go on sooner. */
function resumeOf({ resume, duration = 0, remaining = duration, format }: OutlineTask, started: Minute, daily: WorkingCalendar): Minute | undefined {
  const done = Math.round(Math.max(0, duration - remaining))
  const least = format.elapsed ? ((started + done) as Minute) : startAt(daily, addWork(daily, started, done))
  const found = Math.max(resume ?? started, least) as Minute
  return started < found ? found : undefined
}

/** What is left, when the percentage does not say it: that is rounded to whole percent. */
function remainingOf({ complete, remaining, duration }: OutlineTask, { minutes }: Measure): number | undefined {
  if (remaining === undefined || duration === undefined || duration === 0) return undefined
  return Math.abs(duration * (1 - complete) - remaining) < 0.5 ? undefined : (remaining / duration) * minutes
}
