import { createCalendar, hoursOn, type WorkingCalendar } from './calendar'
import { addDays, type Day } from './day'
import { eachDay, type WorkedDays } from './exceptions'
import { commonShifts } from './shifts'

/** By which work is done exactly when both of two calendars work. What a day and a week of work are is as the first one says. */
export function commonCalendar(calendar: WorkingCalendar, other: WorkingCalendar): WorkingCalendar {
  const hours = commonShifts(calendar.shifts, other.shifts)
  const days = exceptionalDays(calendar, other)
  return createCalendar({
    week: calendar.weekdays,
    weekdayHours: new Map(calendar.weekdays.map((weekday) => [weekday, commonShifts(calendar.week[weekday]!, other.week[weekday]!)])),
    hours: 0 < hours.length ? hours : calendar.shifts,
    day: calendar.minutesPerDay,
    holidays: days.filter(({ hours }) => hours.length === 0),
    working: days.filter(({ hours }) => 0 < hours.length),
    leave: [...(calendar.spec.leave ?? []), ...(other.spec.leave ?? [])],
  })
}

type Hours = WorkedDays & Required<Pick<WorkedDays, 'hours'>>

/** The days that are exceptions in either calendar, with the hours of both. */
function exceptionalDays(calendar: WorkingCalendar, other: WorkingCalendar): readonly Hours[] {
  const sides = [calendar, other]
  const borders = [...new Set(sides.flatMap(({ exceptions: { from, end } }) => [...from, ...end]))].sort((a, b) => a - b)
  const places = [0, 0]
  return borders.slice(1).flatMap((end, i) => {
    const stretch = { from: borders[i] as Day, to: addDays(end as Day, -1) }
    const said = sides.map(({ exceptions }, side) => {
      while (places[side]! < exceptions.end.length && exceptions.end[places[side]!]! <= stretch.from) places[side]!++
      return exceptions.from[places[side]!]! <= stretch.from
    })
    if (!said.includes(true)) return []
    const isOff = sides.some((side, at) => said[at] && hoursOn(side, stretch.from).length === 0)
    // Where only one of them is an exception the other one follows the week.
    const parts = isOff || !said.includes(false) ? [stretch] : eachDay(stretch)
    return parts.map((days) => ({ ...days, hours: commonShifts(hoursOn(calendar, days.from), hoursOn(other, days.from)) }))
  })
}
