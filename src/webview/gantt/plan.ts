import type { GanttModel, GanttRow } from '../../protocol/gantt'
import { datesIn, type Dates } from './dates'
import { type Facts, factsOf } from './facts'
import { hasChildren, type Outline, outlineOf } from './layout/outline'
import { chartRange, scheduleSpan } from './layout/range'
import { dayOf, type Span } from './layout/units'
import type { Say } from './words'

/** A model, and what is computed from it once. */
export interface Plan {
  readonly model: GanttModel
  readonly outline: Outline
  /** All that can be scrolled to, and the schedule alone. */
  readonly range: Span
  readonly schedule: Span
  /** Whether dates need their year. */
  readonly years: boolean
  readonly dates: Dates
  readonly facts: (row: GanttRow) => Facts
}

export function planOf(model: GanttModel, say: Say, language: string): Plan {
  const range = chartRange(model)
  const years = yearOf(range.from) !== yearOf(range.to)
  const dates = datesIn(language, years)
  const known = new WeakMap<GanttRow, Facts>()
  const facts = (row: GanttRow): Facts => {
    const found = known.get(row) ?? factsOf(row, { say, dates, model })
    known.set(row, found)
    return found
  }
  return { model, outline: outlineOf(model.rows), range, schedule: scheduleSpan(model), years, dates, facts }
}

const yearOf = (minute: number): number => new Date(dayOf(minute) * 86_400_000).getUTCFullYear()

/** All rows that can be collapsed. */
export const foldable = ({ outline }: Plan): string[] => outline.keys.filter((_, row) => hasChildren(outline, row))

/** What is shown while there is no plan. */
export const noOutline: Outline = outlineOf([])
export const noDates: Dates = datesIn('en', false)
export const noFacts = (): Facts => ({ title: '', start: '', finish: '', label: '', sentence: '', story: () => [] })
