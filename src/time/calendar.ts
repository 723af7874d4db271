import { dayOf, minuteAt, minutesPerDay, weekdayOf, type Day, type DayRange, type Minute } from './day'
import type { DayLength } from './duration'
import { exceptionsOf, type ExceptionDays, type Exceptions } from './exceptions'
import { firstMinuteWith, lastMinuteWith, lengthOf, mergeShifts, shiftsOfLength, workBefore, type Shift } from './shifts'

/** What a working calendar is made of; whatever is left out is as in the default calendar. */
export interface CalendarSpec extends ExceptionDays {
  /** The working days of a week, 0 being Monday. */
  readonly week?: readonly number[]
  /** The hours of a working day; from `day` when left out. */
  readonly hours?: readonly Shift[]
  /** Minutes of work in a duration of one day; the sum of `hours` when left out. */
  readonly day?: number
}

/**
 * When work is done. Working time is a function W of wall-clock time: the minutes worked since a fixed day, which
 * rises within working hours and rests outside of them. All questions are answered from W and its two inverses in
 * O(log exceptions), however far apart the days are.
 */
export interface WorkingCalendar extends DayLength {
  readonly spec: CalendarSpec
  /** The calendar that this one is but for leave. */
  readonly base: WorkingCalendar | undefined
  /** The hours of every working day, sorted and apart. */
  readonly shifts: readonly Shift[]
  /** Minutes that are worked on a working day. Unlike `minutesPerDay`, which only converts durations. */
  readonly workPerDay: number
  /** False when nobody ever works by it. All questions have answers even then, at the borders of time. */
  readonly hasWork: boolean
  /** For each weekday, the working days of the week before it; the last entry is the number of working days. */
  readonly weekBefore: readonly number[]
  /** The weekdays that are worked, 0 being Monday. */
  readonly weekdays: readonly number[]
  readonly exceptions: Exceptions
  /** For each exception, the working days before it, as `workdaysBefore` counts. */
  readonly before: Float64Array
  /** For each exception, what to add to the count by weeks for days behind it. */
  readonly offset: Float64Array
}

/** No date leaves these borders, whatever is added to it: the years 1000 and 9999. */
export const firstMinute = minuteAt((Date.UTC(1000, 0, 1) / 86_400_000) as Day)
export const lastMinute = minuteAt((Date.UTC(9999, 11, 31) / 86_400_000) as Day)

const mondayToFriday = [0, 1, 2, 3, 4]
const standardDay = 480

/** Builds a calendar. Never fails: ask `hasWork`. */
export const createCalendar = (spec: CalendarSpec = {}): WorkingCalendar => build(spec, undefined)

function build(spec: CalendarSpec, base: WorkingCalendar | undefined): WorkingCalendar {
  const written = mergeShifts(spec.hours ?? [])
  const day = spec.day !== undefined && 0 < spec.day ? spec.day : undefined
  const shifts = 0 < written.length ? written : shiftsOfLength(day ?? standardDay)
  const weekdays = [...new Set(spec.week ?? mondayToFriday)].filter((each) => 0 <= each && each < 7).sort()
  const weekBefore = [0, 1, 2, 3, 4, 5, 6, 7].map((weekday) => weekdays.filter((each) => each < weekday).length)
  const exceptions = exceptionsOf(spec)
  return {
    spec, base, shifts, weekdays, weekBefore, exceptions,
    minutesPerDay: day ?? lengthOf(shifts),
    daysPerWeek: weekdays.length || 7,
    workPerDay: lengthOf(shifts),
    hasWork: 0 < weekdays.length || exceptions.worked.includes(1),
    ...countExceptions(weekBefore, exceptions),
  }
}

/** Monday to Friday, 08:00-12:00 and 13:00-17:00. */
export const defaultCalendar: WorkingCalendar = createCalendar()

/** The same calendar with more days off, which beat all else that it says of them. */
export const withLeave = (calendar: WorkingCalendar, leave: readonly DayRange[]): WorkingCalendar =>
  leave.length === 0 ? calendar : build({ ...calendar.spec, leave: [...(calendar.spec.leave ?? []), ...leave] }, calendar)

/** W: minutes worked before a moment, counted from a fixed day; negative before that day. */
export function workUntil(calendar: WorkingCalendar, moment: Minute): number {
  const day = dayOf(moment)
  const found = lastAtMost(calendar.exceptions.from, day)
  const days = calendar.workPerDay * workdaysBefore(calendar, day, found)
  return isWorkday(calendar, day, found) ? days + workBefore(calendar.shifts, moment - day * minutesPerDay) : days
}

/** The first moment at which that much work is behind: where work that takes up to there finishes. */
export function firstAt(calendar: WorkingCalendar, work: number): Minute {
  const workday = Math.ceil(work / calendar.workPerDay) - 1
  const day = nthWorkday(calendar, workday)
  return within(day * minutesPerDay + firstMinuteWith(calendar.shifts, work - workday * calendar.workPerDay))
}

/** The last moment at which no more work is behind: where the work after it starts. */
export function lastAt(calendar: WorkingCalendar, work: number): Minute {
  const workday = Math.floor(work / calendar.workPerDay)
  const day = nthWorkday(calendar, workday)
  return within(day * minutesPerDay + lastMinuteWith(calendar.shifts, work - workday * calendar.workPerDay))
}

