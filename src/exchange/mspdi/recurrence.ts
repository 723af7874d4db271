import { weekdayOf, type Day, type DayRange } from '../../time/day'
import type { DayItem, MspdiException, Position, RecurrenceRule } from './file'

/** Longest stretch of days that is looked through: a century. */
const mostDays = 36_525

/** The days on which an exception comes, as ranges in order. */
export function daysOfException({ from, to, rule, occurrences = Infinity }: MspdiException): readonly DayRange[] {
  const ranges: { from: Day; to: Day }[] = []
  const comes = matcherOf(rule, from)
  let left = occurrences
  for (let day = from; day <= Math.min(to, from + mostDays) && 0 < left; day++) {
    if (!comes(day)) continue
    left--
    const last = ranges.at(-1)
    if (last && last.to === day - 1) last.to = day
    else ranges.push({ from: day, to: day })
  }
  return ranges
}

/** Whether a rule that holds from a day on comes on another one after it. */
function matcherOf(rule: RecurrenceRule, from: Day): (day: Day) => boolean {
  switch (rule.kind) {
    case 'daily':
      return (day) => (day - from) % rule.period === 0
    case 'weekly': {
      const first = weekOf(from)
      return (day) => rule.weekdays.includes(weekdayOf(day)) && (weekOf(day) - first) % rule.period === 0
    }
    case 'dayOfMonth':
      return (day) => isMonth(day, from, rule) && partsOf(day).date === rule.day
    case 'position':
      return (day) => isMonth(day, from, rule) && isAtPosition(day, rule.position, rule.item)
  }
}

/** MS Project counts every other week from Sundays, whatever day its own weeks begin on. */
const weekOf = (day: Day): number => Math.floor((day + 4) / 7)

function partsOf(day: Day): { readonly months: number; readonly month: number; readonly date: number; readonly last: number } {
  const date = new Date(day * 86_400_000)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()]
  return { months: year * 12 + month, month, date: date.getUTCDate(), last: new Date(Date.UTC(year, month + 1, 0)).getUTCDate() }
}

function isMonth(day: Day, from: Day, { period, month }: { readonly period: number; readonly month: number | undefined }): boolean {
  const parts = partsOf(day)
  return month === undefined ? (parts.months - partsOf(from).months) % period === 0 : parts.month === month
}

/** The first to fourth or last of those days of its month that an item names. */
function isAtPosition(day: Day, position: Position, item: DayItem): boolean {
  if (!isItem(day, item)) return false
  const { date, last } = partsOf(day)
  const count = (from: number, to: number): number => {
    let found = 0
    for (let at = from; at <= to; at++) if (isItem((day + at - date) as Day, item)) found++
    return found
  }
  return position === 'last' ? count(date + 1, last) === 0 : count(1, date) === position + 1
}

function isItem(day: Day, item: DayItem): boolean {
  const weekday = weekdayOf(day)
  if (item === 'day') return true
  if (item === 'weekday') return weekday < 5
  return item === 'weekend' ? 5 <= weekday : weekday === item
}
