import { rangeAt, type TextEdit } from '../../base/text'
import type { Item } from '../model/plan'
import type { PlanReading } from '../readPlan'
import { blockOf, isBlockSection, itemsOfSection, type Block } from './block'
import { lineEnding } from './format'
import { notEditable, refactoring, refuse, type Refactored } from './refactoring'
import type { FileSection } from '../read/file'

export type ItemOrder = (a: Item, b: Item) => number

/** By id as people count: CORE-2 before CORE-10. */
export const byId: ItemOrder = (a, b) => compareIds(a.id, b.id)

/** Sorts the items of a section, each with its comments; what stands between them stays where it is. */
export function sortItems(reading: PlanReading, place: { readonly file: string; readonly section: FileSection }, order: ItemOrder): Refactored {
  const file = reading.files.get(place.file)
  if (!file?.editable) return notEditable(place.file)
  const items = itemsOfSection(file, place.section)
  const blocks = items.map((item) => blockOf(file.text, item)).filter((block) => block !== undefined)
  if (!isBlockSection(file.text, place.section) || blocks.length < items.length) {
    return refuse(`The items of \`${place.section.collection}\` do not stand in lines of their own.`)
  }
  const sorted = items.map((item, index) => ({ item, block: blocks[index]! })).sort((a, b) => order(a.item, b.item))
  const edits = blocks.flatMap((block, index) => replaced(file.text, block, sorted[index]!.block) ?? [])
  return refactoring(reading, [{ file: file.path, edits }], [])
}

/** Whether sorting would change anything. */
export const isSorted = (items: readonly Item[], order: ItemOrder): boolean =>
  items.every((item, index) => index === 0 || order(items[index - 1]!, item) <= 0)

function replaced(text: string, { range }: Block, by: Block): TextEdit | undefined {
  if (range.start === by.range.start) return undefined
  const now = text.slice(range.start, range.end)
  const body = text.slice(by.range.start, by.range.end).replace(/(?:\r\n|\r|\n)$/, '')
  return { range: rangeAt(range.start, range.end), text: /[\r\n]$/.test(now) ? body + lineEnding(text) : body }
}

function compareIds(a: string, b: string): number {
  const [left, right] = [parts(a), parts(b)]
  for (let at = 0; at < left.length && at < right.length; at++) {
    const [one, other] = [left[at]!, right[at]!]
    if (one === other) continue
    const numbers = /^\d/.test(one) && /^\d/.test(other) ? Number(one) - Number(other) : 0
    return numbers !== 0 ? numbers : one < other ? -1 : 1
  }
  return left.length - right.length
}

const parts = (id: string): readonly string[] => id.match(/\d+|\D+/g) ?? []
