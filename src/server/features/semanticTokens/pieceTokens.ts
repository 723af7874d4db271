import { entryOf, type Entry, type PlanNode, type ScalarNode } from '../../../plan/syntax/node'
import type { PieceReading } from '../../../plan/read/place'
import { readSection, type LocalItem } from '../../../plan/read/item'
import { kindOfKey, referencesIn } from '../../../plan/read/occurrences'
import { markdown, text as textKind } from '../../../plan/schema/kinds/text'
import type { Fields, Kind } from '../../../plan/schema/kind'
import { addableKeys, isOverlay, schema, type CollectionKey } from '../../../plan/schema/schema'
import type { Reference } from '../../../plan/model/values'

/** What a stretch of a piece of text is, as far as the piece alone tells. */
export interface Token {
  /** From the start of the piece. */
  readonly start: number
  readonly length: number
  /** `id` and `status` get their look from the plan. */
  readonly kind: 'key' | 'number' | 'word' | 'link' | 'switch' | 'id' | 'status'
  /** Of an id and a status: its text. */
  readonly text?: string
  /** True where an id is given to an item. */
  readonly declares?: true
}

const known = new WeakMap<PieceReading, readonly Token[]>()

/** The tokens of a piece in the order of its text; found once for as long as the text is the same. */
export function tokensOf(collection: CollectionKey, reading: PieceReading): readonly Token[] {
  const found = known.get(reading)
  if (found) return found
  const tokens = apart(reading.items.flatMap((item) => itemTokens(collection, item)).sort((a, b) => a.start - b.start))
  known.set(reading, tokens)
  return tokens
}

/** Without those that begin within another one: what an alias stands for is at one place. */
function apart(tokens: readonly Token[]): readonly Token[] {
  let behind = 0
  return tokens.filter(({ start, length }) => {
    if (start < behind || length <= 0) return false
    behind = start + length
    return true
  })
}

function itemTokens(collection: CollectionKey, item: LocalItem): readonly Token[] {
  const { shape, nested, fields } = schema[collection] as { shape: string; nested?: string; fields: Fields }
  const tokens: Token[] = []
  if (shape !== 'single' && isWritten(item.id, item.idRange)) tokens.push({ ...stretch(item.idRange), kind: 'id', text: item.id, declares: true })
  for (const { id, range } of item.references) if (isWritten(id, range)) tokens.push({ ...stretch(range), kind: 'id', text: id })
  if (shape === 'texts' || item.node.kind !== 'map') return tokens
  const references = new Map(item.references.map((reference) => [reference.range.start, reference]))
  for (const entry of item.node.entries) {
    if (!isWritten(entry.key, entry.keyRange) || entryOf(item.node, entry.key) !== entry) continue
    const kind = Object.hasOwn(fields, entry.key) ? fields[entry.key]?.kind : undefined
    if (!kind && entry.key !== nested) continue
    tokens.push({ ...stretch(entry.keyRange), kind: 'key' })
    if (kind) tokens.push(...fieldTokens(collection, entry, kind, references))
  }
  return tokens
}

const stretch = ({ start, end }: { start: number; end: number }) => ({ start, length: end - start })

/** Whether a text stands at its range as it is, or in quotes: an alias does not. */
const isWritten = (text: string, { start, end }: { start: number; end: number }): boolean =>
  end - start === text.length || end - start === text.length + 2

type References = ReadonlyMap<number, Reference>

function fieldTokens(collection: CollectionKey, { key, value }: Entry, kind: Kind<unknown>, references: References): readonly Token[] {
  if (key === 'status' && collection === 'tasks') {
    return isPlain(value) ? [{ ...stretch(value.range), kind: 'status', text: value.text }] : []
  }
  if (isOverlay(collection) && key === 'set') return entriesOf(value).flatMap(settingTokens)
  if (isOverlay(collection) && key === 'add') return entriesOf(value).flatMap(additionTokens)
  if (kind === textKind || kind === markdown) return []
  return valueTokens(value, kind, references)
}

const entriesOf = (node: PlanNode): readonly Entry[] => (node.kind === 'map' ? node.entries : []).filter(({ key, keyRange }) => isWritten(key, keyRange))

/** `CORE-12: { effort: 8d }` in `set` of an overlay. */
function settingTokens({ key: id, keyRange, value }: Entry): readonly Token[] {
  const changed = entriesOf(value).flatMap((entry): readonly Token[] => {
    const kind = kindOfKey.get(entry.key)
    const references = referencesIn(entry.key, entry.value)
    const named = references.flatMap(({ id, range }): Token[] => (isWritten(id, range) ? [{ ...stretch(range), kind: 'id', text: id }] : []))
    const places = new Map(references.map((reference) => [reference.range.start, reference]))
    return kind ? [{ ...stretch(entry.keyRange), kind: 'key' }, ...named, ...fieldTokens('tasks', entry, kind, places)] : []
  })
  return [{ ...stretch(keyRange), kind: 'id', text: id }, ...changed]
}

/** `tasks: { CORE-90: … }` in `add` of an overlay. */
function additionTokens(entry: Entry): readonly Token[] {
  const key = addableKeys.find((each) => each === entry.key)
  return key ? [{ ...stretch(entry.keyRange), kind: 'key' }, ...readSection(schema[key], entry).items.flatMap((item) => itemTokens(key, item))] : []
}

function valueTokens(node: PlanNode, kind: Kind<unknown>, references: References): readonly Token[] {
  if (node.kind === 'list') return node.items.flatMap((item) => valueTokens(item, kind, references))
  if (node.kind === 'map') return node.entries.flatMap(({ value }) => valueTokens(value, kind, references))
  return isPlain(node) ? scalarTokens(node, kind, references) : []
}

const isPlain = (node: PlanNode): node is ScalarNode =>
  node.kind === 'scalar' && node.plain && node.text !== '' && node.range.end - node.range.start === node.text.length

const parts = /(?<=^|\s)(?:(FS|SS|FF|SF)|([-+x]?\d\S*))|(?<=[FS])([-+]\d\S*)/g
const longestScalar = 200

function scalarTokens({ text, range }: ScalarNode, kind: Kind<unknown>, references: References): readonly Token[] {
  if (longestScalar < text.length) return []
  if (text === 'true' || text === 'false') return [{ ...stretch(range), kind: 'switch' }]
  if (kind.words?.includes(text)) return [{ ...stretch(range), kind: 'word' }]
  const reference = references.get(range.start)
  const from = reference ? reference.range.end - range.start : 0
  // A number opens a value, or follows an id.
  if (!reference && !/^[-+]?\d/.test(text)) return []
  const found = [...text.matchAll(parts)].filter(({ index }) => from <= index)
  return found.flatMap((match): Token[] => {
    const start = range.start + match.index
    const link = match[1] === undefined ? undefined : /^(?:FS|SS|FF|SF)/.exec(match[1])?.[0]
    return [{ start, length: (link ?? match[0]).length, kind: link === undefined ? 'number' : 'link' }]
  })
}
