import { CodeActionKind } from 'vscode-languageserver'
import { contains } from '../../../base/text'
import { duplicateIdRule } from '../../../plan/checks/duplicateId'
import { duplicateKeyRule } from '../../../plan/checks/duplicateKey'
import { summaryWorkRule } from '../../../plan/checks/summaryWork'
import { nextId } from '../../../plan/edit/nextId'
import { notEditable, refactoring, refuse } from '../../../plan/edit/refactoring'
import { removeEntry } from '../../../plan/edit/setField'
import type { Item, Plan } from '../../../plan/model/plan'
import type { FileReading } from '../../../plan/read/file'
import { schema } from '../../../plan/schema/schema'
import { shiftNode, type Entry, type MapNode, type PlanNode } from '../../../plan/syntax/node'
import type { Action, Offer } from './action'
import { problemsAt } from './fixes'

/** Takes away a key that says nothing: one that is written twice, or the work of a summary task. */
export const removeKey: Action = {
  name: 'removeKey',
  offers: (place) =>
    problemsAt(place).filter(({ rule }) => rule === duplicateKeyRule || rule === summaryWorkRule).flatMap(({ range }): Offer[] => {
      const found = entryAt(place.file, range.start)
      return found ? [{ title: `Remove this \`${found.entry.key}\``, kind: CodeActionKind.QuickFix, about: [place.file.path, String(range.start)] }] : []
    }),
  make({ reading }, [path = '', start = '']) {
    const file = reading.files.get(path)
    if (!file?.editable) return notEditable(path)
    const found = entryAt(file, Number(start))
    if (!found) return refuse('The key is not there any more.')
    const { item, map, entry, isOwn } = found
    const edit = removeEntry(file.text, map, entry)
    return refactoring(reading, [{ file: path, edits: [edit] }], [{ id: item.id, keys: isOwn ? [entry.key] : [] }])
  },
}

interface Found {
  readonly item: Item
  readonly map: MapNode
  readonly entry: Entry
  /** A key of the item itself. */
  readonly isOwn: boolean
}

/** The entry of an item's mappings whose key starts at an offset of a file. */
function entryAt({ pieces }: FileReading, start: number): Found | undefined {
  const item = pieces.flatMap(({ items }) => items).findLast(({ source }) => contains(source.range, start))
  const node = item && shiftNode(item.source.node, item.source.base)
  const found = node && entryIn(node, start)
  return found && item && { item, ...found, isOwn: found.map === node }
}

function entryIn(node: PlanNode, start: number): Pick<Found, 'map' | 'entry'> | undefined {
  if (node.kind === 'scalar' || !contains(node.range, start)) return undefined
  const values = node.kind === 'list' ? node.items : node.entries.map(({ value }) => value)
  const entry = node.kind === 'map' ? node.entries.find(({ keyRange }) => keyRange.start === start) : undefined
  if (node.kind === 'map' && entry) return { map: node, entry }
  for (const value of values) {
    const found = entryIn(value, start)
    if (found) return found
  }
  return undefined
}

/** Gives an item whose id another one has an id of its own; what names the id means the first one. */
export const renumber: Action = {
  name: 'renumber',
  offers: (place) =>
    problemsAt(place).filter(({ rule }) => rule === duplicateIdRule).flatMap(({ range }): Offer[] => {
      const item = laterAt(place.snapshot.plan, place.file, range.start)
      return item ? [{ title: `Give this one the id \`${freeId(place.snapshot.plan, item)}\``, kind: CodeActionKind.QuickFix, about: [place.file.path, String(range.start)] }] : []
    }),
  make({ reading }, [path = '', start = '']) {
    const file = reading.files.get(path)
    const item = file && laterAt(reading.plan, file, Number(start))
    if (!file?.editable) return notEditable(path)
    if (!item) return refuse('The id is not there twice any more.')
    const id = freeId(reading.plan, item)
    return refactoring(reading, [{ file: path, edits: [{ range: item.source.idRange, text: id }] }], [{ id }])
  },
}

/** The item whose id stands at an offset, when it is not the first one that has it. */
function laterAt({ items }: Plan, { path, pieces }: FileReading, start: number): Item | undefined {
  const item = pieces.flatMap((piece) => piece.items).find(({ source }) => source.idRange.start === start)
  const { file, idRange } = items.get(item?.id ?? '')?.source ?? {}
  return item && (file !== path || idRange?.start !== start) && schema[item.collection].shape === 'ids' ? item : undefined
}

/** The next number for what is numbered, a number behind the name for what is not. */
function freeId(plan: Plan, { id, collection }: Item): string {
  if (/\d$/.test(id)) return nextId(plan, collection)
  let number = 2
  while (plan.items.has(`${id}-${number}`)) number++
  return `${id}-${number}`
}
