import { contains, rangeAt, shiftRange, type Range } from '../../base/text'
import type { Reference } from '../model/values'
import type { PlanReading } from '../readPlan'
import type { Collection } from '../schema/collection'
import type { Kind } from '../schema/kind'
import { isId } from '../schema/kinds/references'
import { addableKeys, isOverlay, schema, type CollectionKey } from '../schema/schema'
import { entryOf, type MapNode, type PlanNode } from '../syntax/node'
import type { FileReading } from './file'
import { readSection, type LocalItem } from './item'
import type { PlacedPiece } from './place'

/** What a name is a name of. Ids of all collections are one space; the others have names of their own. */
export type Space = 'item' | 'calendar' | 'status' | 'tag' | 'skill'

/** A name at a place of a plan file. */
export interface Occurrence {
  readonly space: Space
  readonly name: string
  /** `former`: in a list of ids that an item had before. */
  readonly role: 'definition' | 'reference' | 'former'
  /** The name alone, without quotes, link type or share. Offsets in the file. */
  readonly range: Range
  /** Whether quotes are around it, though not in `range`. */
  readonly isQuoted: boolean
}

export interface PlacedOccurrence extends Occurrence {
  readonly file: string
}

/** The name that stands at an offset of a file. */
export function occurrenceAt(reading: PlanReading, file: string, offset: number): PlacedOccurrence | undefined {
  const found = reading.files.get(file)
  if (!found) return undefined
  for (const piece of found.pieces) {
    const length = piece.reading.text.length
    if (length !== 0 && (offset < piece.start || piece.start + length < offset)) continue
    const occurrence = occurrencesIn(found, piece).find(({ range }) => contains(range, offset - piece.start))
    if (occurrence) return { ...occurrence, range: shiftRange(occurrence.range, piece.start), file }
  }
  return undefined
}

/** Every place of a plan, or of one of its files, where a name stands; those of each file in order of their pieces. */
export function occurrencesOf(reading: PlanReading, { space, name }: Pick<Occurrence, 'space' | 'name'>, file?: string): readonly PlacedOccurrence[] {
  const isWanted = (each: Occurrence): boolean => each.name === name && each.space === space
  return [...everyOccurrence(reading, isWanted, file)]
}

/** The names of a plan that fulfil a wish. */
export function* everyOccurrence(reading: PlanReading, isWanted: (each: Occurrence) => boolean, file?: string): Iterable<PlacedOccurrence> {
  for (const each of reading.files.values()) {
    if (file !== undefined && each.path !== file) continue
    for (const piece of each.pieces) {
      for (const found of occurrencesIn(each, piece)) {
        if (isWanted(found)) yield { ...found, range: shiftRange(found.range, piece.start), file: each.path }
      }
    }
  }
}

/** By what a piece says, wherever it stands: an edit of another piece leaves them known. */
const known = new WeakMap<PlacedPiece['reading'], readonly Occurrence[]>()

/** The names of a piece; ranges count from its start. */
function occurrencesIn(file: FileReading, piece: PlacedPiece): readonly Occurrence[] {
  const found = known.get(piece.reading)
  if (found) return found
  const finder = new Finder(piece.reading.text === '' ? file.text : piece.reading.text)
  for (const item of piece.reading.items) finder.addItem(piece.collection, item)
  known.set(piece.reading, finder.found)
  return finder.found
}

/** Collects the names of one piece; it lives for that long. */
class Finder {
  readonly found: Occurrence[] = []
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  addItem(collection: CollectionKey, { id, idRange, node, references }: LocalItem): void {
    const { shape } = schema[collection]
    if (shape === 'ids') this.#add('item', 'definition', { name: id, range: idRange })
    if (collection === 'calendars') this.#add('calendar', 'definition', { name: id, range: idRange })
    if (collection === 'project') this.#addKeys('status', 'definition', entryOf(node, 'statuses')?.value)
    for (const reference of references) this.#addReference(reference)
    if (node.kind === 'map') this.#addFields(collection, node)
  }

  #addFields(collection: CollectionKey, node: MapNode): void {
    for (const { key, value } of node.entries) {
      if (key === 'was' && schema[collection].shape === 'ids') this.#addTexts('item', 'former', value)
      else if (key === 'tags' && schema[collection].shape === 'ids') this.#addTexts('tag', 'reference', value)
      else if (key === 'skills' && (collection === 'people' || collection === 'tasks')) this.#addKeys('skill', 'reference', value)
      else if (key === 'status' && collection === 'tasks') this.#addTexts('status', 'reference', value)
      else if (key === 'set' && isOverlay(collection)) this.#addOverlay(value)
      else if (key === 'add' && isOverlay(collection)) this.#addAdded(value)
    }
  }

  /** `set: { CORE-12: { after: [CORE-3] } }` */
  #addOverlay(node: PlanNode): void {
    if (node.kind !== 'map') return
    for (const { key, keyRange, value } of node.entries) {
      if (isId(key)) this.#add('item', 'reference', { name: key, range: keyRange })
      if (value.kind === 'map') this.#addChanged(value)
    }
  }

  /** Values of an item whose collection only the whole plan tells; what a key may name is the same in all of them. */
  #addChanged(node: MapNode): void {
    for (const { key, value } of node.entries) {
      if (key === 'status') this.#addTexts('status', 'reference', value)
      else for (const reference of referencesIn(key, value)) this.#addReference(reference)
    }
  }

  /** `add: { tasks: { CORE-50: { after: [CORE-3] } } }` */
  #addAdded(node: PlanNode): void {
    if (node.kind !== 'map') return
    for (const entry of node.entries) {
      const key = addableKeys.find((each) => each === entry.key)
      if (key) for (const item of readSection(schema[key], entry).items) this.addItem(key, item)
    }
  }

  #addReference({ id, targets, range }: Reference): void {
    this.#add(targets[0] === 'calendars' ? 'calendar' : 'item', 'reference', { name: id, range })
  }

  #addKeys(space: Space, role: Occurrence['role'], node: PlanNode | undefined): void {
    if (node?.kind !== 'map') return
    for (const { key, keyRange } of node.entries) this.#add(space, role, { name: key, range: keyRange })
  }

  #addTexts(space: Space, role: Occurrence['role'], node: PlanNode): void {
    const nodes = node.kind === 'list' ? node.items : [node]
    for (const each of nodes) if (each.kind === 'scalar') this.#add(space, role, { name: each.text, range: each.range })
  }

  /** A name that is not written out at its place, behind an alias or an escape, is none that could be shown or changed. */
  #add(space: Space, role: Occurrence['role'], { name, range }: { readonly name: string; readonly range: Range }): void {
    const isQuoted = /["']/.test(this.#text[range.start] ?? '')
    const start = range.start + (isQuoted ? 1 : 0)
    if (name === '' || !this.#text.startsWith(name, start)) return
    this.found.push({ space, role, name, range: rangeAt(start, start + name.length), isQuoted })
  }
}

/** The kind of a key in the first collection that has it: of a value whose collection only the whole plan tells. */
export const kindOfKey: ReadonlyMap<string, Kind<unknown>> = new Map(
  [schema.tasks, schema.milestones, schema.risks, ...Object.values(schema)].reverse()
    .flatMap((collection: Collection) => Object.entries(collection.fields).map(([key, { kind }]) => [key, kind] as const)),
)

/** What the value of such a key names. */
export function referencesIn(key: string, value: PlanNode): readonly Reference[] {
  const references: Reference[] = []
  kindOfKey.get(key)?.read(value, { problem: () => undefined, reference: (reference) => void references.push(reference) })
  return references
}
