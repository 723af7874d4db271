import { rangeAt, type TextEdit } from '../../base/text'
import type { Item } from '../model/plan'
import { schema } from '../schema/schema'
import { entryOf, isNull, shiftNode, type Entry, type MapNode, type PlanNode } from '../syntax/node'
import { afterLine, columnOf, insertLines, startOfLine } from './format'

/** A key with its value as YAML of one line. */
export interface WrittenField {
  readonly key: string
  readonly value: string
}

/** The edit that gives an item's key a value: the old value is replaced, or a line is put in where the format lists the key. */
export function setField(text: string, item: Item, field: WrittenField): TextEdit {
  const node = shiftNode(item.source.node, item.source.base)
  if (isNull(node) && !isWrittenNull(node)) return insertFirst(text, item, field)
  if (node.kind !== 'map') return { range: node.range, text: `{ ${field.key}: ${field.value} }` }
  const entry = entryOf(node, field.key)
  return entry ? replaceValue(text, entry, field.value) : insertField(text, item, node, field)
}

/** The edit that takes a key out of an item; undefined when the item does not have it. */
export function removeField(text: string, item: Item, key: string): TextEdit | undefined {
  const node = shiftNode(item.source.node, item.source.base)
  const entry = entryOf(node, key)
  return entry && node.kind === 'map' ? removeEntry(text, node, entry) : undefined
}

/** The edit that takes one of its entries out of a mapping whose ranges are offsets of the text. */
export const removeEntry = (text: string, node: MapNode, entry: Entry): TextEdit =>
  node.flow ? removeFromFlow(node, entry) : removeLines(text, node, entry)

function replaceValue(text: string, entry: Entry, value: string): TextEdit {
  if (!isNull(entry.value)) return { range: trimmed(text, entry), text: value }
  const colon = text.indexOf(':', entry.keyRange.end) + 1
  return { range: rangeAt(colon, Math.max(colon, entry.value.range.end)), text: ` ${value}` }
}

/** The range of a value without the line end that closes a block. */
function trimmed(text: string, { value }: Entry) {
  let { end } = value.range
  while (value.range.start < end && /\s/.test(text[end - 1] ?? '')) end--
  return rangeAt(value.range.start, end)
}

/** A value that says nothing, by `~` or `null`. */
export const isWrittenNull = (node: PlanNode): boolean => isNull(node) && node.range.start < node.range.end

/** The item is `ID:` and nothing more. */
function insertFirst(text: string, item: Item, field: WrittenField): TextEdit {
  const indent = ' '.repeat(columnOf(text, item.source.idRange.start) + 2)
  return insertLines(text, afterLine(text, item.source.idRange.end), [`${indent}${field.key}: ${field.value}`])
}

function insertField(text: string, item: Item, node: MapNode, field: WrittenField): TextEdit {
  const before = lastBefore(item, node, field.key)
  const first = node.entries[0]
  const written = `${field.key}: ${field.value}`
  if (node.flow && before) return { range: rangeAt(before.value.range.end), text: `, ${written}` }
  if (node.flow) return first
    ? { range: rangeAt(first.keyRange.start), text: `${written}, ` }
    : { range: node.range, text: `{ ${written} }` }
  const column = ' '.repeat(columnOf(text, first?.keyRange.start ?? node.range.start))
  const at = before ? afterLine(text, before.value.range.end) : startOfLine(text, first?.keyRange.start ?? node.range.start)
  return insertLines(text, at, [`${column}${written}`])
}

/** The entry after which a key stands, by the order in which the format lists keys. */
function lastBefore(item: Item, node: MapNode, key: string): Entry | undefined {
  const order = Object.keys(schema[item.collection].fields)
  const common = ['title', 'description']
  const rank = (name: string) => (common.includes(name) ? -1 : order.indexOf(name))
  const earlier = order.length === 0 ? [] : node.entries.filter((entry) => rank(entry.key) < rank(key) && entry.key !== schema[item.collection].nested)
  return earlier.reduce<Entry | undefined>((last, entry) => (last && rank(entry.key) < rank(last.key) ? last : entry), undefined)
}

function removeFromFlow(node: MapNode, entry: Entry): TextEdit {
  const index = node.entries.indexOf(entry)
  const next = node.entries[index + 1]
  const before = node.entries[index - 1]
  if (next) return { range: rangeAt(entry.keyRange.start, next.keyRange.start), text: '' }
  return { range: rangeAt(before ? before.value.range.end : entry.keyRange.start, Math.max(entry.keyRange.end + 1, entry.value.range.end)), text: '' }
}

/** A comment behind the value stays, on its line. */
function removeLines(text: string, node: MapNode, entry: Entry): TextEdit {
  const { start } = entry.keyRange
  if (node.entries.length === 1) return { range: rangeAt(start, trimmed(text, entry).end), text: '{}' }
  const written = Math.max(text.indexOf(':', entry.keyRange.end) + 1, trimmed(text, entry).end)
  const end = afterLine(text, written)
  const comment = text.slice(written, end).search(/(?<=^[ \t]*)#/)
  return { range: comment < 0 ? rangeAt(startOfLine(text, start), end) : rangeAt(start, written + comment), text: '' }
}
