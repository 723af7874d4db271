import { dayOf, minuteAt, minutesPerDay, weekdayOf, type Day, type DayRange, type Minute } from './day'
import type { DayLength } from './duration'
import { dayOff, exceptionsOf, type ExceptionDays, type Exceptions } from './exceptions'
import { firstMinuteWith, lastMinuteWith, lengthOf, mergeShifts, shiftsOfLength, workBefore, type Shift } from './shifts'

/** What a working calendar is made of; whatever is left out is as in the default calendar. */
export interface CalendarSpec extends ExceptionDays {
  /** The working days of a week, 0 being Monday. */
  readonly week?: readonly number[]
  /** The hours of a working day; from `day` when left out. */
  readonly hours?: readonly Shift[]
  /** Weekdays that are worked at hours of their own, 0 being Monday. */
  readonly weekdayHours?: ReadonlyMap<number, readonly Shift[]>
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
  /** The usual hours of a working day, sorted and apart. */
  readonly shifts: readonly Shift[]
  /** Minutes that are worked on a usual day. Unlike `minutesPerDay`, which only converts durations. */
  readonly workPerDay: number
  /** True when every working day has the usual hours. */
  readonly isEven: boolean
  /** The hours of each weekday, Monday first; none for days off. */
  readonly week: readonly (readonly Shift[])[]
  /** False when nobody ever works by it. All questions have answers even then, at the borders of time. */
  readonly hasWork: boolean
  /** For each weekday, the minutes of work of the week before it; the last entry is the work of a week. */
  readonly weekBefore: readonly number[]
  /** The weekdays that are worked, 0 being Monday. */
  readonly weekdays: readonly number[]
  readonly exceptions: Exceptions
  /** For each exception, the work before it, as `workBeforeDay` counts. */
  readonly before: Float64Array
  /** For each exception, what to add to the work by weeks for days behind it. */
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
  const own = new Map([...(spec.weekdayHours ?? [])].map(([weekday, hours]) => [weekday, mergeShifts(hours)]))
  const week = [0, 1, 2, 3, 4, 5, 6].map((weekday) => (weekdays.includes(weekday) ? (own.get(weekday) ?? shifts) : dayOff))
  const weekBefore = [0, 1, 2, 3, 4, 5, 6, 7].map((weekday) => week.slice(0, weekday).reduce((sum, hours) => sum + lengthOf(hours), 0))
  const exceptions = exceptionsOf(spec, (day) => own.get(weekdayOf(day)) ?? shifts, own.size === 0)
  const isUsual = (hours: readonly Shift[]): boolean => hours === shifts || hours.length === 0
  return {
    spec, base, shifts, week, weekdays, weekBefore, exceptions,
    minutesPerDay: day ?? lengthOf(shifts),
    daysPerWeek: weekdays.length || 7,
    workPerDay: lengthOf(shifts),
    isEven: week.every(isUsual) && exceptions.hours.every(isUsual),
    hasWork: 0 < weekBefore[7]! || exceptions.work.some((work) => 0 < work),
    ...countExceptions(weekBefore, exceptions),
  }
}

/** Monday to Friday, 08:00-12:00 and 13:00-17:00. */
export const defaultCalendar: WorkingCalendar = createCalendar()

/** The same calendar with more days off, which beat all else that it says of them. */
export const withLeave = (calendar: WorkingCalendar, leave: readonly DayRange[]): WorkingCalendar =>
  leave.length === 0 ? calendar : build({ ...calendar.spec, leave: [...(calendar.spec.leave ?? []), ...leave] }, calendar.base ?? calendar)

/** W: minutes worked before a moment, counted from a fixed day; negative before that day. */
export function workUntil(calendar: WorkingCalendar, moment: Minute): number {
  const day = dayOf(moment)
  const found = lastAtMost(calendar.exceptions.from, day)
  return workBeforeDay(calendar, day, found) + workBefore(hoursOf(calendar, day, found), moment - day * minutesPerDay)
}

/** The first moment at which that much work is behind: where work that takes up to there finishes. */
export function firstAt(calendar: WorkingCalendar, work: number): Minute {
  const last = Math.ceil(work) - 1
  const place = placeOf(calendar, last)
  const day = Math.floor(place / minutesPerDay)
  if (!Number.isFinite(day)) return within(day)
  return within(day * minutesPerDay + firstMinuteWith(hoursAt(calendar, day), place - day * minutesPerDay + work - last))
}

