import { branchNamesOf, idsInBranch } from './branchNames'

export interface Mention {
  /** As written for a message; in upper case for a trailer and a branch, where case does not count. */
  readonly id: string
  readonly source: 'message' | 'trailer' | 'branch'
  /** True when the id is only a part of a longer word that could be an id itself: `CORE-1` in `CORE-1-2`. */
  readonly partial: boolean
  /** For a branch: which parent of the merge it was, from 0; undefined when that cannot be told. */
  readonly parent: number | undefined
}

/** A message as bytes, so that most of it is never turned into a string. Half-open. */
export interface Bytes {
  readonly data: Buffer
  readonly start: number
  readonly end: number
}

/**
 * Every id-shaped word that a commit message names, whatever the plan holds:
 * - in the text, words with a digit, in exact case: no letter, digit, `_` or `-` before, no letter, digit or `_`
 *   after, not inside of a word with `://`;
 * - on lines `Task:` or `Tasks:` anywhere (a squash indents them or leaves them in the middle), with or without digit;
 * - in the names of merged branches, when the commit has several parents. There they are of source `branch` only.
 * The same id may be mentioned several times.
 */
export function eachMention(message: Bytes, parents: number, onMention: (mention: Mention) => void): void {
  const { data, end } = message
  let start = message.start
  if (1 < parents) start = mergedBranches(message, parents, onMention)
  const text: Bytes = { data, start, end }
  const url = urlTest(text)
  for (let at = start; at < end; at++) {
    const kind = byteKind[data[at] ?? 0]
    if (kind === digit) at = word(text, at, { url, onMention }) - 1
    else if (kind === colon && isTaskKey(message, at)) taskLine(text, at + 1, onMention)
  }
}

/** The mentions of a message that is a string; for short texts and for tests. */
export function mentionsIn(message: string, parents = 1): Mention[] {
  const data = Buffer.from(message, 'utf8')
  const found: Mention[] = []
  eachMention({ data, start: 0, end: data.length }, parents, (mention) => found.push(mention))
  return found
}

/** Longer words are no ids; without a limit a hostile message could make millions of long ones. */
const longestId = 128
const idShape = /^[A-Za-z][A-Za-z0-9_]*(?:-[A-Za-z0-9_]+)*$/
const hasDigit = /[0-9]/
const fullHash = /^(?:[0-9a-f]{40}|[0-9a-f]{64}|I[0-9a-f]{40})$/

const [other, letter, digit, underscore, hyphen, colon, blank] = [0, 1, 2, 3, 4, 5, 6]

const byteKind: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) => {
  const character = String.fromCharCode(byte)
  if (/[A-Za-z]/.test(character)) return letter
  if (/[0-9]/.test(character)) return digit
  if (/[ \t\r\n\v\f]/.test(character)) return blank
  return character === '_' ? underscore : character === '-' ? hyphen : character === ':' ? colon : other
})

const kindAt = (data: Buffer, at: number): number => byteKind[data[at] ?? 0] ?? other
const inWord = (kind: number): boolean => letter <= kind && kind <= hyphen

interface Reading {
  readonly url: (at: number) => boolean
  readonly onMention: (mention: Mention) => void
}

/** Reads the word around a digit and returns its end. */
function word(text: Bytes, at: number, { url, onMention }: Reading): number {
  const { data } = text
  let start = at
  let end = at + 1
  while (text.start < start && inWord(kindAt(data, start - 1))) start--
  while (end < text.end && inWord(kindAt(data, end))) end++
  if (kindAt(data, start) === letter && !letterBefore(text, start) && !url(start)) {
    idsInWord(data.toString('latin1', start, Math.min(end, start + longestId + 1)), letterAfter(text, end), onMention)
  }
  return end
}

/** The ids that a word may stand for: itself, and what stands before each of its hyphens. */
function idsInWord(text: string, gluedAtEnd: boolean, onMention: Reading['onMention']): void {
  if (40 <= text.length && fullHash.test(text)) return
  const isWhole = !gluedAtEnd && text.length <= longestId
  for (let end = endOfPart(text, 0); 0 < end; ) {
    const next = endOfPart(text, end + 1)
    const id = text.slice(0, end)
    const isId = (end < text.length || isWhole) && hasDigit.test(id)
    const partial = 0 < next && (next < text.length || isWhole)
    if (isId) onMention({ id, source: 'message', partial, parent: undefined })
    end = next
  }
}

