import { rangeAt, shiftRange } from '../../base/text'
import { itemChecks } from '../checks/checks'
import { duplicateId } from '../checks/duplicateId'
import type { LocalProblem, Problem } from '../checks/problem'
import { unknownKey, unknownKeyRule } from '../checks/unknownKey'
import { wrongType } from '../checks/wrongType'
import type { Item, Plan, Task } from '../model/plan'
import type { Reference } from '../model/values'
import type { Collection } from '../schema/collection'
import { readFields } from '../schema/kinds/structures'
import { addableKeys, isOverlay, schema } from '../schema/schema'
import { entryOf, isNull, type Entry, type PlanNode } from '../syntax/node'
import { readSection } from './item'
import { placePiece, placeProblem } from './place'

/** What a change or a scenario says of the plan: its items, with what they would say. */
export interface Overlay {
  /** Items of the plan, with the values alone that are set; what is set to nothing (`due: ~`) is there and undefined. */
  readonly set: readonly Item[]
  /** Items that the plan does not have, those within others behind them. Of several with one id, the first. */
  readonly added: readonly Item[]
  /** The ids that `set` names. */
  readonly named: readonly Reference[]
  /** Everything that is wrong with it but for what it names. */
  readonly problems: readonly Problem[]
}

/** Reads `set` and `add` of an item by the kinds of what they are about; undefined for an item that is no overlay. */
export function readOverlay(plan: Pick<Plan, 'items'>, item: Item): Overlay | undefined {
  if (!isOverlay(item.collection)) return undefined
  const problems: Problem[] = []
  const tell = (problem: LocalProblem): void => void problems.push(placeProblem(problem, item.source.file, item.source.base))
  const added = readAdded(item, problems, tell)
  const all = new Map(added.map((each) => [each.id, each]))
  const entries = entriesOf(item, 'set', 'a mapping from ids to the keys that would change', tell)
  const named = entries.map(({ key, keyRange }): Reference => ({ id: key, targets: [], range: keyRange }))
  const set = entries.flatMap((entry) => {
    const target = plan.items.get(entry.key) ?? all.get(entry.key)
    return target ? [readSet(item, target, entry, tell)] : []
  })
  return { set, added, named, problems: [...problems, ...(isApplied(item) ? [] : taken(plan, added))] }
}

/** What was applied is in the plan by now. */
const isApplied = ({ values }: Item): boolean => (values as { readonly status?: string }).status === 'applied'

/** Added items whose ids the plan has already: told of at those alone. */
const taken = (plan: Pick<Plan, 'items'>, added: readonly Item[]): readonly Problem[] =>
  added.flatMap((each) => {
    const first = plan.items.get(each.id)
    return first ? duplicateId(first, each).slice(0, 1) : []
  })

type Tell = (problem: LocalProblem) => void

/** The entries of a mapping within an item, but for those of the user's own. */
function entriesOf(item: Item, key: string, expects: string, tell: Tell): readonly Entry[] {
  const node = entryOf(item.source.node, key)?.value
  if (!node || isNull(node)) return []
  if (node.kind === 'map') return node.entries.filter((entry) => !entry.key.startsWith('x-'))
  tell(wrongType(node, expects))
  return []
}

function readSet(overlay: Item, target: Item, { keyRange, value }: Entry, tell: Tell): Item {
  const collection: Collection = schema[target.collection]
  const references: Reference[] = []
  const values = isNull(value) ? {} : valuesOf(collection, value, { problem: tell, reference: (reference) => void references.push(reference) })
  const isSummary = 0 < ((target as Partial<Task>).children?.length ?? 0)
  for (const check of itemChecks) check({ collection: target.collection, id: target.id, values, node: value, isSummary }).forEach(tell)
  const { file, base } = overlay.source
  const range = shiftRange(rangeAt(keyRange.start, Math.max(keyRange.end, value.range.end)), base)
  return { ...target, values, references, source: { file, base, range, idRange: shiftRange(keyRange, base), node: value } }
}

function valuesOf(collection: Collection, node: PlanNode, reader: { problem: Tell; reference: (reference: Reference) => void }): Item['values'] {
  if (node.kind !== 'map') {
    reader.problem(wrongType(node, `a mapping with the keys of a ${collection.singular}`))
    return {}
  }
  const nested = collection.nested === undefined ? undefined : entryOf(node, collection.nested)
  if (nested) reader.problem({ rule: unknownKeyRule, range: nested.keyRange, message: `\`set\` changes items that are there: new ${nested.key} belong below \`add\`.` })
  const read = Object.entries(readFields(collection.fields, node, reader, collection.nested)).filter(([, value]) => value !== undefined)
  const emptied = node.entries.filter(({ key, value }) => isNull(value) && Object.hasOwn(collection.fields, key)).map(({ key }) => [key, undefined] as const)
  return Object.fromEntries([...emptied, ...read])
}

function readAdded(item: Item, problems: Problem[], tell: Tell): readonly Item[] {
  const added = new Map<string, Item>()
  for (const entry of entriesOf(item, 'add', 'a mapping from collections to items', tell)) {
    const key = addableKeys.find((each) => each === entry.key)
    if (!key) {
      tell(unknownKey(entry, addableKeys))
      continue
    }
    const { file, base } = item.source
    const piece = placePiece(file, key, base, { text: '', missing: [], ...readSection(schema[key], entry) })
    problems.push(...piece.problems)
    for (const each of piece.items) {
      const first = added.get(each.id)
      if (first) problems.push(...duplicateId(first, each))
      else added.set(each.id, each)
    }
  }
  return [...added.values()]
}
