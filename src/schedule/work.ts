import { statusKind, type Plan, type Task } from '../plan/model/plan'
import type { When } from '../plan/model/values'
import type { Track } from '../time/axis'
import { endOfDay, startOfDay, workBetween, type WorkingCalendar } from '../time/calendar'
import { addDays, minuteAt, type Minute } from '../time/day'
import { elapsedMinutes, workingMinutes, type Duration } from '../time/duration'
import { minutesOf, type Calendars } from './calendars'
import type { Member, Pace } from './pace'

/** All that decides a task's dates besides its links. */
export interface Work {
  readonly pace: Pace
  /** The whole estimate, in the pace's measure. */
  readonly amount: number
  /** What of it is left, in the pace's measure; 0 when complete. */
  readonly left: number
  /** The estimate in minutes of effort, or of duration: the weight in roll-ups. */
  readonly minutes: number
  readonly progress: number
  /** `complete`: only facts. `started`: the start is a fact, what is left is not. */
  readonly state: 'open' | 'started' | 'complete'
  readonly done: boolean
  readonly started: Minute | undefined
  readonly finished: Minute | undefined
  readonly earliest: Minute | undefined
  /** When what is left of a started task goes on, at the earliest. */
  readonly resume: Minute | undefined
  /** The last moment that `latest` allows: the end of a day. */
  readonly latest: Minute | undefined
  /** The last moment at which `maxstart` allows a start: the last minute of a day. */
  readonly maxStart: Minute | undefined
  /** The end of the day, or the moment, before which `minfinish` allows no finish. */
  readonly minFinish: Minute | undefined
  readonly mustStart: Minute | undefined
  readonly mustFinish: Minute | undefined
  readonly alap: boolean
}

export function workOf(plan: Plan, task: Task, calendars: Calendars): Work {
  const { values } = task
  const measure = measureOf(plan, task, calendars)
  const done = statusKind(plan, task) === 'done'
  const share = remainingShare(task, measure, done)
  const { calendar } = measure.pace
  const complete = done || share === 0
  return {
    pace: measure.pace,
    amount: measure.amount,
    minutes: measure.minutes,
    left: complete ? 0 : roundFor(measure.pace, measure.amount * share),
    progress: Math.min(1, Math.max(0, 1 - share)),
    state: complete ? 'complete' : values.started ? 'started' : 'open',
    done,
    started: values.started && firstMomentOf(values.started, calendar),
    finished: values.finished && lastMomentOf(values.finished, calendar),
    earliest: values.earliest && beginningOf(values.earliest),
    resume: values.resume && beginningOf(values.resume),
    latest: values.latest && endOf(values.latest),
    maxStart: values.maxstart && lastMinuteOf(values.maxstart),
    minFinish: values.minfinish && endOf(values.minfinish),
    mustStart: values.start && beginningOf(values.start),
    mustFinish: values.finish && endOf(values.finish),
    alap: values.alap === true,
  }
}

/** Where a day or moment begins. */
export const beginningOf = (when: When): Minute => when.minute ?? minuteAt(when.day)

/** Where a day or moment ends. */
export const endOf = (when: When): Minute => when.minute ?? minuteAt(addDays(when.day, 1))

/** The last minute in which something may begin that is to begin on a day, or by a moment. */
export const lastMinuteOf = (when: When): Minute => when.minute ?? ((endOf(when) - 1) as Minute)

/** When work that began on a day began, as far as is known. */
const firstMomentOf = (when: When, calendar: WorkingCalendar): Minute => when.minute ?? startOfDay(calendar, when.day)

/** When what ended on a day ended, as far as is known. */
export const lastMomentOf = (when: When, calendar: WorkingCalendar): Minute =>
  when.minute ?? endOfDay(calendar, when.day)

type Measure = Pick<Work, 'pace' | 'amount' | 'minutes'>

