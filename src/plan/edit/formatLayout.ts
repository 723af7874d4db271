import { applyEdits, contains, rangeAt, shiftRange, type Range, type TextEdit } from '../../base/text'
import type { Item } from '../model/plan'
import { readFile, type FileReading } from '../read/file'
import { said } from '../syntax/node'
import { parseYaml } from '../syntax/parse'
import { splitSections } from '../syntax/split'
import { lineEnding } from './format'
import { spacingEdits, tokensOfYaml, type Leaf, type PlacedLine } from './layoutTokens'

export interface FormatOptions {
  /** Where edits may be; the whole file when left out. */
  readonly within?: Range
  /** False leaves the indentation of all lines as it is. */
  readonly indents?: boolean
}

/**
 * Mends indentation and spacing, and nothing else: trailing spaces, two spaces a level, one space after colons, dashes and
 * commas, one blank line at most between items, a line end at the end. Comments, order, quotes and block texts stay. No
 * edits where reading the file again would not give the very same items.
 */
export function formatLayout(file: FileReading, options: FormatOptions = {}): readonly TextEdit[] {
  const edits = formatOnce(file, options)
  if (edits.length === 0 || options.within || !file.text.includes('\t')) return edits
  // What a tab in a blank line hides from a first look, another one finds.
  let after = file
  for (let more = edits, looks = 0; 0 < more.length && looks < mostLooks; more = formatOnce(after, options), looks++) {
    after = readFile(file.path, applyEdits(after.text, more), after)
  }
  return editsOfSpace(file.text, after.text)
}

const mostLooks = 4

function formatOnce(file: FileReading, { within, indents = true }: FormatOptions): readonly TextEdit[] {
  // What a lone `\r` means to YAML, its readers do not agree on.
  if (!file.editable || file.text === '' || /\r(?!\n)/.test(file.text)) return []
  const isNear = (unit: Unit): boolean => !within || (within.start <= unit.end && unit.start <= within.end)
  const units = unitsOf(file.text).filter(isNear).flatMap((unit) => tokensOfUnit(file.text, unit) ?? [])
  const spacing = units.flatMap((unit) => unit.spacing)
  const blank = [...blankLines(file.text, units), ...finalLineEnd(file.text)]
  const both = indents ? [...indentation(file.text, units), ...spacing] : spacing
  const isWithin = ({ range }: TextEdit): boolean => !within || (within.start <= range.start && range.end <= within.end)
  const mended = safeOf(file.text, units, both)
  const tries = [() => [...blank, ...mended], () => mended, () => safeOf(file.text, units, spacing)]
  for (const edits of tries) {
    const wanted = disjoint(edits()).filter(isWithin)
    if (isHarmless(file, wanted)) return wanted
  }
  return []
}

/** The edits of those units that read the same after theirs. */
function safeOf(text: string, units: readonly Unit[], edits: readonly TextEdit[]): readonly TextEdit[] {
  const ordered = disjoint(edits)
  let next = 0
  return units.flatMap(({ start, end }) => {
    while (next < ordered.length && ordered[next]!.range.start < start) next++
    const own: TextEdit[] = []
    for (; next < ordered.length && ordered[next]!.range.end <= end; next++) own.push(ordered[next]!)
    const before = text.slice(start, end)
    const local = own.map((edit) => ({ ...edit, range: shiftRange(edit.range, -start) }))
    return own.length === 0 || isSameNode(before, applyEdits(before, local)) ? own : []
  })
}

interface Unit extends Range {
  readonly indent: number
}

interface FormattedUnit extends Unit {
  readonly spacing: readonly TextEdit[]
  readonly lines: readonly PlacedLine[]
  readonly leaves: readonly Leaf[]
}

/** The parts of a text that are formatted by themselves: keys of sections, and their items. */
function unitsOf(text: string): readonly Unit[] {
  const sections = splitSections(text)
  if (!sections) return [{ start: text.startsWith('\ufeff') ? 1 : 0, end: text.length, indent: 0 }]
  return sections.filter(({ key }) => key !== undefined).flatMap(({ start, whole, pieces }): Unit[] => {
    const first = pieces?.[0]
    if (!pieces || !first) return [{ start, end: whole, indent: 0 }]
    return [{ start, end: first.start, indent: 0 }, ...pieces.map((piece) => ({ ...piece, indent: 2 }))]
  })
}

/** Undefined for what is not well-formed. */
function tokensOfUnit(text: string, unit: Unit): FormattedUnit | undefined {
  const tokens = tokensOfYaml(text.slice(unit.start, unit.end), unit.indent)
  return tokens && {
    ...unit,
    spacing: spacingEdits(tokens.leaves).map((edit) => ({ ...edit, range: shiftRange(edit.range, unit.start) })),
    lines: tokens.lines.map((line) => ({ ...line, start: line.start + unit.start })),
    leaves: tokens.leaves.map((leaf) => ({ ...leaf, start: leaf.start + unit.start, end: leaf.end + unit.start })),
  }
}

/** Text that is not well-formed means too little to be moved about. */
function isSameNode(before: string, after: string): boolean {
  const [one, other] = [parseYaml(before), parseYaml(after)]
  return one.problems.length === 0 && other.problems.length === 0 && said(one.node) === said(other.node)
}

interface Line extends Range {
  readonly indent: number
  readonly kind: 'blank' | 'comment' | 'text'
}

/** Moves lines to where their depth says; what goes on in the lines below a key moves with it. */
function indentation(text: string, units: readonly FormattedUnit[]): readonly TextEdit[] {
  const placed = new Map<number, PlacedLine>()
  const shifts = new Map<number, number>()
  for (const line of units.flatMap((unit) => unit.lines)) {
    const start = startOf(text, line.start)
    shifts.set(start, line.shift)
    if (!placed.has(start) && isFirst(text, line.start)) placed.set(start, line)
  }
  return movedLines(units.flatMap((unit) => linesOf(text, unit)), placed, shifts)
}

