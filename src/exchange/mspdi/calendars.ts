import { formatText } from '../../plan/edit/format'
import { createCalendar, defaultCalendar, type WorkingCalendar } from '../../time/calendar'
import { formatDay, weekdayOf, type Day, type DayRange } from '../../time/day'
import { lengthOf, mergeShifts, type Shift } from '../../time/shifts'
import { written, type WrittenItem, writtenList } from '../planText'
import { writtenMinutes } from './amounts'
import type { MspdiCalendar, MspdiFile } from './file'
import { daysOfException } from './recurrence'
import type { Remarks } from './remarks'

/** A calendar with all that it takes from its base. */
export interface Hours {
  readonly name: string
  /** Monday first; empty for a day off. */
  readonly week: readonly (readonly Shift[])[]
  /** Days that do not follow the week. */
  readonly days: ReadonlyMap<Day, readonly Shift[]>
}

/** The calendars of a file. */
export interface FileCalendars {
  readonly project: Hours
  /** The project's calendar for one that is not in the file. */
  of(uid: number | undefined): Hours
  /** What a calendar is based on; itself when on nothing. */
  baseOf(uid: number | undefined): Hours
  /** By which durations are counted and days begin. */
  working(hours: Hours): WorkingCalendar
}

export function calendarsOf(file: MspdiFile): FileCalendars {
  const byUid = new Map(file.calendars.map((calendar) => [calendar.uid, calendar]))
  const resolved = new Map<number, Hours>()
  const made = new Map<Hours, WorkingCalendar>()
  const find = (uid: number | undefined, depth = 0): Hours | undefined => {
    const calendar = byUid.get(uid ?? -1)
    if (!calendar || deepestBase < depth) return undefined
    const known = resolved.get(calendar.uid)
    if (known) return known
    const hours = resolve(calendar, find(calendar.baseUid, depth + 1) ?? standard)
    resolved.set(calendar.uid, hours)
    return hours
  }
  const project = find(file.calendarUid) ?? standard
  return {
    project,
    of: (uid) => find(uid) ?? project,
    baseOf: (uid) => find(byUid.get(uid ?? -1)?.baseUid) ?? find(uid) ?? project,
    working(hours) {
      const calendar = made.get(hours) ?? workingOf(hours, file)
      made.set(hours, calendar)
      return calendar
    },
  }
}

const deepestBase = 16

const standard: Hours = { name: 'Standard', week: [0, 1, 2, 3, 4, 5, 6].map((day) => (day < 5 ? defaultCalendar.shifts : [])), days: new Map() }

function resolve({ name, week, workWeeks, exceptions }: MspdiCalendar, base: Hours): Hours {
  const days = new Map(base.days)
  for (const { from, to, week: other } of workWeeks) {
    for (const day of eachDay({ from, to })) {
      const shifts = other[weekdayOf(day)]
      if (shifts) days.set(day, mergeShifts(shifts))
    }
  }
  for (const exception of exceptions) {
    for (const range of daysOfException(exception)) for (const day of eachDay(range)) days.set(day, mergeShifts(exception.shifts))
  }
  return { name, week: week.map((shifts, day) => (shifts ? mergeShifts(shifts) : base.week[day]!)), days }
}

const longestRange = 36_525

function* eachDay({ from, to }: DayRange): Iterable<Day> {
  for (let day = from; day <= Math.min(to, from + longestRange); day++) yield day
}

function workingOf(hours: Hours, { minutesPerDay }: MspdiFile): WorkingCalendar {
  return createCalendar({ week: weekdaysOf(hours), hours: commonHours(hours), day: minutesPerDay })
}

const weekdaysOf = ({ week }: Hours): readonly number[] => week.flatMap((shifts, day) => (0 < shifts.length ? [day] : []))

const same = (a: readonly Shift[], b: readonly Shift[]): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Whether two calendars mean the same time. */
export const sameHours = (a: Hours, b: Hours): boolean =>
  a === b || (a.week.every((shifts, day) => same(shifts, b.week[day]!)) && a.days.size === b.days.size && [...a.days].every(([day, shifts]) => same(shifts, b.days.get(day) ?? missing)))

const missing: readonly Shift[] = [{ from: -1, to: -1 }]

/** The hours that most working days of a week have. */
function commonHours({ week }: Hours): readonly Shift[] {
  const counts = new Map<string, number>()
  for (const shifts of week) if (0 < shifts.length) counts.set(JSON.stringify(shifts), (counts.get(JSON.stringify(shifts)) ?? 0) + 1)
  const [most] = [...counts].sort(([, a], [, b]) => b - a)
  return most ? (JSON.parse(most[0]) as readonly Shift[]) : defaultCalendar.shifts
}

/** Whether it is the calendar that a plan has when it names none. */
export const isDefault = (hours: Hours, { minutesPerDay }: MspdiFile): boolean => sameHours(hours, { ...standard, name: hours.name }) && minutesPerDay === 480

/** Days off that a calendar has besides those of another; undefined when it differs in anything else. */
export function leaveBesides(hours: Hours, base: Hours): readonly DayRange[] | undefined {
  if (!hours.week.every((shifts, day) => same(shifts, base.week[day]!))) return undefined
  const own = [...hours.days].filter(([day, shifts]) => !same(shifts, base.days.get(day) ?? missing))
  return own.every(([, shifts]) => shifts.length === 0) ? rangesOf(own.map(([day]) => day)) : undefined
}

export function writtenCalendar(hours: Hours, file: MspdiFile, remarks: Remarks): WrittenItem {
  const common = commonHours(hours)
  const weekdays = weekdaysOf(hours)
  const off = [...hours.days].filter(([, shifts]) => shifts.length === 0).map(([day]) => day)
  const worked = [...hours.days].filter(([, shifts]) => 0 < shifts.length)
  const isUneven = hours.week.some((shifts) => 0 < shifts.length && !same(shifts, common)) || worked.some(([, shifts]) => !same(shifts, common))
  if (isUneven) remarks.add('calendarHours', hours.name)
  const isMondayToFriday = weekdays.join() === '0,1,2,3,4'
  const isDayLong = lengthOf(common) === file.minutesPerDay
  return {
    id: formatText(hours.name),
    fields: [
      ...written('week', isMondayToFriday ? undefined : `[${weekdays.map((day) => weekdayWords[day]).join(', ')}]`),
      ...written('day', isDayLong ? undefined : writtenMinutes(file.minutesPerDay, { unit: 'h', elapsed: false }, anyLength)),
      // Without hours, they would follow from the day.
      ...written('hours', isDayLong && same(common, defaultCalendar.shifts) ? undefined : `[${common.map(writtenShift).join(', ')}]`),
      ...written('holidays', writtenList(rangesOf(off).map(writtenRange))),
      ...written('working', writtenList(worked.map(([day]) => day).sort((a, b) => a - b).map(formatDay))),
    ],
  }
}

/** Hours are no part of a day's length. */
const anyLength = { minutesPerDay: Infinity, daysPerWeek: 1 }

const weekdayWords = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

const clock = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
const writtenShift = ({ from, to }: Shift): string => `"${clock(from)}-${clock(to)}"`

export const writtenRange = ({ from, to }: DayRange): string => (from === to ? formatDay(from) : `${formatDay(from)}..${formatDay(to)}`)

function rangesOf(days: readonly Day[]): readonly DayRange[] {
  const ranges: { from: Day; to: Day }[] = []
  for (const day of [...days].sort((a, b) => a - b)) {
    const last = ranges.at(-1)
    if (last && last.to === day - 1) last.to = day
    else ranges.push({ from: day, to: day })
  }
  return ranges
}
