import { contains, shiftRange, type Range } from '../base/text'
import type { Item, Plan } from '../plan/model/plan'
import { readOverlay } from '../plan/read/overlay'
import { pieceAt } from '../plan/read/place'
import type { PlanNode, ScalarNode } from '../plan/syntax/node'
import type { Analysis } from './analysePlan'
import { itemAt } from './itemPlace'

/** One piece of text that is the value of something, and where it stands. */
export interface ValuePlace {
  readonly item: Item
  /** The keys that lead to it from the item; empty for an item that is plain text. */
  readonly keys: readonly string[]
  readonly node: ScalarNode
  /** In the file. */
  readonly range: Range
}

/** The item around an offset of a file, as the plan has it, or as an overlay would. */
export function itemAround({ plan, reading: { files } }: Analysis, file: string, offset: number): Item | undefined {
  const reading = files.get(file)
  const piece = reading && pieceAt(reading, offset)
  const item = piece && itemAt(piece.items, file, offset)
  const known = item && plan.items.get(item.id)
  const found = known?.source === item?.source ? known ?? item : item
  return found && (overlaidAt(plan, found, offset) ?? found)
}

/** Within what a scenario or a change sets and adds: the item there, as it would be. */
function overlaidAt(plan: Plan, item: Item, offset: number): Item | undefined {
  const overlay = readOverlay(plan, item)
  return overlay && itemAt([...overlay.set, ...overlay.added], item.source.file, offset)
}

/** Whether an item is what the plan has, and not what a scenario or a change makes of it. */
export const isInPlan = (plan: Plan, item: Item): boolean => plan.items.get(item.id)?.source === item.source

/** The value at an offset of a file; undefined on keys, and between values. */
export function valueAt(analysis: Analysis, file: string, offset: number): ValuePlace | undefined {
  const item = itemAround(analysis, file, offset)
  const found = item && scalarAt(item.source.node, offset - item.source.base, [])
  return found && item && { item, ...found, range: shiftRange(found.node.range, item.source.base) }
}

function scalarAt(node: PlanNode, offset: number, keys: readonly string[]): Pick<ValuePlace, 'node' | 'keys'> | undefined {
  if (!contains(node.range, offset)) return undefined
  if (node.kind === 'scalar') return node.range.start < node.range.end ? { node, keys } : undefined
  if (node.kind === 'list') return first(node.items, (each) => scalarAt(each, offset, keys))
  return first(node.entries, ({ key, value }) => scalarAt(value, offset, [...keys, key]))
}

function first<Value, Found>(values: readonly Value[], find: (value: Value) => Found | undefined): Found | undefined {
  for (const value of values) {
    const found = find(value)
    if (found !== undefined) return found
  }
  return undefined
}
