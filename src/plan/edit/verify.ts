import { applyEdits } from '../../base/text'
import { failure, success, type Result } from '../../base/result'
import type { Item } from '../model/plan'
import { readPlan, type PlanReading } from '../readPlan'
import type { FileEdit } from './addItem'

/** Why a tool does not make an edit. */
export type EditRefusal = 'unknown-item' | 'not-editable' | 'would-damage'

/** What an edit is about: an item, and its keys that change; a new item has none that could be harmed. */
export interface Touched {
  readonly id: string
  readonly keys?: readonly string[]
}

/**
 * Reads the plan as it would stand after an edit, and refuses the edit when anything but what is touched would change, or
 * a new error would appear. Warnings may: they tell of what the user wants, not of how it is written.
 */
export function verifyEdit(reading: PlanReading, edit: FileEdit, touched: Touched): Result<FileEdit, EditRefusal> {
  const files = [...reading.files.values()].map(({ path, text }) => ({ path, text: path === edit.file ? applyEdits(text, edit.edits) : text }))
  const after = readPlan(files, reading)
  const harmed = firstHarmed(reading, after, touched)
  if (harmed !== undefined) return failure('would-damage', `This edit would change \`${harmed}\` as well. Make it by hand in ${edit.file}.`)
  if (errorsIn(reading) < errorsIn(after) || !after.plan.items.has(touched.id)) {
    return failure('would-damage', `The text around it is written in a way that no tool can edit safely. Make the edit by hand in ${edit.file}.`)
  }
  return success(edit)
}

const errorsIn = ({ problems }: PlanReading): number => problems.filter(({ rule }) => rule.severity === 'error').length

function firstHarmed(before: PlanReading, after: PlanReading, touched: Touched): string | undefined {
  for (const [id, item] of before.plan.items) {
    const now = after.plan.items.get(id)
    if (!now || !sameSaying(item, now, id === touched.id ? touched.keys : [])) return id
  }
  for (const id of after.plan.items.keys()) if (!before.plan.items.has(id) && id !== touched.id) return id
  return undefined
}

/** Whether two items say the same, but for some keys. */
const sameSaying = (a: Item, b: Item, but: readonly string[] = []): boolean =>
  a.values === b.values || written(a, but) === written(b, but)

/** Maps and nested values as text, so that equal values compare equal. */
function written({ values }: Item, but: readonly string[]): string {
  const kept = Object.entries(values).filter(([key]) => !but.includes(key)).sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify(kept, (_key, value: unknown) => (value instanceof Map ? [...value] : value))
}
