import { rangeAt, shiftRange } from '../../base/text'
import { changeBetween, type TextChange } from '../../base/textChange'
import { largestFile } from '../checks/limits'
import { schema } from '../schema/schema'
import { splitAgain, type SplitAgain } from '../syntax/split'
import type { FileReading, FileSection } from './file'
import { rememberStep } from './kept'
import { knownPieces } from './known'
import { readAnew, readPiece } from './piece'
import { pieceFrom, placePiece, shiftPiece, type PlacedPiece } from './place'

/**
 * Reads a file again of which the items near one edit alone can have changed: lines are looked at from the last item
 * before the edit to the first one behind it. Gives what reading it wholly would; undefined when that could be anything else.
 */
export function readEdited(previous: FileReading, text: string): FileReading | undefined {
  if (!previous.apart || largestFile < text.length) return undefined
  const change = changeBetween(previous.text, text)
  const first = itemBefore(previous.pieces, change.start)
  const item = previous.pieces[first]
  const indent = item ? item.reading.text.search(/[^ ]/) : 0
  if (!item || indent === 0) return undefined
  const section = previous.sections.findLastIndex(({ range }) => range.start < item.start)
  const ends = previous.sections[section + 1]?.range.start ?? Infinity
  const { pieces, sections } = previous
  const wasItem = (at: number) => at - change.by < ends && pieces[pieceFrom(pieces, at - change.by)]?.start === at - change.by
  const split = splitAgain(text, { start: item.start, indent, same: change.end + change.by, wasItem })
  if (!split || ends < split.at - change.by || isUnusual(text.slice(item.start, endOfLine(text, split.at)))) return undefined
  const behind = pieceFrom(pieces, split.at - change.by)
  const made = readBetween(previous, text, { split, first, behind })
  if (made.some(({ reading }) => 0 < reading.missing.length)) return undefined
  const now: FileReading = {
    ...previous,
    text,
    pieces: replaced(previous, { first, behind, made, by: change.by }),
    sections: sections.map((each, index) => movedSection(each, index - section, { change, split })),
  }
  rememberStep(previous, now, change)
  return now
}

interface Replaced {
  readonly first: number
  readonly behind: number
  readonly made: readonly PlacedPiece[]
  readonly by: number
}

/** The pieces of a file with some of them in place of others, and those behind them further on. */
function replaced({ path, pieces }: FileReading, { first, behind, made, by }: Replaced): readonly PlacedPiece[] {
  const all = pieces.slice(0, first)
  for (const piece of made) all.push(piece)
  for (let at = behind; at < pieces.length; at++) all.push(shiftPiece(pieces[at]!, path, by))
  return all
}

/** The line at which the known ones go on was looked at, too. */
function endOfLine(text: string, start: number): number {
  const end = text.indexOf('\n', start)
  return end < 0 ? text.length : end
}

/** Lone carriage returns, and what may be a merge conflict, are a matter of the whole file. */
const isUnusual = (text: string): boolean => /\r(?!\n)|<<<<<<<|>>>>>>>/.test(text)

/** The last piece whose first line, with its end, lies before an offset; -1 when there is none. */
function itemBefore(pieces: readonly PlacedPiece[], offset: number): number {
  const last = pieceFrom(pieces, offset) - 1
  const piece = pieces[last]
  if (!piece) return -1
  const line = piece.reading.text.indexOf('\n')
  return 0 <= line && piece.start + line + 1 < offset ? last : last - 1
}

interface Between {
  readonly split: SplitAgain
  readonly first: number
  readonly behind: number
}

function readBetween({ path, pieces }: FileReading, text: string, { split, first, behind }: Between): readonly PlacedPiece[] {
  const known = knownPieces(pieces.slice(first, behind))
  const collection = pieces[first]?.collection ?? 'tasks'
  return split.pieces.map(({ start, end }) => {
    const found = known.find(text, { collection, start, end })
    if (found?.start === start) return found
    return placePiece(path, collection, start, found?.reading ?? readAnew(schema[collection], text.slice(start, end), readPiece))
  })
}

interface Moved {
  readonly change: TextChange
  readonly split: SplitAgain
}

/** A section; `place` counts from the one that was edited. */
function movedSection(section: FileSection, place: number, { change: { by }, split }: Moved): FileSection {
  if (place < 0) return section
  if (place === 0) return { ...section, range: rangeAt(section.range.start, split.end ?? section.range.end + by) }
  return { ...section, keyRange: shiftRange(section.keyRange, by), range: shiftRange(section.range, by) }
}
