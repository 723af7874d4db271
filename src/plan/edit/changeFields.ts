import { shiftRange } from '../../base/text'
import type { PlanReading } from '../readPlan'
import type { CollectionKey } from '../schema/schema'
import { entryOf } from '../syntax/node'
import { addItem } from './addItem'
import { placedItem, refactoring, refuse, type Refactored } from './refactoring'
import { removeField, setField, type WrittenField } from './setField'

/** Gives an item's keys values, and takes keys away. */
export function changeFields(reading: PlanReading, id: string, { set, remove = [] }: { set: readonly WrittenField[]; remove?: readonly string[] }): Refactored {
  const placed = placedItem(reading, id)
  if (!placed.ok) return placed
  const { item, file } = placed.value
  const edits = [...set.map((field) => setField(file.text, item, field)), ...remove.flatMap((key) => removeField(file.text, item, key) ?? [])]
  return refactoring(reading, [{ file: file.path, edits }], [{ id, keys: [...set.map(({ key }) => key), ...remove], fields: set }])
}

/** Gives an item's key another name and value, in its place. */
export function renameField(reading: PlanReading, id: string, from: string, to: WrittenField): Refactored {
  const placed = placedItem(reading, id)
  if (!placed.ok) return placed
  const { item, file } = placed.value
  const entry = entryOf(item.source.node, from)
  if (!entry) return refuse(`\`${id}\` has no \`${from}\`.`)
  const key = shiftRange(entry.keyRange, item.source.base)
  const value = setField(file.text, item, { key: from, value: to.value })
  return refactoring(reading, [{ file: file.path, edits: [{ range: key, text: to.key }, value] }], [{ id, keys: [from, to.key], fields: [to] }])
}

/** Adds an item that others name already, beside its like. */
export function addMissing(reading: PlanReading, collection: CollectionKey, id: string): Refactored {
  if (reading.plan.items.has(id)) return refuse(`\`${id}\` is there already.`)
  const named = collection === 'people' || collection === 'stakeholders' ? 'name' : 'title'
  const edit = addItem(reading, { collection, id, fields: [{ key: named, value: id }] })
  return edit ? refactoring(reading, [edit], [{ id }]) : refuse('No file of the plan can take it.')
}
