import { shiftRange, type Range } from '../../base/text'
import type { Item } from '../model/plan'
import { entryOf, type PlanNode } from '../syntax/node'

/** What is written under a key of an item, or under the keys of that. */
export const nodeAt = (item: Item, ...path: readonly string[]): PlanNode | undefined =>
  path.reduce<PlanNode | undefined>((node, key) => entryOf(node, key)?.value, item.source.node)

/** A range of an item's nodes as offsets in its file. */
export const inFile = (item: Item, range: Range): Range => shiftRange(range, item.source.base)
