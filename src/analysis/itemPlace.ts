import { contains, shiftRange, type Range } from '../base/text'
import type { Item } from '../plan/model/plan'
import { entryOf } from '../plan/syntax/node'

/** Where the value of an item's key stands in its file; the item's id when the key is not written. */
export function fieldRange(item: Pick<Item, 'source'>, key: string): Range {
  const entry = key === '' ? undefined : entryOf(item.source.node, key)
  if (!entry) return item.source.idRange
  const { value } = entry
  const range = value.range.start === value.range.end ? entry.keyRange : value.range
  return shiftRange(range, item.source.base)
}

/** Where an item names another one; the item's id when it does not. */
export function referenceRange(item: Pick<Item, 'source' | 'references'>, id: string): Range {
  const reference = item.references.find((each) => each.id === id)
  return reference ? shiftRange(reference.range, item.source.base) : item.source.idRange
}

/** The innermost item that is written around an offset of a file. */
export function itemAt(items: Iterable<Item>, file: string, offset: number): Item | undefined {
  let best: Item | undefined
  for (const item of items) {
    const { source } = item
    if (source.file !== file || !contains(source.range, offset)) continue
    if (!best || best.source.range.start <= source.range.start) best = item
  }
  return best
}
