import { shiftRange, type Range } from '../../base/text'
import type { Fix, LocalProblem, Problem } from '../checks/problem'
import type { Item, Source } from '../model/plan'
import type { CollectionKey } from '../schema/schema'
import type { PlanNode } from '../syntax/node'
import type { LocalItem, LocalItems } from './item'

/** What a piece of text says, wherever it stands. */
export interface PieceReading extends LocalItems {
  /** Empty for what cannot be read apart from its file. */
  readonly text: string
  /** Anchors of other pieces that it needs. */
  readonly missing: readonly string[]
}

/** A piece of a file: the same object as long as neither its text nor its place changes. */
export interface PlacedPiece {
  readonly collection: CollectionKey
  /** Its offset in the file. */
  readonly start: number
  readonly reading: PieceReading
  /** Tasks have no children yet: whose they are, only the whole plan tells. */
  readonly items: readonly Item[]
  readonly problems: readonly Problem[]
}

export const placePiece = (file: string, collection: CollectionKey, start: number, reading: PieceReading): PlacedPiece =>
  new Placed(file, collection, start, reading)

/** The same piece further on in its file, or further back. */
export const shiftPiece = (piece: PlacedPiece, file: string, by: number): PlacedPiece =>
  by === 0 ? piece : new Placed(file, piece.collection, piece.start + by, piece.reading)

/** The index of the first piece that begins at an offset or behind it. */
export function pieceFrom(pieces: readonly PlacedPiece[], offset: number): number {
  let [low, high] = [0, pieces.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((pieces[middle]?.start ?? Infinity) < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** The last piece that begins at an offset of a file, or before it. */
export function pieceAt({ pieces, apart }: { readonly pieces: readonly PlacedPiece[]; readonly apart: boolean }, offset: number): PlacedPiece | undefined {
  if (apart) return pieces[pieceFrom(pieces, offset + 1) - 1]
  const behind = pieces.findIndex(({ start }) => offset < start)
  return pieces[(behind < 0 ? pieces.length : behind) - 1]
}

/** What stands in it is placed when somebody asks: a key moves every piece behind it, and few of them are looked at before the next one. */
class Placed implements PlacedPiece {
  readonly file: string
  readonly collection: CollectionKey
  readonly start: number
  readonly reading: PieceReading
  #items: readonly Item[] | undefined
  #problems: readonly Problem[] | undefined

  constructor(file: string, collection: CollectionKey, start: number, reading: PieceReading) {
    this.file = file
    this.collection = collection
    this.start = start
    this.reading = reading
  }

  get items(): readonly Item[] {
    return (this.#items ??= this.reading.items.map((local) => placeItem(this, local)))
  }

  get problems(): readonly Problem[] {
    const { problems } = this.reading
    return problems.length === 0 ? noProblems : (this.#problems ??= problems.map((problem) => placeProblem(problem, this.file, this.start)))
  }
}

/** A problem at its place in a file. */
export const placeProblem = ({ related, ...problem }: LocalProblem, file: string, base: number): Problem => ({
  ...problem,
  file,
  range: shiftRange(problem.range, base),
  ...(problem.fixes && { fixes: problem.fixes.map((fix) => placeFix(fix, base)) }),
  ...(related && { related: related.map((each) => ({ ...each, file, range: shiftRange(each.range, base) })) }),
})

const placeFix = (fix: Fix, base: number): Fix => ({
  ...fix,
  edits: fix.edits.map((edit) => ({ ...edit, range: shiftRange(edit.range, base) })),
})

interface Place extends Pick<PlacedPiece, 'collection' | 'start' | 'reading'> {
  readonly file: string
}

const none: readonly string[] = []
const noProblems: readonly Problem[] = []

function placeItem({ file, collection, start, reading }: Place, local: LocalItem): Item {
  const { id, values, references } = local
  const source = new PlacedSource(file, start, local)
  if (collection !== 'tasks') return { id, collection, values, references, source } as Item
  const parent = local.parent === undefined ? undefined : reading.items[local.parent]?.id
  return { id, collection, values, references, source, parent, children: none } as Item
}

/** Ranges are counted out when somebody asks: most items are never pointed at. */
class PlacedSource implements Source {
  readonly file: string
  readonly base: number
  readonly local: LocalItem

  constructor(file: string, base: number, local: LocalItem) {
    this.file = file
    this.base = base
    this.local = local
  }

  get range(): Range {
    return shiftRange(this.local.range, this.base)
  }

  get idRange(): Range {
    return shiftRange(this.local.idRange, this.base)
  }

  get node(): PlanNode {
    return this.local.node
  }
}
