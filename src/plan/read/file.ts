import { rangeAt, shiftRange, type Range } from '../../base/text'
import { duplicateKey } from '../checks/duplicateKey'
import type { Fix, LocalProblem, Problem } from '../checks/problem'
import { unknownKey } from '../checks/unknownKey'
import { wrongType } from '../checks/wrongType'
import type { Collection } from '../schema/collection'
import { collectionKeys, isCollection, schema, type CollectionKey } from '../schema/schema'
import { isNull, shiftNode, type Entry, type PlanNode } from '../syntax/node'
import { parseYaml } from '../syntax/parse'
import { prepareText } from '../syntax/prepare'
import { splitSections, type Section } from '../syntax/split'
import { readEntries, readSection, type LocalItems } from './item'

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
}

export interface FileSection {
  readonly collection: CollectionKey
  readonly keyRange: Range
  /** Start and end of the section's lines. */
  readonly range: Range
}

/** A piece of text with what it says; the same object as long as its text is the same. */
export interface PlacedPiece extends LocalItems {
  readonly collection: CollectionKey
  /** Its offset in the file. */
  readonly start: number
  readonly reading: PieceReading
}

interface PieceReading extends LocalItems {
  readonly text: string
}

/** Reads a file; pieces whose text is unchanged since `previous` are not read again. */
export function readFile(path: string, text: string, previous?: FileReading): FileReading {
  if (previous?.text === text) return previous
  const prepared = prepareText(text)
  const local = [...prepared.problems]
  const output: Output = { pieces: [], sections: [], problems: local, known: knownPieces(previous) }
  if (prepared.text !== undefined) readText(output, prepared.text)
  return {
    path,
    text,
    pieces: output.pieces,
    sections: output.sections,
    problems: local.map((problem) => placeProblem(problem, path, 0)),
    editable: prepared.text !== undefined && !prepared.conflicted,
  }
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

interface Output {
  readonly pieces: PlacedPiece[]
  readonly sections: FileSection[]
  readonly problems: LocalProblem[]
  readonly known: ReadonlyMap<string, PieceReading>
}

const knownPieces = (previous: FileReading | undefined): ReadonlyMap<string, PieceReading> =>
  new Map(
    previous?.pieces
      .filter(({ reading }) => reading.text !== '')
      .map(({ collection, reading }) => [nameOf(collection, reading.text), reading]),
  )

const nameOf = (collection: string, text: string): string => `${collection}\n${text}`

function readText(output: Output, text: string): void {
  const sections = splitSections(text)
  if (!sections) return readWhole(output, text)
  const seen = new Set<string>()
  for (const section of sections) readSplit(output, text, section, seen)
}

function readSplit(output: Output, text: string, section: Section, seen: Set<string>): void {
  const keyRange = rangeAt(section.start, section.start + section.key.length)
  const collection = collectionOf(output, { key: section.key, keyRange }, seen)
  if (!collection) return
  output.sections.push({ collection: collection.key as CollectionKey, keyRange, range: rangeAt(section.start, section.end) })
  const apart = collection.shape === 'single' ? undefined : section.pieces
  for (const { start, end } of apart ?? [section]) {
    const read = apart ? readPiece : readSectionPiece
    place(output, collection, { start, text: text.slice(start, end), read })
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

interface PieceText {
  readonly start: number
  readonly text: string
  readonly read: (collection: Collection, text: string) => LocalItems
}

function place(output: Output, collection: Collection, { start, text, read }: PieceText): void {
  const reading = output.known.get(nameOf(collection.key, text)) ?? { text, ...read(collection, text) }
  output.pieces.push({ collection: collection.key as CollectionKey, start, reading, items: reading.items, problems: reading.problems })
}

function readPiece(collection: Collection, text: string): LocalItems {
  const { node, problems } = parseYaml(text)
  if (node?.kind !== 'map') return { items: [], problems }
  const read = readEntries(collection, node.entries)
  return { items: read.items, problems: [...problems, ...read.problems] }
}

function readSectionPiece(collection: Collection, text: string): LocalItems {
  const { node, problems } = parseYaml(text)
  const entry = node?.kind === 'map' ? node.entries.find(({ key }) => key === collection.key) : undefined
  if (!entry) return { items: [], problems }
  const read = readSection(collection, entry)
  return { items: read.items, problems: [...problems, ...read.problems] }
}

/** For layouts that cannot be cut: the file is one YAML document. */
function readWhole(output: Output, text: string): void {
  const base = text.startsWith('\uFEFF') ? 1 : 0
  const parsed = parseYaml(text.slice(base))
  const node = parsed.node && shiftNode(parsed.node, base)
  output.problems.push(...parsed.problems.map((problem) => ({ ...problem, range: shiftRange(problem.range, base) })))
  if (!node || isNull(node)) return
  if (node.kind !== 'map') return void output.problems.push(wrongType(node, 'a mapping from collections to items'))
  const seen = new Set<string>()
  for (const entry of node.entries) readWholeSection(output, entry, seen)
}

function readWholeSection(output: Output, entry: Entry, seen: Set<string>): void {
  const collection = collectionOf(output, entry, seen)
  if (!collection) return
  const range = rangeAt(entry.keyRange.start, Math.max(entry.keyRange.end, entry.value.range.end))
  output.sections.push({ collection: collection.key as CollectionKey, keyRange: entry.keyRange, range })
  // A piece of its own for each section, never found again: its ranges count from the start of the file.
  place(output, collection, { start: 0, text: '', read: () => readSection(collection, entry) })
}
