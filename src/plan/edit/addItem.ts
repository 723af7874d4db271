import { rangeAt, type TextEdit } from '../../base/text'
import type { Item, Plan } from '../model/plan'
import type { PlanReading } from '../readPlan'
import type { FileReading, FileSection } from '../read/file'
import { schema, type CollectionKey } from '../schema/schema'
import { entryOf, isNull, shiftNode, type MapNode } from '../syntax/node'
import { afterLine, columnOf, insertLines, lineEnding, startOfLine } from './format'
import { isWrittenNull, type WrittenField } from './setField'

/** A new item: its values are YAML of one line each. */
export interface NewItem {
  readonly collection: CollectionKey
  readonly id: string
  readonly fields: readonly WrittenField[]
  /** The summary task that is to hold it. */
  readonly parent?: string
  /** The item after which it is to stand, when there is one. */
  readonly after?: string
}

/** An edit of one file; when there is no file yet that could take the item, `text` is undefined and a file must be made. */
export interface FileEdit {
  readonly file: string
  readonly edits: readonly TextEdit[]
}

/** The edit that adds an item beside its like: after a sibling, in its parent, in its collection's section, or in a new section. */
export function addItem(reading: PlanReading, item: NewItem): FileEdit | undefined {
  const { plan, files } = reading
  const parent = plan.tasks.get(item.parent ?? '')
  const editable = (file: string | undefined) => (file === undefined ? undefined : editableFile(files, file))
  if (parent) return inFile(editable(parent.source.file), (file) => addChild(file.text, plan, parent, item))
  const sibling = siblingOf(plan, item)
  if (sibling) return inFile(editable(sibling.source.file), (file) => addAfter(file.text, sibling, item))
  const home = [...files.values()].find((file) => file.editable && sectionOf(file, item.collection)) ?? [...files.values()].find((file) => file.editable)
  return inFile(home, (file) => addToSection(file, item))
}

const inFile = (file: FileReading | undefined, edit: (file: FileReading) => TextEdit): FileEdit | undefined =>
  file && { file: file.path, edits: [edit(file)] }

const editableFile = (files: ReadonlyMap<string, FileReading>, path: string): FileReading | undefined => {
  const file = files.get(path)
  return file?.editable ? file : undefined
}

const sectionOf = (file: FileReading, collection: CollectionKey): FileSection | undefined =>
  file.sections.find((section) => section.collection === collection)

function siblingOf(plan: Plan, item: NewItem): Item | undefined {
  const wanted = plan.items.get(item.after ?? '')
  const root = wanted && outermost(plan, wanted)
  if (root?.collection === item.collection) return root
  return [...plan.items.values()].filter((each) => each.collection === item.collection && outermost(plan, each) === each).at(-1)
}

function outermost(plan: Plan, item: Item): Item {
  let at = item
  for (let up = plan.tasks.get(at.id)?.parent; up !== undefined; up = plan.tasks.get(up)?.parent) at = plan.tasks.get(up) ?? at
  return at
}

/** The lines of an item in block style. */
function linesOf(item: NewItem, indent: number): readonly string[] {
  const [outer, inner] = [' '.repeat(indent), ' '.repeat(indent + 2)]
  return [`${outer}${item.id}:`, ...item.fields.map(({ key, value }) => `${inner}${key}: ${value}`)]
}

const inFlow = (item: NewItem): string =>
  `${item.id}: { ${item.fields.map(({ key, value }) => `${key}: ${value}`).join(', ')} }`

function addAfter(text: string, sibling: Item, item: NewItem): TextEdit {
  const { idRange, range } = sibling.source
  if (inFlowMapping(text, sibling)) return { range: rangeAt(range.end), text: `, ${inFlow(item)}` }
  return insertLines(text, afterLine(text, range.end), linesOf(item, columnOf(text, idRange.start)))
}

/** Whether an item stands between braces: something is before it on its line, or a comma or brace comes next. */
function inFlowMapping(text: string, { source: { idRange, range } }: Item): boolean {
  const before = text.slice(startOfLine(text, idRange.start), idRange.start)
  return /[^\s\ufeff]/.test(before) || /^(?:\s|#[^\n]*\n)*[,}]/.test(text.slice(range.end, range.end + 2000))
}

function addChild(text: string, plan: Plan, parent: Item, item: NewItem): TextEdit {
  const last = plan.items.get(plan.tasks.get(parent.id)?.children.at(-1) ?? '')
  if (last) return addAfter(text, last, item)
  const node = shiftNode(parent.source.node, parent.source.base)
  const indent = columnOf(text, parent.source.idRange.start) + 2
  const nested = entryOf(node, schema.tasks.nested ?? '')
  if (nested) return { range: isNull(nested.value) && !isWrittenNull(nested.value) ? rangeAt(nested.keyRange.end + 1) : nested.value.range, text: ` { ${inFlow(item)} }` }
  if (isWrittenNull(node)) return { range: node.range, text: `{ tasks: { ${inFlow(item)} } }` }
  if (node.kind === 'map' && node.flow) return addNestedFlow(node, item)
  const column = node.kind === 'map' && node.entries[0] ? columnOf(text, node.entries[0].keyRange.start) : indent
  const lines = [`${' '.repeat(column)}tasks:`, ...linesOf(item, column + 2)]
  return insertLines(text, afterLine(text, parent.source.range.end), lines)
}

/** After the last entry: a comma may stand behind it already. */
function addNestedFlow({ entries, range }: MapNode, item: NewItem): TextEdit {
  const last = entries.at(-1)
  const written = `tasks: { ${inFlow(item)} }`
  if (!last) return { range, text: `{ ${written} }` }
  return { range: rangeAt(Math.max(last.keyRange.end, last.value.range.end)), text: `, ${written}` }
}

function addToSection(file: FileReading, item: NewItem): TextEdit {
  const section = sectionOf(file, item.collection)
  const eol = lineEnding(file.text)
  if (!section) return newSection(file.text, item)
  const behind = file.text.slice(section.keyRange.end, section.range.end)
  const inline = /^["']?\s*:[ \t]*(\{\s*\}|~|null)/.exec(behind)
  const lines = linesOf(item, 2)
  if (!inline) return insertLines(file.text, afterLine(file.text, section.keyRange.end), lines)
  const start = section.keyRange.end + inline[0].length - (inline[1] ?? '').length
  return { range: rangeAt(start - /[ \t]*$/.exec(behind.slice(0, start - section.keyRange.end))![0].length, section.keyRange.end + inline[0].length), text: eol + lines.join(eol) }
}

function newSection(text: string, item: NewItem): TextEdit {
  const gap = text.trim() === '' || /\n\s*\n$/.test(text) ? [] : ['']
  return insertLines(text, text.length, [...gap, `${item.collection}:`, ...linesOf(item, 2)])
}
