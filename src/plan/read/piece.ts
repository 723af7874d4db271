import type { Collection } from '../schema/collection'
import { parseYaml } from '../syntax/parse'
import { readEntries, readSection } from './item'
import type { PieceReading } from './place'

/** Reads a piece of text as a part of a collection. */
export type ReadPiece = (collection: Collection, text: string) => Omit<PieceReading, 'text'>

/** Reads a copy: parts of a text keep the whole of it in memory, and a piece outlives many versions of its file. */
export function readAnew(collection: Collection, text: string, read: ReadPiece): PieceReading {
  const copy = ` ${text}`.slice(1)
  return { text: copy, ...read(collection, copy) }
}

/** Items that stand apart from their section. */
export function readPiece(collection: Collection, text: string): Omit<PieceReading, 'text'> {
  const { node, problems, missing } = parseYaml(text)
  if (node?.kind !== 'map') return { items: [], problems, missing }
  const read = readEntries(collection, node.entries)
  return { items: read.items, problems: [...problems, ...read.problems], missing }
}

/** A section that is one piece, with its key. */
export function readSectionPiece(collection: Collection, text: string): Omit<PieceReading, 'text'> {
  const { node, problems, missing } = parseYaml(text)
  const entry = node?.kind === 'map' ? node.entries.find(({ key }) => key === collection.key) : undefined
  if (!entry) return { items: [], problems, missing }
  const read = readSection(collection, entry)
  return { items: read.items, problems: [...problems, ...read.problems], missing }
}
