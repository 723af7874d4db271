import type { Item } from '../model/plan'
import { schema, type CollectionKey } from '../schema/schema'
import type { FileReading } from './file'
import type { LocalItem } from './item'

/** The collections that a plan has a map of. */
type Mapped = 'tasks' | 'milestones' | 'people' | 'equipment' | 'risks'

/** Numbers of items by id, or by name, in the order of the plan. */
export type Numbers = ReadonlyMap<string, number>

/**
 * Which items a plan has and where, whatever they say. Every item has a number, in the order of files and of places in them.
 * One roster serves all versions of a plan as long as edits leave ids, order and nesting as they are.
 */
export interface Roster {
  /** Every item with an id, be it of a collection with a map of its own or not: the first one of each id. */
  readonly ids: Numbers
  readonly collections: { readonly [key in Mapped | 'calendars' | 'glossary']: Numbers }
  /** The ids of each collection. */
  readonly idsOf: ReadonlyMap<CollectionKey, readonly string[]>
  readonly project: number | undefined
  /** The tasks of each summary task. */
  readonly children: ReadonlyMap<number, readonly string[]>
  /** Each item that has an id of one before it, behind that one. */
  readonly twice: readonly (readonly [first: number, second: number])[]
  /** By number: which file, which of its pieces, which item of that. */
  readonly places: Places
}

interface Places {
  readonly file: readonly number[]
  readonly piece: readonly number[]
  readonly item: readonly number[]
}

/** The item of a number, as it stands in the files; tasks without their children. */
export function placedItem({ places }: Roster, files: readonly FileReading[], number: number): Item {
  const { file, piece, item } = places
  return files[file[number]!]!.pieces[piece[number]!]!.items[item[number]!]!
}

export function rosterOf(files: readonly FileReading[]): Roster {
  const making = new Making()
  for (const [file, { pieces }] of files.entries()) {
    for (const [piece, { collection, reading }] of pieces.entries()) {
      for (const [item, local] of reading.items.entries()) making.add(collection, local, { file, piece, item })
    }
  }
  return making.finish(files)
}

/** Gathers a roster; it lives for that long. */
class Making {
  readonly #ids = new Map<string, number>()
  readonly #collections = {
    tasks: new Map<string, number>(), milestones: new Map<string, number>(), people: new Map<string, number>(), equipment: new Map<string, number>(),
    risks: new Map<string, number>(), calendars: new Map<string, number>(), glossary: new Map<string, number>(),
  }
  readonly #idsOf = new Map<CollectionKey, string[]>()
  readonly #places = { file: [] as number[], piece: [] as number[], item: [] as number[] }
  readonly #twice: (readonly [number, number])[] = []
  #project: number | undefined

  add(collection: CollectionKey, { id }: LocalItem, { file, piece, item }: { readonly file: number; readonly piece: number; readonly item: number }): void {
    // An empty id, which is a problem of its own, is no id: it stands for "none" where a parent is looked up.
    if (id === '') return
    const number = this.#places.file.push(file) - 1
    this.#places.piece.push(piece)
    this.#places.item.push(item)
    const { shape } = schema[collection]
    if (shape === 'single') this.#addProject(number)
    else if (collection === 'calendars' || collection === 'glossary') this.#addTo(this.#collections[collection], id, number)
    else if (shape === 'ids' && this.#addTo(this.#ids, id, number)) this.#addItem(collection, id, number)
  }

  finish(files: readonly FileReading[]): Roster {
    return {
      ids: this.#ids, collections: this.#collections, idsOf: this.#idsOf, project: this.#project, twice: this.#twice, places: this.#places,
      children: this.#children(files),
    }
  }

  #addItem(collection: CollectionKey, id: string, number: number): void {
    (this.#collections as Partial<Record<CollectionKey, Map<string, number>>>)[collection]?.set(id, number)
    const ids = this.#idsOf.get(collection)
    if (ids) ids.push(id)
    else this.#idsOf.set(collection, [id])
  }

  /** Where two items share an id, the first one counts. */
  #addTo(numbers: Map<string, number>, id: string, number: number): boolean {
    const first = numbers.get(id)
    if (first === undefined) numbers.set(id, number)
    else this.#twice.push([first, number])
    return first === undefined
  }

  #addProject(number: number): void {
    if (this.#project === undefined) this.#project = number
    else this.#twice.push([this.#project, number])
  }

  /**
   * The children of summary tasks. Where ids come twice, the children of all tasks with an id are those of the first one:
   * it stands before every one of them, so no task is ever its own ancestor.
   */
  #children(files: readonly FileReading[]): ReadonlyMap<number, readonly string[]> {
    const children = new Map<number, string[]>()
    const { file, piece, item } = this.#places
    const { tasks } = this.#collections
    for (const [id, number] of tasks) {
      const { items } = files[file[number]!]!.pieces[piece[number]!]!.reading
      const parent = items[item[number]!]!.parent
      const holder = parent === undefined ? undefined : tasks.get(items[parent]!.id)
      if (holder === undefined) continue
      const siblings = children.get(holder)
      if (siblings) siblings.push(id)
      else children.set(holder, [id])
    }
    return children
  }
}

/**
 * The ids of the items that were read anew since an older version; undefined when the roster is another one. Pieces that were
 * not read anew are passed by at a look, so that this takes microseconds in plans of thousands of items.
 */
export function editedIds(before: readonly FileReading[], now: readonly FileReading[]): readonly string[] | undefined {
  if (before === now) return []
  if (before.length !== now.length) return undefined
  const edited: string[] = []
  for (const [index, file] of now.entries()) {
    const old = before[index]!
    if (old.path !== file.path) return undefined
    if (old !== file && !addEdited(edited, old, file)) return undefined
  }
  return edited
}

/** False when the file has other items than before. */
function addEdited(edited: string[], before: FileReading, now: FileReading): boolean {
  if (before.pieces.length !== now.pieces.length) return false
  for (let at = 0; at < now.pieces.length; at++) {
    const [old, piece] = [before.pieces[at]!, now.pieces[at]!]
    if (old.collection !== piece.collection) return false
    if (old.reading === piece.reading) continue
    if (!hasSameItems(old.reading.items, piece.reading.items)) return false
    for (const { id } of piece.reading.items) edited.push(id)
  }
  return true
}

const hasSameItems = (before: readonly LocalItem[], now: readonly LocalItem[]): boolean =>
  before.length === now.length && before.every(({ id, parent }, at) => now[at]!.id === id && now[at]!.parent === parent)

/** The ids of items whose text names an id. */
export function idsNaming(files: readonly FileReading[], id: string): ReadonlySet<string> {
  const found = new Set<string>()
  for (const { pieces } of files) {
    for (const { reading } of pieces) {
      for (const item of reading.items) if (names(item, id)) found.add(item.id)
    }
  }
  return found
}

function names({ references }: LocalItem, id: string): boolean {
  for (const reference of references) if (reference.id === id) return true
  return false
}
