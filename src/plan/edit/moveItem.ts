import { rangeAt, type Range, type TextEdit } from '../../base/text'
import type { Item, Task } from '../model/plan'
import type { FileReading, FileSection } from '../read/file'
import type { PlanReading } from '../readPlan'
import { blockOf, isBlockSection, itemsOfSection, joined, linesOfBlock, removeBlock, sectionAround, type Block } from './block'
import { columnOf, insertLines, afterLine } from './format'
import { placedItem, notEditable, refactoring, refuse, type Refactored } from './refactoring'

/**
 * Moves an item with its comments to the end of its collection in another file of the plan, or into a new file when
 * there is none at the path.
 */
export function moveItem(reading: PlanReading, id: string, to: string): Refactored {
  const placed = placedItem(reading, id)
  if (!placed.ok) return placed
  const { item, file } = placed.value
  const reason = whyNotMovable(file, item)
  if (reason !== undefined) return refuse(reason)
  const section = sectionAround(file, item)!
  const block = blockOf(file.text, item)!
  const target = reading.files.get(to)
  if (target && !target.editable) return notEditable(to)
  const put = target ? insertBlock(target, section, (indent) => linesOfBlock(file.text, block, indent)) : newFile(file, section, block)
  if (!put) return refuse(`\`${section.collection}\` of ${to} is not written in lines of its own.`)
  const take = removeBlock(file.text, leavesNothing(file, section, item) ? rangeAt(section.range.start, block.range.end) : block.range)
  return refactoring(reading, [{ file: file.path, edits: [take] }, { file: to, edits: [put] }], [{ id }])
}

/** Why an item cannot be moved to another file; undefined when it can be, as far as its own lines show. */
export function whyNotMovable(file: FileReading, item: Item): string | undefined {
  const { parent } = item as Partial<Task>
  if (parent !== undefined) return `\`${item.id}\` is a part of \`${parent}\` and stands where that one stands.`
  if (!file.editable) return notEditable(file.path).message
  const section = sectionAround(file, item)
  if (!section || !isBlockSection(file.text, section) || !blockOf(file.text, item)) {
    return `\`${item.id}\` stands between braces. Write it in lines of its own first.`
  }
  return undefined
}

/** Moves a whole section, with the comments right above its key, to a new file. */
export function extractSection(reading: PlanReading, place: { readonly file: string; readonly section: FileSection }, to: string): Refactored {
  const file = reading.files.get(place.file)
  if (!file?.editable) return notEditable(place.file)
  const { section } = place
  if (!isBlockSection(file.text, section)) return refuse(`\`${section.collection}\` is not written in lines of its own.`)
  const block = blockOf(file.text, { source: { file: file.path, idRange: section.keyRange, range: section.range } as Item['source'] })
  if (!block || reading.files.has(to)) return refuse(`\`${section.collection}\` cannot be moved to ${to}.`)
  const text = joined(linesOfBlock(file.text, block, 0), file.text).replace(/^\ufeff/, '')
  const put: TextEdit = { range: rangeAt(0), text }
  return refactoring(reading, [{ file: file.path, edits: [removeBlock(file.text, block.range)] }, { file: to, edits: [put] }], [])
}

/** Whether only the section's key would be left. */
const leavesNothing = (file: FileReading, section: FileSection, item: Item): boolean =>
  itemsOfSection(file, section).every(({ id }) => id === item.id)

function newFile(file: FileReading, { collection }: FileSection, block: Block): TextEdit {
  return { range: rangeAt(0), text: joined([`${collection}:`, ...linesOfBlock(file.text, block, 2)], file.text) }
}

/** Behind the last item of the collection in a file, or in a new section at its end. */
function insertBlock(file: FileReading, { collection }: FileSection, lines: (indent: number) => readonly string[]): TextEdit | undefined {
  const { text } = file
  const section = file.sections.find((each) => each.collection === collection)
  if (!section) {
    const gap = text.trim() === '' || /\n\s*\n$/.test(text) ? [] : ['']
    return insertLines(text, text.length, [...gap, `${collection}:`, ...lines(2)])
  }
  if (!isBlockSection(text, section)) return undefined
  const last = itemsOfSection(file, section).at(-1)
  if (!last) return insertLines(text, afterLine(text, section.keyRange.end), lines(2))
  const block: { range: Range } | undefined = blockOf(text, last)
  return block && insertLines(text, block.range.end, lines(columnOf(text, last.source.idRange.start)))
}
