import type { GanttModel, GanttRow } from '../../protocol/gantt'
import type { Dates } from './dates'
import { workingDaysBetween } from './layout/daysOff'
import { shownText } from './layout/text'
import { dayOf, lastDayOf } from './layout/units'
import { type Say, sayDays, type Word } from './words'

/** A row in words. */
export interface Facts {
  readonly title: string
  /** Empty when the row is not scheduled. */
  readonly start: string
  readonly finish: string
  /** Beside the bar. */
  readonly label: string
  /** The whole row in one sentence, for those who hear it. */
  readonly sentence: string
  /** Pairs for the card. */
  readonly story: () => readonly (readonly [name: string, value: string])[]
}

export interface FactsContext {
  readonly say: Say
  readonly dates: Dates
  readonly model: GanttModel
}

export function factsOf(row: GanttRow, context: FactsContext): Facts {
  const days = daysOf(row)
  const late = row.late ? lateDays(row, context.model) : 0
  const promised = row.due !== undefined && Number.isFinite(row.due) ? context.dates.long(lastDayOf(row.due)) : ''
  const parts = { row, days, late, promised, context, people: row.people.map(shownText).join(', ') }
  return {
    title: shownText(row.title) || row.id,
    start: days && row.kind !== 'milestone' ? context.dates.short(days.first) : '',
    finish: days ? context.dates.short(days.last) : '',
    label: labelOf(parts),
    sentence: sentenceOf(parts),
    story: () => storyOf(parts),
  }
}

interface Parts {
  readonly row: GanttRow
  readonly days: { readonly first: number; readonly last: number } | undefined
  /** Working days; 0 when on time, and when the lateness is less than a day. */
  readonly late: number
  /** Empty when nothing is promised. */
  readonly promised: string
  readonly people: string
  readonly context: FactsContext
}

function daysOf({ kind, start, finish }: GanttRow): Parts['days'] {
  if (start === undefined || finish === undefined || !Number.isFinite(start + finish)) return undefined
  if (kind === 'milestone') return { first: lastDayOf(finish), last: lastDayOf(finish) }
  return { first: dayOf(start), last: Math.max(dayOf(start), lastDayOf(finish)) }
}

/** How many working days after its promise a row finishes. */
function lateDays({ due, finish }: GanttRow, { daysOff }: GanttModel): number {
  if (due === undefined || finish === undefined || !Number.isFinite(due + finish)) return 0
  return workingDaysBetween(daysOff, lastDayOf(due), lastDayOf(finish))
}

const kindWords: Readonly<Record<GanttRow['kind'], Word>> = {
  task: 'kindTask', summary: 'kindSummary', milestone: 'kindMilestone',
}

const percent = (progress: number): number => Math.round(Math.max(0, Math.min(1, progress || 0)) * 100)

function labelOf({ row, days, late, people, context: { say, dates } }: Parts): string {
  if (!days) return ''
  const lateness = row.late ? (late === 0 ? say('late') : say('lateShort', sayDays(say, late))) : ''
  return [row.kind === 'milestone' && dates.brief(days.last), lateness, row.kind !== 'milestone' && people].filter(Boolean).join(' · ')
}

function sentenceOf({ row, days, late, promised, people, context }: Parts): string {
  const { say } = context
  const parts = [
    shownText(row.title), row.id, say(kindWords[row.kind]), spokenDates(days, context),
    promised && say('promisedOn', promised),
    shownText(row.status), say('percentDone', percent(row.progress)),
    row.critical && say('critical'),
    row.late && (late === 0 ? say('late') : say('lateBy', sayDays(say, late))),
    row.blocked && say('blocked'), people,
  ]
  return parts.filter(Boolean).join(', ')
}

/** Said rather than written: `3 Mar to 14 Mar 2026`. */
function spokenDates(days: Parts['days'], { say, dates }: FactsContext): string {
  if (!days) return say('notScheduled')
  if (days.first === days.last) return dates.long(days.last)
  return say('fromTo', dates.yearOf(days.first) === dates.yearOf(days.last) ? dates.brief(days.first) : dates.long(days.first), dates.long(days.last))
}

function storyOf({ row, days, late, promised, people, context: { say, dates } }: Parts): ReturnType<Facts['story']> {
  const facts: (readonly [string, string | false | undefined])[] = [
    [say('factStatus'), shownText(row.status)],
    [say(row.kind === 'milestone' ? 'factDate' : 'factDates'), days ? dates.range(days.first, days.last) : say('notScheduled')],
    [say('factPromised'), promised],
    [say('factLate'), 0 < late && sayDays(say, late)],
    [say('factProgress'), `${percent(row.progress)}%`],
    [say('factFloat'), Number.isFinite(row.floatDays) && days && sayDays(say, Math.round(row.floatDays * 10) / 10)],
    [say('factPeople'), people],
  ]
  return facts.flatMap(([name, value]) => (value ? [[name, value] as const] : []))
}
