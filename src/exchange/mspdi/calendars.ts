import { formatText } from '../../plan/edit/format'
import { createCalendar, defaultCalendar, type WorkingCalendar } from '../../time/calendar'
import { formatDay, weekdayOf, type Day, type DayRange } from '../../time/day'
import { lengthOf, mergeShifts, shiftsOfLength, type Shift } from '../../time/shifts'
import { written, type WrittenItem, writtenList, writtenMap } from '../planText'
import { writtenMinutes } from './amounts'
import type { MspdiCalendar, MspdiFile } from './file'
import { daysOfException } from './recurrence'

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
  const worked = [...hours.days].flatMap(([day, shifts]) => (0 < shifts.length ? [{ from: day, to: day, hours: shifts }] : []))
  return createCalendar({
    week: weekdaysOf(hours), weekdayHours: new Map(hours.week.entries()), day: minutesPerDay,
    holidays: daysOff(hours).map((day) => ({ from: day, to: day })), working: worked,
  })
}

const daysOff = ({ days }: Hours): readonly Day[] => [...days].flatMap(([day, shifts]) => (shifts.length === 0 ? [day] : []))

const weekdaysOf = ({ week }: Hours): readonly number[] => week.flatMap((shifts, day) => (0 < shifts.length ? [day] : []))

const same = (a: readonly Shift[], b: readonly Shift[]): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Whether two calendars mean the same time. */
export const sameHours = (a: Hours, b: Hours): boolean =>
  a === b || (a.week.every((shifts, day) => same(shifts, b.week[day]!)) && a.days.size === b.days.size && [...a.days].every(([day, shifts]) => same(shifts, b.days.get(day) ?? missing)))

const missing: readonly Shift[] = [{ from: -1, to: -1 }]

/** Whether it is the calendar that a plan has when it names none. */
export const isDefault = (hours: Hours, { minutesPerDay }: MspdiFile): boolean => sameHours(hours, { ...standard, name: hours.name }) && minutesPerDay === 480

/** Days off that a calendar has besides those of another; undefined when it differs in anything else. */
export function leaveBesides(hours: Hours, base: Hours): readonly DayRange[] | undefined {
  if (!hours.week.every((shifts, day) => same(shifts, base.week[day]!))) return undefined
  const own = [...hours.days].filter(([day, shifts]) => !same(shifts, base.days.get(day) ?? missing))
  return own.every(([, shifts]) => shifts.length === 0) ? rangesOf(own.map(([day]) => day)) : undefined
}

export function writtenCalendar(hours: Hours, file: MspdiFile): WrittenItem {
  const weekdays = weekdaysOf(hours)
  const isMondayToFriday = weekdays.join() === '0,1,2,3,4'
  const { day, hours: daily } = writtenHours(hours, file)
  return {
    id: formatText(hours.name),
    fields: [
      ...written('week', isMondayToFriday ? undefined : `[${weekdays.map((weekday) => weekdayWords[weekday]).join(', ')}]`),
      ...written('day', day),
      ...written('hours', daily),
      ...written('holidays', writtenList(rangesOf(daysOff(hours)).map(writtenRange))),
      ...written('working', writtenWorkedDays(hours)),
    ],
  }
}

/** The hours of all days at once where they are alike, or else of those whose hours are not those that the day implies. */
function writtenHours(hours: Hours, { minutesPerDay }: MspdiFile): { readonly day: string | undefined; readonly hours: string | undefined } {
  const [first = defaultCalendar.shifts, ...more] = weekdaysOf(hours).map((weekday) => hours.week[weekday]!)
  const length = writtenMinutes(minutesPerDay, { unit: 'h', elapsed: false }, anyLength)
  if (more.every((shifts) => same(shifts, first))) {
    // With a day and without hours, they would follow from the day.
    const isDayLong = lengthOf(first) === minutesPerDay
    return { day: isDayLong ? undefined : length, hours: isDayLong && same(first, defaultCalendar.shifts) ? undefined : writtenShifts(first) }
  }
  const implied = shiftsOfLength(minutesPerDay)
  const own = weekdaysOf(hours).filter((weekday) => !same(hours.week[weekday]!, implied))
  return { day: minutesPerDay === defaultCalendar.minutesPerDay ? undefined : length, hours: writtenMap(own.map((weekday) => [weekdayWords[weekday]!, writtenShifts(hours.week[weekday]!)])) }
}

/** The days alone when they are worked as the days of the week are. */
function writtenWorkedDays(hours: Hours): string | undefined {
  const worked = [...hours.days].filter(([, shifts]) => 0 < shifts.length).sort(([a], [b]) => a - b)
  if (worked.length === 0) return undefined
  const [usual] = weekdaysOf(hours).map((weekday) => hours.week[weekday]!)
  const isUsual = hours.week.every((shifts) => shifts.length === 0 || same(shifts, usual!)) && worked.every(([, shifts]) => usual && same(shifts, usual))
  return isUsual ? writtenList(worked.map(([day]) => formatDay(day))) : writtenMap(worked.map(([day, shifts]) => [formatDay(day), writtenShifts(shifts)]))
}

/** Hours are no part of a day's length. */
const anyLength = { minutesPerDay: Infinity, daysPerWeek: 1 }

const weekdayWords = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

const clock = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
const writtenShifts = (shifts: readonly Shift[]): string => `[${shifts.map(({ from, to }) => `"${clock(from)}-${clock(to)}"`).join(', ')}]`

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
