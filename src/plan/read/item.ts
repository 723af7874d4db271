import type { Range } from '../../base/text'
import { itemChecks } from '../checks/checks'
import { invalidId } from '../checks/invalidId'
import type { LocalProblem } from '../checks/problem'
import { wrongType } from '../checks/wrongType'
import type { Reference } from '../model/values'
import type { Collection } from '../schema/collection'
import type { Reader } from '../schema/kind'
import { isId } from '../schema/kinds/references'
import { readFields } from '../schema/kinds/structures'
import { entryOf, isNull, type Entry, type PlanNode } from '../syntax/node'

/** An item as its own text tells it; ranges count from the start of the piece of text. */
export interface LocalItem {
  readonly id: string
  readonly idRange: Range
  /** From the id to the end of the value. */
  readonly range: Range
  readonly node: PlanNode
  readonly values: { readonly [key: string]: unknown }
  readonly references: readonly Reference[]
  /** Index of the item that holds it, in the same list. */
  readonly parent: number | undefined
}

/** Everything that a section says: its items, the nested ones after those that hold them. */
export interface LocalItems {
  readonly items: readonly LocalItem[]
  readonly problems: readonly LocalProblem[]
}

/** Reads the value of a top-level key. */
export function readSection(collection: Collection, entry: Entry): LocalItems {
  if (collection.shape === 'single') return readEntries(collection, [entry])
  if (isNull(entry.value)) return { items: [], problems: [] }
  if (entry.value.kind === 'map') return readEntries(collection, entry.value.entries)
  return { items: [], problems: [wrongType(entry.value, `a mapping from ${named(collection)} to ${collection.key}`)] }
}

const named = (collection: Collection): string => (collection.shape === 'ids' ? 'ids' : 'names')

/** Reads items that stand side by side. */
export function readEntries(collection: Collection, entries: readonly Entry[]): LocalItems {
  const items: LocalItem[] = []
  const problems: LocalProblem[] = []
  for (const entry of entries) readItem({ collection, items, problems }, entry, undefined)
  return { items, problems }
}

interface Output {
  readonly collection: Collection
  readonly items: LocalItem[]
  readonly problems: LocalProblem[]
}

function readItem(output: Output, entry: Entry, parent: number | undefined): void {
  const { collection, items, problems } = output
  if (entry.key.startsWith('x-')) return
  if (collection.shape === 'ids' && !isId(entry.key)) problems.push(invalidId(entry))
  const references: Reference[] = []
  const reader: Reader = {
    problem: (problem) => void problems.push(problem),
    reference: (reference) => void references.push(reference),
  }
  const index = items.length
  const item: LocalItem = {
    id: entry.key,
    idRange: entry.keyRange,
    range: { start: entry.keyRange.start, end: Math.max(entry.keyRange.end, entry.value.range.end) },
    node: entry.value,
    values: readValues(collection, entry.value, reader),
    references,
    parent,
  }
  items.push(item)
  readNested(output, entry.value, index, reader)
  const checked = { ...item, collection: collection.key, isSummary: index + 1 < items.length }
  for (const check of itemChecks) for (const problem of check(checked)) problems.push(problem)
}

function readValues(collection: Collection, node: PlanNode, reader: Reader): LocalItem['values'] {
  if (isNull(node)) return {}
  if (collection.shape === 'texts') return { meaning: collection.fields.meaning?.kind.read(node, reader) }
  if (node.kind === 'map') return readFields(collection.fields, node, reader, collection.nested)
  reader.problem(wrongType(node, `a mapping with the keys of a ${collection.singular}`))
  return {}
}

function readNested(output: Output, node: PlanNode, parent: number, reader: Reader): void {
  const nested = output.collection.nested === undefined ? undefined : entryOf(node, output.collection.nested)
  if (!nested || isNull(nested.value)) return
  if (nested.value.kind !== 'map') return reader.problem(wrongType(nested.value, `a mapping from ids to ${output.collection.key}`))
  for (const entry of nested.value.entries) readItem(output, entry, parent)
}