function movedLines(lines: readonly Line[], placed: ReadonlyMap<number, PlacedLine>, shifts: ReadonlyMap<number, number>): readonly TextEdit[] {
  const edits: TextEdit[] = []
  const seen = new Map<number, number>()
  let shift = 0
  for (const [index, line] of lines.entries()) {
    const own = placed.get(line.start)
    if (own?.indent === 0) seen.clear()
    if (own) seen.set(line.indent, own.indent)
    if (own) shift = shifts.get(line.start) ?? own.shift
    if (line.kind === 'blank') continue
    const next = line.kind === 'comment' ? lines.slice(index + 1, index + 50).find((each) => placed.has(each.start)) : undefined
    const beside = next?.indent === line.indent ? placed.get(next.start)?.indent : line.kind === 'comment' ? seen.get(line.indent) : undefined
    const indent = own?.indent ?? beside ?? Math.max(0, line.indent + shift)
    if (indent !== line.indent) edits.push({ range: rangeAt(line.start, line.start + line.indent), text: ' '.repeat(indent) })
  }
  return edits
}

function linesOf(text: string, { start, end }: Range): readonly Line[] {
  const lines: Line[] = []
  for (let at = start; at < end;) {
    const rest = /\r\n|\r|\n/.exec(text.slice(at, end))
    const close = rest ? at + rest.index : end
    const line = text.slice(at, close)
    const indent = /^ */.exec(line)![0].length
    lines.push({ start: at, end: close, indent, kind: line.trim() === '' ? 'blank' : line[indent] === '#' ? 'comment' : 'text' })
    at = rest ? close + rest[0].length : end
  }
  return lines
}

function startOf(text: string, offset: number): number {
  let at = offset
  while (0 < at && text[at - 1] !== '\n' && text[at - 1] !== '\r' && text[at - 1] !== '\ufeff') at--
  return at
}

const isFirst = (text: string, offset: number): boolean => /^ *$/.test(text.slice(startOf(text, offset), offset))

/** Of several blank lines in a row within a section one stays; block texts keep theirs. */
function blankLines(text: string, units: readonly FormattedUnit[]): readonly TextEdit[] {
  const sections = splitSections(text) ?? []
  const edits: TextEdit[] = []
  for (const unit of units) {
    const section = sections.find(({ start, whole }) => start <= unit.start && unit.end <= whole)
    const texts = unit.leaves.filter(({ type, source }) => type !== 'newline' && type !== 'space' && /[\r\n]/.test(source))
    let blanks: Line[] = []
    for (const line of [...linesOf(text, unit), undefined]) {
      if (line?.kind === 'blank' && !texts.some((leaf) => contains(rangeAt(leaf.start, kept(leaf)), line.start))) blanks.push(line)
      else {
        const [, second] = blanks
        const behind = line?.start ?? unit.end
        if (second && section && behind <= section.end) edits.push({ range: rangeAt(second.start, behind), text: '' })
        blanks = []
      }
    }
  }
  return edits
}

/** Where the last line of a block text ends that is not blank; blank lines behind it belong to it when it says so by `+`. */
const kept = ({ start, source, type, end }: Leaf): number => (type === 'block-scalar' ? start + source.trimEnd().length : end - 1)

function finalLineEnd(text: string): readonly TextEdit[] {
  const blank = /(?:\r\n|\r|\n)(?:[ \t]*(?:\r\n|\r|\n))*[ \t]*$/.exec(text)
  if (!blank) return text.trim() === '' ? [] : [{ range: rangeAt(text.trimEnd().length, text.length), text: lineEnding(text) }]
  const first = /^(?:\r\n|\r|\n)/.exec(blank[0])![0].length
  return first === blank[0].length ? [] : [{ range: rangeAt(blank.index + first, text.length), text: '' }]
}

/** Wider edits win over those within them. */
function disjoint(edits: readonly TextEdit[]): readonly TextEdit[] {
  const ordered = [...edits].sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end)
  let behind = -1
  return ordered.filter(({ range }) => {
    if (range.start < behind) return false
    behind = Math.max(behind, range.end)
    return true
  })
}

/** The edits between two texts that differ in blanks and line ends alone. */
function editsOfSpace(before: string, after: string): readonly TextEdit[] {
  const [from, to] = [before, after].map((text) => [...text.matchAll(/(\s*)(?:\S|$)/g)]) as [RegExpExecArray[], RegExpExecArray[]]
  return from.flatMap(({ index, 1: space = '' }, at) => {
    const wanted = to[at]?.[1] ?? ''
    return wanted === space ? [] : [{ range: rangeAt(index, index + space.length), text: wanted }]
  })
}

/** Whether a file says the same after edits: every item and value, and as many problems. */
function isHarmless(file: FileReading, edits: readonly TextEdit[]): boolean {
  if (edits.length === 0) return true
  const after = readFile(file.path, applyEdits(file.text, edits), file)
  const items = (reading: FileReading): readonly Item[] => reading.pieces.flatMap((piece) => piece.items)
  const [one, other] = [items(file), items(after)]
  const count = (reading: FileReading): number => reading.pieces.reduce((sum, { problems }) => sum + problems.length, reading.problems.length)
  return one.length === other.length && count(file) === count(after) && one.every((item, index) => isSameItem(item, other[index]!))
}

const isSameItem = (a: Item, b: Item): boolean =>
  a.id === b.id && a.collection === b.collection && (a.values === b.values || said(a.source.node) === said(b.source.node))