/** Where the hyphenated part ends that starts here; -1 when none does. */
function endOfPart(text: string, start: number): number {
  if (text.length <= start || text[start] === '-') return -1
  const hyphenAt = text.indexOf('-', start)
  return hyphenAt < 0 ? text.length : hyphenAt
}

/** Tells whether the blank-delimited word around a place holds `://`. Looks at each word once. */
function urlTest({ data, start, end }: Bytes): (at: number) => boolean {
  let wordEnd = start
  let isUrl = false
  return (at) => {
    if (at < wordEnd) return isUrl
    let from = at
    while (wordEnd < from && kindAt(data, from - 1) !== blank) from--
    isUrl = false
    for (wordEnd = from; wordEnd < end && kindAt(data, wordEnd) !== blank; wordEnd++) {
      if (data[wordEnd] === 0x3a && data[wordEnd + 1] === 0x2f && data[wordEnd + 2] === 0x2f) isUrl = true
    }
    return isUrl
  }
}

/** Letters that end a word as a space would: these scripts write no spaces, so an id stands between their letters. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u
const isGlue = (character: string): boolean => /[\p{L}\p{N}]/u.test(character) && !unspaced.test(character)

function letterBefore({ data, start }: Bytes, at: number): boolean {
  if (at === start || (data[at - 1] ?? 0) < 0x80) return false
  let from = at - 1
  while (start < from && at - from < 4 && ((data[from] ?? 0) & 0xc0) === 0x80) from--
  return isGlue(data.toString('utf8', from, at))
}

function letterAfter({ data, end }: Bytes, at: number): boolean {
  if (end <= at || (data[at] ?? 0) < 0x80) return false
  return isGlue(String.fromCodePoint(data.toString('utf8', at, Math.min(end, at + 4)).codePointAt(0) ?? 0))
}

/** Whether the colon ends the key `Task` or `Tasks` at the start of a line, which may be indented or a list item. */
function isTaskKey({ data, start }: Bytes, at: number): boolean {
  let from = at
  while (start < from && isSpace(data[from - 1])) from--
  if ((data[from - 1] ?? 0) === 0x73 || data[from - 1] === 0x53) from--
  if (from - 4 < start || data.toString('latin1', from - 4, from).toLowerCase() !== 'task') return false
  from -= 4
  while (start < from && isSpace(data[from - 1])) from--
  if (start < from && (data[from - 1] === 0x2a || data[from - 1] === 0x2d)) from--
  while (start < from && isSpace(data[from - 1])) from--
  return from === start || isLineEnd(data[from - 1])
}

const isSpace = (byte: number | undefined): boolean => byte === 0x20 || byte === 0x09
const isLineEnd = (byte: number | undefined): boolean => byte === 0x0a || byte === 0x0d

function taskLine({ data, end }: Bytes, start: number, onMention: Reading['onMention']): void {
  let lineEnd = start
  while (lineEnd < end && !isLineEnd(data[lineEnd])) lineEnd++
  for (const id of idsInTaskValue(data.toString('latin1', start, lineEnd))) {
    onMention({ id: id.toUpperCase(), source: 'trailer', partial: false, parent: undefined })
  }
}

/** An id without a digit must stand alone between commas, or `Task: fix the login` would name three tasks. */
function idsInTaskValue(value: string): string[] {
  return value.split(/[,;]/).flatMap((piece) => {
    const words = piece.split(/\s+/).filter((one) => one !== '')
    return words
      .filter((one) => one.length <= longestId)
      .map((one) => one.replace(/^[#("'`<[]+/, '').replace(/[)"'`>\].:!]+$/, ''))
      .filter((one) => idShape.test(one) && (words.length === 1 || hasDigit.test(one)))
  })
}

/**
 * Gives the ids of the merged branches and returns where the rest of the message starts. Branches are parents in their
 * order after the first parent, unless git left that out because it was an ancestor of the others.
 */
function mergedBranches({ data, start, end }: Bytes, parents: number, onMention: Reading['onMention']): number {
  const { names, length } = branchNamesOf(data.toString('latin1', start, Math.min(end, start + 4096)))
  names.forEach((name, index) => {
    const parent = names.length === parents - 1 ? index + 1 : undefined
    for (const { id, partial } of idsInBranch(name)) onMention({ id, source: 'branch', partial, parent })
  })
  return start + length
}
