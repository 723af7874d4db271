import type { Collection } from '../schema/collection'
import { parseYaml } from '../syntax/parse'
import { readEntries, readSection, type LocalItems } from './item'
import { withoutNodes } from './leanItem'
import type { PieceReading } from './place'

/** A piece of text as it was read, with the nodes of its items. */
interface ReadText extends LocalItems, Pick<PieceReading, 'missing'> {
  /** Reading it again would cost next to nothing. */
  readonly isQuick: boolean
}

/** Reads a piece of text as a part of a collection. */
export type ReadPiece = (collection: Collection, text: string) => ReadText

/** Reads a copy: parts of a text keep the whole of it in memory, and a piece outlives many versions of its file. */
export function readAnew(collection: Collection, text: string, read: ReadPiece): PieceReading {
  const copy = ` ${text}`.slice(1)
  const { isQuick, items, problems, missing } = read(collection, copy)
  return { text: copy, items: isQuick ? withoutNodes(copy, items) : items, problems, missing }
}

/** Items that stand apart from their section. */
export function readPiece(collection: Collection, text: string): ReadText {
  const { node, problems, missing, isQuick } = parseYaml(text)
  if (node?.kind !== 'map') return { items: [], problems, missing, isQuick }
  const read = readEntries(collection, node.entries)
  return { items: read.items, problems: joined(problems, read.problems), missing, isQuick }
}

/** A section that is one piece, with its key. */
export function readSectionPiece(collection: Collection, text: string): ReadText {
  const { node, problems, missing, isQuick } = parseYaml(text)
  const entry = node?.kind === 'map' ? node.entries.find(({ key }) => key === collection.key) : undefined
  if (!entry) return { items: [], problems, missing, isQuick }
  const read = readSection(collection, entry)
  return { items: read.items, problems: joined(problems, read.problems), missing, isQuick }
}

/** Nearly every piece has none: all of those share one list. */
const joined = <Each>(some: readonly Each[], others: readonly Each[]): readonly Each[] =>
  some.length + others.length === 0 ? none : [...some, ...others]

const none: readonly never[] = []