/** The last moment at which no more work is behind: where the work after it starts. */
export function lastAt(calendar: WorkingCalendar, work: number): Minute {
  const next = Math.floor(work)
  const place = placeOf(calendar, next)
  const day = Math.floor(place / minutesPerDay)
  if (!Number.isFinite(day)) return within(day)
  return within(day * minutesPerDay + lastMinuteWith(hoursAt(calendar, day), place - day * minutesPerDay + work - next))
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

export const isWorkingDay = (calendar: WorkingCalendar, day: Day): boolean => 0 < hoursOn(calendar, day).length

/** The first minute of the hours of a day; of the usual ones on a day off. */
export const startOfDay = (calendar: WorkingCalendar, day: Day): Minute => minuteAt(day, (hoursOn(calendar, day)[0] ?? calendar.shifts[0])?.from)

/** The end of the hours of a day; of the usual ones on a day off. */
export const endOfDay = (calendar: WorkingCalendar, day: Day): Minute => minuteAt(day, (hoursOn(calendar, day).at(-1) ?? calendar.shifts.at(-1))?.to)

/** The hours of a day; none on a day off. */
export const hoursOn = (calendar: WorkingCalendar, day: Day): readonly Shift[] => hoursOf(calendar, day, lastAtMost(calendar.exceptions.from, day))

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

/** The work before a day; `found` is the last exception that begins at or before it. */
function workBeforeDay({ exceptions, before, offset, weekBefore }: WorkingCalendar, day: number, found: number): number {
  if (found < 0) return workByWeek(weekBefore, day)
  if (exceptions.end[found]! <= day) return workByWeek(weekBefore, day) + offset[found]!
  return before[found]! + exceptions.work[found]! * (day - exceptions.from[found]!)
}

function hoursOf({ exceptions, week }: WorkingCalendar, day: number, found: number): readonly Shift[] {
  return 0 <= found && day < exceptions.end[found]! ? exceptions.hours[found]! : week[weekdayOf(day as Day)]!
}

/** The hours of a day that is worked. */
const hoursAt = (calendar: WorkingCalendar, day: number): readonly Shift[] => (calendar.isEven ? calendar.shifts : hoursOn(calendar, day as Day))

/**
 * The minute of work that has exactly `count` minutes of work before it, as its day times the minutes of a day plus the
 * work of that day before it; infinite when there are not that many.
 */
function placeOf({ exceptions, before, offset, weekBefore }: WorkingCalendar, count: number): number {
  const found = lastAtMost(before, count)
  if (0 <= found && 0 < exceptions.work[found]!) {
    const within = count - before[found]!
    const days = Math.floor(within / exceptions.work[found]!)
    const day = exceptions.from[found]! + days
    if (day < exceptions.end[found]!) return day * minutesPerDay + within - days * exceptions.work[found]!
  }
  return placeByWeek(weekBefore, count - (found < 0 ? 0 : offset[found]!))
}

function placeByWeek(weekBefore: readonly number[], count: number): number {
  const whole = weekBefore[7]!
  if (whole === 0) return count < 0 ? -Infinity : Infinity
  const week = Math.floor(count / whole)
  const rest = count - week * whole
  let weekday = 0
  while (weekBefore[weekday + 1]! <= rest) weekday++
  return (week * 7 + weekday - firstWeekday) * minutesPerDay + rest - weekBefore[weekday]!
}

/** 1970-01-01 was a Thursday; weeks are counted from the Monday before. */
const firstWeekday = 3

function workByWeek(weekBefore: readonly number[], day: number): number {
  const week = Math.floor((day + firstWeekday) / 7)
  return week * weekBefore[7]! + weekBefore[day + firstWeekday - week * 7]!
}

function countExceptions(weekBefore: readonly number[], { from, end, work }: Exceptions) {
  const before = new Float64Array(from.length)
  const offset = new Float64Array(from.length)
  let last = 0
  for (let i = 0; i < from.length; i++) {
    before[i] = workByWeek(weekBefore, from[i]!) + last
    last = before[i]! + work[i]! * (end[i]! - from[i]!) - workByWeek(weekBefore, end[i]!)
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
