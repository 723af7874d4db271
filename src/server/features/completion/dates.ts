import { CompletionItemKind } from 'vscode-languageserver'
import { oneLine } from '../../../analysis/plainText'
import { daysOfTask, titleOf } from '../../../analysis/words'
import { isWorkingDay, type WorkingCalendar } from '../../../time/calendar'
import { addDays, formatDay, lastDayOf, parseDay, weekdayOf, type Day } from '../../../time/day'
import type { Asked, Candidate } from './candidate'

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** A day by a name: what is written is its date. */
function dayCandidate(label: string, day: Day, detail?: string): Candidate {
  const iso = formatDay(day)
  return {
    label, kind: CompletionItemKind.Constant, text: iso, search: iso,
    detail: `${weekdays[weekdayOf(day)]} ${iso}${detail === undefined ? '' : ` · ${detail}`}`,
  }
}

/** Days by the names that people give them: today, in a week, at the end of the month, when a milestone is due. */
export function dateCandidates(asked: Asked): readonly Candidate[] {
  const { analysis, today, typed } = asked
  const { calendar, asof } = analysis.schedule
  const ahead = (days: number): Day => workday(calendar, addDays(asof, days), 1)
  const far = farCandidate(calendar, asof, typed)
  return unique([
    ...(far ? [far] : []),
    ...computed(asked),
    dayCandidate('today', today),
    ...(asof === today ? [] : [dayCandidate('status date', asof)]),
    dayCandidate('tomorrow', workday(calendar, addDays(today, 1), 1)),
    dayCandidate('yesterday', workday(calendar, addDays(today, -1), -1)),
    dayCandidate('+1w', ahead(7)), dayCandidate('+2w', ahead(14)), dayCandidate('+1mo', workday(calendar, monthsLater(asof, 1), 1)),
    dayCandidate('end of week', workday(calendar, addDays(asof, 6 - weekdayOf(asof)), -1)),
    dayCandidate('end of month', workday(calendar, addDays(firstOfMonth(asof, 1), -1), -1)),
    dayCandidate('end of next month', workday(calendar, addDays(firstOfMonth(asof, 2), -1), -1)),
    ...milestoneDays(asked),
  ])
}

const unique = (candidates: readonly Candidate[]): readonly Candidate[] =>
  candidates.filter(({ label }, index) => candidates.findIndex((each) => each.label === label) === index)

/** A date as it is, a range of two, and the kinds of leave behind them. */
export function rangeCandidates(asked: Asked): readonly Candidate[] {
  const { typed, analysis } = asked
  const [first = '', second] = typed.split('..')
  const from = parseDay(first.trim())
  const { calendar } = analysis.schedule
  if (second !== undefined && from !== undefined) {
    const at = typed.lastIndexOf('..') + 2
    const days: readonly (readonly [string, number])[] = [['one week', 6], ['two weeks', 13], ['three days', 2], ['five days', 4]]
    return days.map(([label, count]) => ({ ...dayCandidate(label, addDays(from, count)), from: at }))
  }
  const soon = workday(calendar, addDays(analysis.schedule.asof, 7), 1)
  const range: Candidate = {
    label: 'from..to', kind: CompletionItemKind.Snippet, search: formatDay(soon),
    snippet: `\${1:${formatDay(soon)}}..\${2:${formatDay(addDays(soon, 4))}}`, detail: 'both ends included',
  }
  return [...dateCandidates(asked), range]
}

export function leaveCandidates(asked: Asked): readonly Candidate[] {
  const kind = /^\S+ +(?=[a-z]*$)/.exec(asked.typed)
  if (!kind || parseDay(kind[0].slice(0, 10)) === undefined) return rangeCandidates(asked)
  return ['annual', 'sick', 'special', 'unpaid'].map((label) => ({ label, kind: CompletionItemKind.EnumMember, from: kind[0].length }))
}

/** The nearest working day from a day on, forwards or back; the day itself where no work is near. */
function workday(calendar: WorkingCalendar, day: Day, step: 1 | -1): Day {
  for (let days = 0; days < 60; days++) {
    const each = addDays(day, days * step)
    if (isWorkingDay(calendar, each)) return each
  }
  return day
}

function firstOfMonth(day: Day, months: number): Day {
  const date = new Date(day * 86_400_000)
  return (Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1) / 86_400_000) as Day
}

function monthsLater(day: Day, months: number): Day {
  const date = new Date(day * 86_400_000).getUTCDate()
  const last = addDays(firstOfMonth(day, months + 1), -1)
  return Math.min(addDays(firstOfMonth(day, months), date - 1), last) as Day
}

/** `+3w`, `-10d` as it is typed. */
function farCandidate(calendar: WorkingCalendar, asof: Day, typed: string): Candidate | undefined {
  const match = /^([+-])(\d{1,3})(d|w|mo)?/.exec(typed)
  if (!match) return undefined
  const [sign, count, unit = 'd'] = [match[1] === '-' ? -1 : 1, Number(match[2]), match[3]] as const
  const day = unit === 'mo' ? monthsLater(asof, sign * count) : addDays(asof, sign * count * (unit === 'w' ? 7 : 1))
  return dayCandidate(`${match[1]}${count}${unit}`, workday(calendar, day, sign))
}

/** When the item itself is to start and finish by what the schedule says. */
function computed({ analysis, found }: Asked): readonly Candidate[] {
  const scheduled = analysis.schedule.tasks.get(found.item?.id ?? '')
  const milestone = analysis.schedule.milestones.get(found.item?.id ?? '')
  if (milestone) return [dayCandidate('computed', lastDayOf(milestone.at))]
  const days = scheduled && daysOfTask(scheduled)
  const [start, finish] = [parseDay(days?.start ?? ''), parseDay(days?.finish ?? '')]
  return start === undefined || finish === undefined ? [] : [dayCandidate('computed start', start), dayCandidate('computed finish', finish)]
}

/** The milestones that are due next. */
function milestoneDays({ analysis }: Asked): readonly Candidate[] {
  const { asof } = analysis.schedule
  const due = [...analysis.plan.milestones.values()].flatMap((item) => (item.values.due && asof <= item.values.due.day ? [{ item, day: item.values.due.day }] : []))
  return due.sort((a, b) => a.day - b.day).slice(0, 5).map(({ item, day }, index) => {
    const candidate = dayCandidate(`${item.id} due`, day, oneLine(titleOf(item), 40))
    return { ...candidate, search: `${candidate.search} ${index === 0 ? 'next ' : ''}milestone` }
  })
}
