import { rangeAt, type Range } from '../../../base/text'
import { dayOf, parseDay, parseMoment, type Day, type DayRange } from '../../../time/day'
import { noSuchDay } from '../../checks/noSuchDay'
import type { Leave, Shift, When } from '../../model/values'
import { scalar, type Kind } from '../kind'

const datePattern = '^\\d{4}-\\d{2}-\\d{2}$'
const looksLikeDate = /^\d{4,6}-\d{2}-\d{2}(T[\d:]*)?$/

const explainDate = (text: string, range: Range) => (looksLikeDate.test(text) ? noSuchDay(text, range) : undefined)

/** Dates as others write them, brought to ours: `2026/3/2`, `2026-3-2`, `2.3.2026`. */
function asIso(text: string): readonly string[] {
  const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text)
  const dayFirst = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text)
  const parts = yearFirst ? yearFirst.slice(1) : dayFirst ? dayFirst.slice(1).reverse() : undefined
  const iso = parts?.map((part) => part.padStart(2, '0')).join('-')
  return iso !== undefined && parseDay(iso) !== undefined ? [iso] : []
}

export const date: Kind<Day> = scalar({
  name: 'date',
  expects: 'a date, such as 2026-03-02',
  json: { type: 'string', pattern: datePattern },
  parse: parseDay,
  explain: explainDate,
  suggest: asIso,
})

/** A day or a moment. */
export const when: Kind<When> = scalar({
  name: 'when',
  expects: 'a date, such as 2026-03-02, or a moment, such as 2026-03-02T13:30',
  json: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2})?$' },
  parse: (text) => {
    const day = parseDay(text)
    if (day !== undefined) return { day }
    const minute = parseMoment(text)
    return minute === undefined ? undefined : { day: dayOf(minute), minute }
  },
  explain: explainDate,
  suggest: asIso,
})

function parseRange(text: string): DayRange | undefined {
  const [first = '', last = first, more] = text.split('..')
  const [from, to] = [parseDay(first), parseDay(last)]
  return from === undefined || to === undefined || to < from || more !== undefined ? undefined : { from, to }
}

function explainRange(text: string, range: Range) {
  const wrong = text.split('..').find((part) => looksLikeDate.test(part) && parseDay(part) === undefined)
  return wrong === undefined ? undefined : noSuchDay(wrong, partOf(text, wrong, range))
}

/** Where a part of a text stands, when the text is written as it is. */
function partOf(text: string, part: string, range: Range): Range {
  const at = range.start + text.indexOf(part)
  return range.end - range.start === text.length ? rangeAt(at, at + part.length) : range
}

export const dateRange: Kind<DayRange> = scalar({
  name: 'dateRange',
  expects: 'a date or a range of dates, such as 2026-12-24..2027-01-02, the earlier day first',
  json: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}(\\.\\.\\d{4}-\\d{2}-\\d{2})?$' },
  parse: parseRange,
  explain: explainRange,
  suggest: (text) => {
    const swapped = text.split('..').reverse().join('..')
    return parseRange(swapped) ? [swapped] : asIso(text)
  },
})

/** Days of leave with their kind: `2026-09-01 sick`. */
export const leave: Kind<Leave> = scalar({
  name: 'leave',
  expects: 'a date or a range of dates with an optional kind, such as 2026-08-03..2026-08-14 annual',
  json: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}(\\.\\.\\d{4}-\\d{2}-\\d{2})?( (annual|sick|special|unpaid))?$' },
  parse: (text) => {
    const match = /^(\S+)(?: +(annual|sick|special|unpaid))?$/.exec(text)
    const range = parseRange(match?.[1] ?? '')
    if (!range) return undefined
    return match?.[2] === undefined ? range : { ...range, kind: match[2] }
  },
  explain: (text, range) => {
    const [days = ''] = text.split(' ')
    return explainRange(days, partOf(text, days, range))
  },
})

/** `08:00-12:00`. */
export const shift: Kind<Shift> = scalar({
  name: 'shift',
  expects: 'hours within one day, such as 08:00-12:00',
  json: { type: 'string', pattern: '^\\d{2}:\\d{2}-\\d{2}:\\d{2}$' },
  parse: (text) => {
    const match = /^([01]\d|2[0-4]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)$/.exec(text)
    if (!match) return undefined
    const [from, to] = [Number(match[1]) * 60 + Number(match[2]), Number(match[3]) * 60 + Number(match[4])]
    return from < to && to <= 1440 ? { from, to } : undefined
  },
})