/** A duration beats an effort, which beats the days from `start` to `finish`; without any of them it is one day. */
function measureOf(plan: Plan, task: Task, calendars: Calendars): Measure {
  const { effort, duration, start, finish } = task.values
  const calendar = calendars.ofTask(task.values)
  const pace = paceBy(calendars, calendar)
  if (duration) return durationMeasure(duration.likely, pace)
  if (effort) return effortMeasure(workingMinutes(effort.likely, calendar), paceOfPeople(plan, task, calendars))
  const span = start && finish ? workBetween(calendar, beginningOf(start), endOf(finish)) : calendar.minutesPerDay
  const minutes = Math.round(Math.max(0, span))
  return { pace, amount: minutes, minutes }
}

const paceBy = (calendars: Calendars, calendar: WorkingCalendar): Pace =>
  ({ kind: 'calendar', calendar, track: calendars.trackOf(calendar) })

function durationMeasure(duration: Duration, { calendar, track }: Pace): Measure {
  const minutes = minutesOf(duration, calendar)
  const pace: Pace = { kind: duration.elapsed ? 'elapsed' : 'calendar', calendar, track }
  return { pace, amount: Math.round(duration.elapsed ? elapsedMinutes(duration) : minutes), minutes }
}

function effortMeasure(minutes: number, { pace, rate }: RatedPace): Measure {
  return { pace, amount: roundFor(pace, minutes / rate), minutes }
}

/** A crew's minutes are effort, which need not be whole; all other amounts are minutes of a clock. */
const roundFor = (pace: Pace, amount: number): number => (pace.kind === 'crew' ? amount : Math.round(amount))

interface RatedPace {
  readonly pace: Pace
  /** Minutes of effort in one unit of the pace's measure. */
  readonly rate: number
}

/** People with the same hours work as one; equipment does no work, but nobody works without it; nobody assigned counts as one person. */
function paceOfPeople(plan: Plan, task: Task, calendars: Calendars): RatedPace {
  const calendar = calendars.ofTask(task.values)
  const members = membersOf(plan, task, calendars)
  const [first] = members
  if (!first) return { pace: paceBy(calendars, calendar), rate: 1 }
  if (members.length === 1) return { pace: paceBy(calendars, first.track.calendar), rate: first.rate }
  return { pace: { kind: 'crew', calendar, track: calendars.trackOf(calendar), members }, rate: 1 }
}

/** Who can never use the equipment does nothing, unless nobody ever can: then all work as if there were none. */
function membersOf(plan: Plan, { values }: Task, calendars: Calendars): readonly Member[] {
  const { assign, calendar: name } = values
  const own = (who: string): WorkingCalendar => calendars.ofPerson(who, name)
  const members = membersBy(plan, values, calendars, (who) => calendars.withEquipment(own(who), assign))
  return 0 < members.length ? members : membersBy(plan, values, calendars, own)
}

function membersBy(plan: Plan, { assign = [] }: Task['values'], calendars: Calendars, calendarOf: (who: string) => WorkingCalendar | undefined): readonly Member[] {
  const members: Member[] = []
  const places = new Map<Track, number>()
  for (const { who, units } of assign) {
    const person = plan.people.get(who)?.values
    const rate = units * (person?.capacity ?? 1) * (person?.efficiency ?? 1)
    const calendar = person && 0 < rate ? calendarOf(who) : undefined
    if (!calendar) continue
    const track = calendars.trackOf(calendar)
    const member = { calendar, track, rate }
    if (assign.length === 1) return [member]
    const alike = places.get(track)
    if (alike === undefined) places.set(track, members.push(member) - 1)
    else members[alike] = { ...member, rate: members[alike]!.rate + rate }
  }
  return members
}

/** From 0 to 1, or more when more is left than was estimated. `remaining` beats `progress`. */
function remainingShare(task: Task, { pace, amount, minutes }: Measure, done: boolean): number {
  const { remaining, progress = 0 } = task.values
  if (done) return 0
  if (!remaining) return 1 - progress
  if (remaining.elapsed && pace.kind === 'elapsed') return amount === 0 ? 0 : elapsedMinutes(remaining) / amount
  return minutes === 0 ? 0 : minutesOf(remaining, pace.calendar) / minutes
}
