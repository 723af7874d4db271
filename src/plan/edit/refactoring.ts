import { failure, success, type Failure, type Result } from '../../base/result'
import type { Item } from '../model/plan'
import type { FileReading } from '../read/file'
import type { PlanReading } from '../readPlan'
import type { FileEdit } from './addItem'
import { verifyEdits, type EditRefusal, type Touched } from './verify'

/** A change of the plan's texts that is made at once; files that are not in the plan yet are made. */
export interface Refactoring {
  readonly edits: readonly FileEdit[]
  /** Paths among those of `edits` at which no file of the plan stands yet. */
  readonly creates: readonly string[]
}

export type Refactored = Result<Refactoring, EditRefusal>

export const refuse = (message: string): Failure<EditRefusal> => failure('would-damage', message)

/** The edits as one refactoring, when they harm nothing besides what they touch. */
export function refactoring(reading: PlanReading, edits: readonly FileEdit[], touched: readonly Touched[]): Refactored {
  if (edits.some(overlaps)) return refuse('What is to change is written too closely together for a tool. Make the edit by hand.')
  const verified = verifyEdits(reading, edits, touched)
  if (!verified.ok) return verified
  return success({ edits, creates: edits.map(({ file }) => file).filter((file) => !reading.files.has(file)) })
}

export interface Placed<Kind extends Item = Item> {
  readonly item: Kind
  readonly file: FileReading
}

/** An item of the plan with its file, when that may be edited. */
export function placedItem(reading: PlanReading, id: string): Result<Placed, EditRefusal> {
  const item = reading.plan.items.get(id)
  const file = item && reading.files.get(item.source.file)
  if (!item || !file) return failure('unknown-item', `The plan has no item \`${id}\` (any more).`)
  return file.editable ? success({ item, file }) : notEditable(file.path)
}

export const notEditable = (file: string): Failure<EditRefusal> =>
  failure('not-editable', `${file} has merge conflicts or is too large. Resolve that first.`)

/** Edits of one text may touch, never overlap. */
function overlaps({ edits }: FileEdit): boolean {
  const ordered = [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end)
  return ordered.some(({ range }, index) => 0 < index && range.start < ordered[index - 1]!.range.end)
}
