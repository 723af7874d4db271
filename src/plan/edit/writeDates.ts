import { success, type Result } from '../../base/result'
import type { TextEdit } from '../../base/text'
import { formatDay, formatMoment } from '../../time/day'
import type { When } from '../model/values'
import type { PlanReading } from '../readPlan'
import { placedItem, refactoring, type Refactoring } from './refactoring'
import { removeField, setField } from './setField'
import type { EditRefusal, Touched } from './verify'

export interface DatesWritten extends Refactoring {
  /** The task that each edit is about. */
  readonly taskOf: ReadonlyMap<TextEdit, string>
}

/**
 * Gives tasks the first day, or moment, on which they may start: one refactoring for all of them. What has such a date is no more as
 * late as possible: `alap` goes.
 */
export function writeEarliest(reading: PlanReading, dates: ReadonlyMap<string, When>): Result<DatesWritten, EditRefusal> {
  const edits = new Map<string, TextEdit[]>()
  const taskOf = new Map<TextEdit, string>()
  const touched: Touched[] = []
  for (const [id, when] of dates) {
    const placed = placedItem(reading, id)
    if (!placed.ok) return placed
    const { item, file } = placed.value
    const known = edits.get(file.path) ?? []
    edits.set(file.path, known)
    const own = [setField(file.text, item, { key: 'earliest', value: formatWhen(when) }), removeField(file.text, item, 'alap')].filter((each) => each !== undefined)
    for (const edit of own) taskOf.set(edit, id)
    known.push(...own)
    touched.push({ id, keys: ['earliest', 'alap'] })
  }
  const written = refactoring(reading, [...edits].map(([file, each]) => ({ file, edits: each })), touched)
  return written.ok ? success({ ...written.value, taskOf }) : written
}

const formatWhen = ({ day, minute }: When): string => (minute === undefined ? formatDay(day) : formatMoment(minute))
