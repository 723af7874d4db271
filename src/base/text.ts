/** Offsets into a text, counted in UTF-16 units as editors do. Ranges are half-open. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** A place for people and editors: both counted from 0. */
export interface Position {
  readonly line: number
  readonly character: number
}

/** Replaces the text of a range. Several edits of one text never overlap and all refer to the text before any of them. */
export interface TextEdit {
  readonly range: Range
  readonly text: string
}

export const rangeAt = (start: number, end = start): Range => ({ start, end })

export const shiftRange = (range: Range, by: number): Range => ({ start: range.start + by, end: range.end + by })

export const contains = (range: Range, offset: number): boolean => range.start <= offset && offset <= range.end

/** The offsets at which lines start, in four bytes each: a large plan has a hundred thousand, and every key moves them. */
export type LineStarts = Uint32Array

/** `\r\n`, `\n` and a lone `\r` each end a line, as in editors. */
export function lineStarts(text: string): LineStarts {
  const starts = [0]
  addLineStarts(starts, text)
  return Uint32Array.from(starts)
}

/** Adds the offsets behind the line ends that begin in a part of a text. */
export function addLineStarts(starts: number[], text: string, from = 0, to = text.length): void {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at)
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1)
  }
}

/** The position of an offset; an offset outside of the text is taken to its nearest end. */
export function positionAt(starts: LineStarts, offset: number): Position {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return { line: low, character: Math.max(0, offset - (starts[low] ?? 0)) }
}

/** Finds the positions of offsets that come nearly in order, without looking through all lines for each of them. */
export function positionsIn(starts: LineStarts): (offset: number) => Position {
  let line = 0
  return (offset) => {
    for (let steps = 0; steps < nearLines && (starts[line + 1] ?? Infinity) <= offset; steps++) line++
    if (offset < (starts[line] ?? 0) || (starts[line + 1] ?? Infinity) <= offset) line = positionAt(starts, offset).line
    return { line, character: Math.max(0, offset - (starts[line] ?? 0)) }
  }
}

/** So many lines on are looked at one by one. */
const nearLines = 32

/** The offset of a position, taken into the text when the position lies outside. */
export function offsetAt(starts: LineStarts, length: number, position: Position): number {
  if (position.line < 0) return 0
  const start = starts[position.line]
  if (start === undefined) return length
  const next = starts[position.line + 1] ?? length + 1
  return Math.min(start + Math.max(0, position.character), next - 1, length)
}

/** The text after all edits. Of several that put text in at one place, the last one's comes first. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = [...edits].reverse().sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end)
  let [after, at] = ['', 0]
  for (const { range, text: by } of ordered) {
    after += text.slice(at, range.start) + by
    at = Math.max(at, range.end)
  }
  return after + text.slice(at)
}
