import { rangeAt, type Range, type TextEdit } from '../../base/text'
import type { Item } from '../model/plan'
import type { FileReading, FileSection } from '../read/file'
import { afterLine, columnOf, lineEnding, startOfLine } from './format'

/** The whole lines of an item that is written in lines of its own, with the comments that belong to it. */
export interface Block {
  readonly range: Range
  /** How far its key is indented. */
  readonly indent: number
}

/**
 * The block of an item: the comment lines right above its key, everything to its end, and comments behind it that are
 * indented deeper than its key. Undefined when the item shares a line with others, as between braces.
 */
export function blockOf(text: string, { source: { idRange, range } }: Pick<Item, 'source'>): Block | undefined {
  const line = startOfLine(text, idRange.start)
  const before = text.slice(line, idRange.start)
  const end = afterLine(text, trimmedEnd(text, range))
  if (/[^ ]/.test(before) || /^[ \t]*[^\s#]/.test(text.slice(trimmedEnd(text, range), end))) return undefined
  const indent = before.length
  return { range: rangeAt(aboveComments(text, line, indent), belowComments(text, Math.max(end, range.end), indent)), indent }
}

/** Where the text of an item ends, without the line end that closes a block. */
function trimmedEnd(text: string, { start, end }: Range): number {
  let at = end
  while (start < at && /\s/.test(text[at - 1] ?? '')) at--
  return at
}

function aboveComments(text: string, line: number, indent: number): number {
  let at = line
  while (0 < at) {
    const above = startOfLine(text, endOfLineAbove(text, at))
    const comment = /^( *)#/.exec(text.slice(above, at))
    if (comment?.[1]?.length !== indent) break
    at = above
  }
  return at
}

/** Where the line ends whose line end stands before `start`. */
function endOfLineAbove(text: string, start: number): number {
  return text[start - 1] === '\n' && text[start - 2] === '\r' ? start - 2 : start - 1
}

/** Blank lines between such comments belong to them. */
function belowComments(text: string, from: number, indent: number): number {
  let end = afterLine(text, from)
  for (let at = end; at < text.length;) {
    const next = afterLineAt(text, at)
    const line = text.slice(at, next)
    at = next
    if (line.trim() === '') continue
    const comment = /^( *)#/.exec(line)
    if (!comment || (comment[1] ?? '').length <= indent) break
    end = at
  }
  return end
}

/** The start of the line after the one that starts at `start`. */
function afterLineAt(text: string, start: number): number {
  const rest = /\r\n|\r|\n/.exec(text.slice(start, start + 10_000)) ?? /\r\n|\r|\n/.exec(text.slice(start))
  return rest ? start + rest.index + rest[0].length : text.length
}

/** The lines of a block, moved to another indentation; without line ends. */
export function linesOfBlock(text: string, { range, indent }: Block, to: number): readonly string[] {
  const lines = text.slice(range.start, range.end).split(/\r\n|\r|\n/)
  if (lines.at(-1) === '') lines.pop()
  return lines.map((line) => shifted(line, to - indent))
}

function shifted(line: string, by: number): string {
  if (line === '' || by === 0) return line
  if (0 < by) return ' '.repeat(by) + line
  const own = /^ */.exec(line)?.[0].length ?? 0
  return line.slice(Math.min(own, -by))
}

/** The edit that takes a block away, with one of two blank lines that would meet. */
export function removeBlock(text: string, { start, end }: Range): TextEdit {
  const blankBefore = start === 0 || /(?:^|[\r\n])[ \t]*(?:\r\n|\r|\n)$/.test(text.slice(Math.max(0, start - 200), start))
  const blankAfter = /^[ \t]*(?:\r\n|\r|\n)/.exec(text.slice(end, end + 200))
  return { range: rangeAt(start, blankBefore && blankAfter ? end + blankAfter[0].length : end), text: '' }
}

/** The section of a file in which an item stands. */
export const sectionAround = (file: FileReading, { source: { idRange } }: Pick<Item, 'source'>): FileSection | undefined =>
  file.sections.find(({ range }) => range.start <= idRange.start && idRange.start < range.end)

/** The items of a section that stand side by side in it, in the order of the text. */
export function itemsOfSection(file: FileReading, section: FileSection): readonly Item[] {
  return file.pieces
    .filter(({ collection }) => collection === section.collection)
    .flatMap(({ items }) => items)
    .filter((item) => (item as { parent?: string }).parent === undefined)
    .filter(({ source: { idRange: { start } } }) => section.range.start <= start && start < section.range.end)
}

/** Whether a section is `key:` with its items in lines below. */
export const isBlockSection = (text: string, { keyRange }: FileSection): boolean =>
  columnOf(text, keyRange.start) === (text.startsWith('\ufeff') && startOfLine(text, keyRange.start) === 0 ? 1 : 0)
  && /^["']?[ \t]*:[ \t]*(?:#[^\r\n]*)?(?:\r|\n|$)/.test(text.slice(keyRange.end, keyRange.end + 2000))

export const joined = (lines: readonly string[], text: string): string => {
  const eol = lineEnding(text)
  return lines.map((line) => line + eol).join('')
}
