import { applyEdits } from '../../base/text'
import { failure, success, type Result } from '../../base/result'
import type { Item } from '../model/plan'
import { readPlan, type PlanReading } from '../readPlan'
import type { FileEdit } from './addItem'

/** Why a tool does not make an edit. */
export type EditRefusal = 'unknown-item' | 'not-editable' | 'would-damage'

/**
 * Reads the plan as it would stand after an edit, and refuses the edit when anything but the items named in `touched`
 * would change, or a new problem would appear.
 */
export function verifyEdit(reading: PlanReading, edit: FileEdit, touched: readonly string[]): Result<FileEdit, EditRefusal> {
  const files = [...reading.files.values()].map(({ path, text }) => ({ path, text: path === edit.file ? applyEdits(text, edit.edits) : text }))
  const after = readPlan(files, reading)
  const harmed = firstHarmed(reading, after, new Set(touched))
  if (harmed !== undefined) return failure('would-damage', `This edit would change \`${harmed}\` as well. Make it by hand in ${edit.file}.`)
  if (reading.problems.length < after.problems.length) {
    return failure('would-damage', `The text around it is written in a way that no tool can edit safely. Make the edit by hand in ${edit.file}.`)
  }
  return success(edit)
}

function firstHarmed(before: PlanReading, after: PlanReading, touched: ReadonlySet<string>): string | undefined {
  for (const [id, item] of before.plan.items) {
    if (touched.has(id)) continue
    const now = after.plan.items.get(id)
    if (!now || !sameSaying(item, now)) return id
  }
  for (const id of after.plan.items.keys()) if (!before.plan.items.has(id) && !touched.has(id)) return id
  return undefined
}

const sameSaying = (a: Item, b: Item): boolean => a.values === b.values || written(a) === written(b)

/** Maps and nested values as text, so that equal values compare equal. */
const written = (item: Item): string =>
  JSON.stringify(item.values, (_key, value: unknown) => (value instanceof Map ? [...value] : value))