/** The first moment of work at or after a moment. */
export const startAt = (calendar: WorkingCalendar, moment: Minute): Minute =>
  lastAt(calendar, workUntil(calendar, moment))

/** The end of the last work at or before a moment. */
export const finishAt = (calendar: WorkingCalendar, moment: Minute): Minute =>
  firstAt(calendar, workUntil(calendar, moment))

/** Where work of some minutes that starts at a moment finishes; with negative minutes, where it started that ends there. */
export const addWork = (calendar: WorkingCalendar, moment: Minute, minutes: number): Minute =>
  minutes < 0
    ? lastAt(calendar, workUntil(calendar, moment) + minutes)
    : firstAt(calendar, workUntil(calendar, moment) + minutes)

/** Minutes of work between two moments; negative when the second comes first. */
export const workBetween = (calendar: WorkingCalendar, from: Minute, to: Minute): number =>
  workUntil(calendar, to) - workUntil(calendar, from)

/** True when the minute that begins at a moment is worked. */
export const isWorking = (calendar: WorkingCalendar, moment: Minute): boolean =>
  workBetween(calendar, moment, (moment + 1) as Minute) === 1

/** True within working hours and at both of their ends. */
export const touchesWork = (calendar: WorkingCalendar, moment: Minute): boolean =>
  isWorking(calendar, moment) || isWorking(calendar, (moment - 1) as Minute)

export const isWorkingDay = (calendar: WorkingCalendar, day: Day): boolean =>
  isWorkday(calendar, day, lastAtMost(calendar.exceptions.from, day))

/** The first minute of the usual hours of a day, be it a working day or not. */
export const startOfDay = (calendar: WorkingCalendar, day: Day): Minute => minuteAt(day, calendar.shifts[0]?.from)

/** The end of the usual hours of a day, be it a working day or not. */
export const endOfDay = (calendar: WorkingCalendar, day: Day): Minute => minuteAt(day, calendar.shifts.at(-1)?.to)

/** The days off from one day to another, both included, as stretches in order. */
export function daysOff(calendar: WorkingCalendar, from: Day, to: Day): readonly DayRange[] {
  const stretches: { from: Day; to: Day }[] = []
  const last = Math.min(to, dayOf(lastMinute))
  for (let day = Math.max(from, dayOf(firstMinute)) as Day; day <= last; day++) {
    if (isWorkingDay(calendar, day as Day)) continue
    const open = stretches.at(-1)
    if (open && open.to === day - 1) open.to = day as Day
    else stretches.push({ from: day as Day, to: day as Day })
  }
  return stretches
}

const within = (minute: number): Minute => Math.min(Math.max(minute, firstMinute), lastMinute) as Minute

/** The working days before a day; `found` is the last exception that begins at or before it. */
function workdaysBefore(calendar: WorkingCalendar, day: number, found: number): number {
  const { exceptions, before, offset } = calendar
  if (found < 0) return workdaysByWeek(calendar.weekBefore, day)
  if (exceptions.end[found]! <= day) return workdaysByWeek(calendar.weekBefore, day) + offset[found]!
  return before[found]! + (exceptions.worked[found] === 1 ? day - exceptions.from[found]! : 0)
}

function isWorkday(calendar: WorkingCalendar, day: number, found: number): boolean {
  const { exceptions, weekBefore } = calendar
  if (0 <= found && day < exceptions.end[found]!) return exceptions.worked[found] === 1
  const weekday = weekdayOf(day as Day)
  return weekBefore[weekday]! < weekBefore[weekday + 1]!
}

/** The working day that has exactly `count` working days before it; infinite when there are not that many. */
function nthWorkday(calendar: WorkingCalendar, count: number): number {
  const { exceptions, before, offset, weekdays } = calendar
  const found = lastAtMost(before, count)
  if (0 <= found && exceptions.worked[found] === 1) {
    const day = exceptions.from[found]! + count - before[found]!
    if (day < exceptions.end[found]!) return day
  }
  const byWeek = count - (found < 0 ? 0 : offset[found]!)
  if (weekdays.length === 0) return byWeek < 0 ? -Infinity : Infinity
  const week = Math.floor(byWeek / weekdays.length)
  return week * 7 + weekdays[byWeek - week * weekdays.length]! - firstWeekday
}

/** 1970-01-01 was a Thursday; weeks are counted from the Monday before. */
const firstWeekday = 3

function workdaysByWeek(weekBefore: readonly number[], day: number): number {
  const week = Math.floor((day + firstWeekday) / 7)
  return week * weekBefore[7]! + weekBefore[day + firstWeekday - week * 7]!
}

function countExceptions(weekBefore: readonly number[], { from, end, worked }: Exceptions) {
  const before = new Float64Array(from.length)
  const offset = new Float64Array(from.length)
  let last = 0
  for (let i = 0; i < from.length; i++) {
    before[i] = workdaysByWeek(weekBefore, from[i]!) + last
    last = before[i]! + (worked[i] === 1 ? end[i]! - from[i]! : 0) - workdaysByWeek(weekBefore, end[i]!)
    offset[i] = last
  }
  return { before, offset }
}

/** The index of the last of some sorted numbers that is at most `value`; -1 when none is. */
function lastAtMost(sorted: Int32Array | Float64Array, value: number): number {
  let low = -1
  let high = sorted.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (sorted[middle]! <= value) low = middle
    else high = middle - 1
  }
  return low
}
