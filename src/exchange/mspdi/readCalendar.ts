import { dayOf, type Day } from '../../time/day'
import type { Shift } from '../../time/shifts'
import type { DayItem, MspdiCalendar, MspdiException, MspdiWorkWeek, Position, RecurrenceRule } from './file'
import { fieldsOf, listOf, type Fields } from './values'

export function readCalendar(fields: Fields): MspdiCalendar {
  const days = listOf(fields, 'WeekDays', 'WeekDay')
  const base = fields.uid('BaseCalendarUID')
  const exceptions = listOf(fields, 'Exceptions', 'Exception').flatMap(exceptionOf)
  // Files of old versions have exceptions among the weekdays; files of new ones have them in both places.
  const old = days.filter((day) => day.number('DayType') === 0).flatMap(exceptionOf)
  return {
    uid: fields.uid('UID'),
    name: fields.text('Name') ?? '',
    // Base calendars of new versions name calendar 0, which there is none of.
    baseUid: fields.flag('IsBaseCalendar') || base < 0 ? undefined : base,
    week: weekOf(days),
    exceptions: 0 < exceptions.length ? exceptions : old,
    workWeeks: listOf(fields, 'WorkWeeks', 'WorkWeek').flatMap(workWeekOf),
  }
}

/** Weekdays are counted from Sunday, which is 1. */
function weekOf(days: readonly Fields[]): MspdiCalendar['week'] {
  const week = new Array<readonly Shift[] | undefined>(7).fill(undefined)
  for (const day of days) {
    const type = day.number('DayType') ?? 0
    if (1 <= type && type <= 7) week[(type + 5) % 7] = day.flag('DayWorking') ? shiftsOf(day) : []
  }
  return week
}

function workWeekOf(fields: Fields): readonly MspdiWorkWeek[] {
  const range = rangeOf(fields)
  return range ? [{ ...range, week: weekOf(listOf(fields, 'WeekDays', 'WeekDay')) }] : []
}

function exceptionOf(fields: Fields): readonly MspdiException[] {
  const range = rangeOf(fields)
  if (!range) return []
  const occurrences = fields.number('Occurrences')
  return [{
    ...range,
    shifts: fields.flag('DayWorking') ? shiftsOf(fields) : [],
    rule: ruleOf(fields),
    occurrences: fields.flag('EnteredByOccurrences') && occurrences !== undefined && 0 < occurrences ? occurrences : undefined,
  }]
}

function rangeOf(fields: Fields): { readonly from: Day; readonly to: Day } | undefined {
  const [element] = fields.all('TimePeriod')
  const period = element && fieldsOf(element)
  const [from, to] = [period?.moment('FromDate'), period?.moment('ToDate')]
  if (from === undefined || to === undefined || to < from) return undefined
  return { from: dayOf(from), to: dayOf(to) }
}

/** Hours that end at midnight end the day. */
function shiftsOf(fields: Fields): readonly Shift[] {
  return listOf(fields, 'WorkingTimes', 'WorkingTime').flatMap((time) => {
    const [from, to] = [minuteOf(time.text('FromTime')), minuteOf(time.text('ToTime'))]
    if (from === undefined || to === undefined) return []
    const end = to === 0 ? 1440 : to
    return from < end ? [{ from, to: end }] : []
  })
}

function minuteOf(time: string | undefined): number | undefined {
  const match = /^(?:\d{4}-\d{2}-\d{2}T)?([01]\d|2[0-3]):([0-5]\d)/.exec(time ?? '')
  return match ? Number(match[1]) * 60 + Number(match[2]) : undefined
}

/** `Type` says of what kind a recurrence is; files of old versions have none. */
function ruleOf(fields: Fields): RecurrenceRule {
  const period = Math.max(1, fields.number('Period') ?? 1)
  const month = fields.number('Month')
  const yearly = { period: 12, month: month ?? 0 }
  const monthly = { period, month: undefined }
  switch (fields.number('Type')) {
    case 2:
      return { kind: 'dayOfMonth', ...yearly, day: fields.number('MonthDay') ?? 1 }
    case 3:
      return { kind: 'position', ...yearly, ...positionOf(fields) }
    case 4:
      return { kind: 'dayOfMonth', ...monthly, day: fields.number('MonthDay') ?? 1 }
    case 5:
      return { kind: 'position', ...monthly, ...positionOf(fields) }
    case 6:
      return { kind: 'weekly', period, weekdays: weekdaysOf(fields.number('DaysOfWeek') ?? 0) }
    case 7:
      return { kind: 'daily', period }
    default:
      return { kind: 'daily', period: 1 }
  }
}

/** The lowest bit is Sunday. */
const weekdaysOf = (bits: number): readonly number[] =>
  [0, 1, 2, 3, 4, 5, 6].filter((bit) => (bits & (1 << bit)) !== 0).map((bit) => (bit + 6) % 7)

function positionOf(fields: Fields): { readonly position: Position; readonly item: DayItem } {
  const position = fields.number('MonthPosition') ?? 0
  const item = fields.number('MonthItem') ?? 0
  const named = (['day', 'weekday', 'weekend'] as const)[item]
  // 3 is Sunday.
  return { position: position === 4 ? 'last' : (Math.min(3, Math.max(0, position)) as Position), item: named ?? (item + 3) % 7 }
}
