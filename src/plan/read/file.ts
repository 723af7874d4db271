import { rangeAt, shiftRange, type Range } from '../../base/text'
import { duplicateKey } from '../checks/duplicateKey'
import { largestPiece } from '../checks/limits'
import type { LocalProblem, Problem } from '../checks/problem'
import { unknownKey } from '../checks/unknownKey'
import { wrongType } from '../checks/wrongType'
import type { Collection } from '../schema/collection'
import { collectionKeys, isCollection, schema, type CollectionKey } from '../schema/schema'
import { isNull, shiftNode, type Entry, type PlanNode } from '../syntax/node'
import { parseYaml } from '../syntax/parse'
import { prepareText } from '../syntax/prepare'
import { splitSections, type Section } from '../syntax/split'
import { readSection } from './item'
import { readEdited } from './edited'
import { knownPieces, type KnownPieces } from './known'
import { readAnew, readPiece, readSectionPiece, type ReadPiece } from './piece'
import { placePiece, placeProblem, type PlacedPiece } from './place'

/** A plan file, read on its own. */
export interface FileReading {
  readonly path: string
  readonly text: string
  readonly pieces: readonly PlacedPiece[]
  /** Problems of the file as a whole; those of its pieces stand there. */
  readonly problems: readonly Problem[]
  /** False when a tool must not edit it: it was left out, or has merge conflicts. */
  readonly editable: boolean
  /** Where each collection's key stands, for adding items. */
  readonly sections: readonly FileSection[]
  /** True when it was read item by item, each for itself, and nothing is to be said of the file as a whole. */
  readonly apart: boolean
}

export interface FileSection {
  readonly collection: CollectionKey
  readonly keyRange: Range
  /** Start and end of the section's lines. */
  readonly range: Range
}

/** Reads a file; pieces whose text is unchanged since `previous` are not read again. */
export function readFile(path: string, text: string, previous?: FileReading): FileReading {
  if (previous?.text === text) return previous
  return (previous && readEdited(previous, text)) ?? readWholly(path, text, previous)
}

function readWholly(path: string, text: string, previous?: FileReading): FileReading {
  const prepared = prepareText(text)
  const empty = emptyOutput(path, previous)
  const { pieces, sections, problems } = prepared.text === undefined ? empty : readText(empty, prepared.text)
  return {
    path,
    text,
    pieces,
    sections,
    problems: [...prepared.problems, ...problems].map((problem) => placeProblem(problem, path, 0)),
    editable: prepared.text !== undefined && !prepared.conflicted,
    apart: prepared.text !== undefined && prepared.problems.length + problems.length === 0 && pieces.every(standsAlone),
  }
}

const standsAlone = ({ reading }: PlacedPiece): boolean => reading.text !== '' && reading.missing.length === 0

interface Output {
  readonly path: string
  readonly pieces: PlacedPiece[]
  readonly sections: FileSection[]
  readonly problems: LocalProblem[]
  readonly known: KnownPieces
}

/** Item by item where the layout allows it; as one document where it does not, or where items share anchors. */
function readText(output: Output, text: string): Output {
  const sections = splitSections(text)
  if (!sections) return readWhole(output, text)
  const seen = new Set<string>()
  for (const section of sections) readSplit(output, text, section, seen)
  return sharesAnchors(output, text) ? readWhole(emptyOutput(output.path), text) : output
}

const emptyOutput = (path: string, previous?: FileReading): Output => ({
  path,
  pieces: [],
  sections: [],
  problems: [],
  known: knownPieces(previous?.pieces),
})

const sharesAnchors = ({ pieces }: Output, text: string): boolean =>
  text.length <= largestPiece && pieces.some(({ reading }) => reading.missing.some((name) => text.includes(`&${name}`)))

function readSplit(output: Output, text: string, section: Section, seen: Set<string>): void {
  const { key, keyRange, start, end, whole } = section
  if (key === undefined) return readLoose(output, text.slice(start, whole), start, seen)
  const collection = collectionOf(output, { key, keyRange }, seen)
  if (!collection) return
  output.sections.push({ collection: collection.key as CollectionKey, keyRange, range: rangeAt(start, end) })
  const apart = collection.shape === 'single' ? undefined : section.pieces
  for (const piece of apart ?? [rangeAt(start, whole)]) {
    const read = apart ? readPiece : readSectionPiece
    place(output, collection, { text, ...piece, read })
  }
}

/** The collection of a top-level key; a problem and undefined when there is none of that name. */
function collectionOf(output: Output, entry: Pick<Entry, 'key' | 'keyRange'>, seen: Set<string>): Collection | undefined {
  if (isCollection(entry.key)) {
    if (seen.has(entry.key)) output.problems.push(duplicateKey(entry, 'both count here, but other YAML tools refuse the file'))
    seen.add(entry.key)
    return schema[entry.key]
  }
  const nothing: PlanNode = { kind: 'scalar', text: '', plain: true, range: entry.keyRange }
  if (!entry.key.startsWith('x-')) output.problems.push(unknownKey({ ...entry, value: nothing }, collectionKeys))
  return undefined
}

interface PieceText extends Range {
  /** The text of the file. */
  readonly text: string
  readonly read: ReadPiece
}

function place(output: Output, collection: Collection, piece: PieceText): void {
  const key = collection.key as CollectionKey
  const { text, start, end, read } = piece
  const known = output.known.find(text, { collection: key, start, end })
  const isInPlace = known?.start === start
  output.pieces.push(isInPlace ? known : placePiece(output.path, key, start, known?.reading ?? readAnew(collection, text.slice(start, end), read)))
}

/** For layouts that cannot be cut: the file is one YAML document. */
function readWhole(output: Output, text: string): Output {
  const start = text.startsWith('\uFEFF') ? 1 : 0
  readLoose(output, text.slice(start), start, new Set())
  return output
}

/** Reads a text that may say anything. */
function readLoose(output: Output, text: string, start: number, seen: Set<string>): void {
  const parsed = parseYaml(text)
  const node = parsed.node && shiftNode(parsed.node, start)
  for (const problem of parsed.problems) output.problems.push({ ...problem, range: shiftRange(problem.range, start) })
  if (!node || isNull(node)) return
  if (node.kind !== 'map') return void output.problems.push(wrongType(node, 'a mapping from collections to items'))
  for (const entry of node.entries) readLooseSection(output, entry, seen)
}

function readLooseSection(output: Output, entry: Entry, seen: Set<string>): void {
  const collection = collectionOf(output, entry, seen)
  if (!collection) return
  const range = rangeAt(entry.keyRange.start, Math.max(entry.keyRange.end, entry.value.range.end))
  output.sections.push({ collection: collection.key as CollectionKey, keyRange: entry.keyRange, range })
  // A piece of its own for each section, never found again: its ranges count from the start of the file.
  const reading = { text: '', missing: [], ...readSection(collection, entry) }
  output.pieces.push(placePiece(output.path, collection.key as CollectionKey, 0, reading))
}
