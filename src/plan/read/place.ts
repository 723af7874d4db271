import { shiftRange, type Range } from '../../base/text'
import type { Fix, LocalProblem, Problem } from '../checks/problem'
import type { Item } from '../model/plan'
import type { CollectionKey } from '../schema/schema'
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

export function placePiece(file: string, collection: CollectionKey, start: number, reading: PieceReading): PlacedPiece {
  const items = reading.items.map((local) => placeItem({ file, collection, start, reading }, local))
  const problems = reading.problems.length === 0 ? noProblems : reading.problems.map((problem) => placeProblem(problem, file, start))
  return { collection, start, reading, items, problems }
}

/** The same piece further on in its file, or further back. */
export function shiftPiece(piece: PlacedPiece, file: string, by: number): PlacedPiece {
  return by === 0 ? piece : placePiece(file, piece.collection, piece.start + by, piece.reading)
}

/** A problem at its place in a file. */
export const placeProblem = (problem: LocalProblem, file: string, base: number): Problem => ({
  ...problem,
  file,
  range: shiftRange(problem.range, base),
  ...(problem.fixes && { fixes: problem.fixes.map((fix) => placeFix(fix, base)) }),
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
  const { id, values, references, node } = local
  const range: Range = shiftRange(local.range, start)
  const source = { file, range, idRange: shiftRange(local.idRange, start), node, base: start }
  if (collection !== 'tasks') return { id, collection, values, references, source } as Item
  const parent = local.parent === undefined ? undefined : reading.items[local.parent]?.id
  return { id, collection, values, references, source, parent, children: none } as Item
}
