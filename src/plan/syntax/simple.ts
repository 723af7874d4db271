import { rangeAt } from '../../base/text'
import type { Entry, ListNode, MapNode, PlanNode, ScalarNode } from './node'
import { flowValue, isPlainStart, type Cursor } from './simpleFlow'

/**
 * Reads what nearly every item is made of (mappings and lists in blocks, words, quotes without escapes, `[…]` and `{…}`
 * in one line, blocks of text without blank lines) in one pass, many times as fast as a whole parser. It gives exactly
 * the node that `parseYaml` would; undefined for anything else, well-formed or not, so that it never needs to explain.
 */
export function readSimple(text: string): MapNode | undefined {
  if (longest < text.length || unusual.test(text)) return undefined
  const lines: Lines = { text, at: 0, indent: 0, end: 0, next: 0 }
  if (!nextLine(lines) || lines.indent < 0) return undefined
  const node = readMap(lines, lines.indent, 0)
  return node && lines.indent < 0 ? node : undefined
}

const longest = 100_000
const deepest = 16
/** Line ends other than `\n`, tabs, invisible signs, signs of two units. */
const unusual = /[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]/

/** A reading line by line. `at` is the first sign of the present line behind its spaces. */
interface Lines extends Cursor {
  /** Spaces before `at`; -1 behind the last line. */
  indent: number
  /** Where the last node ends, with what belongs to it on its line: where a mapping that it is the last of ends. */
  end: number
  /** Where the next line begins. */
  next: number
}

/** Goes to the next line that is not blank. False when it is a comment: where those belong is a long story. */
function nextLine(lines: Lines): boolean {
  const { text } = lines
  for (let start = lines.next; start < text.length; ) {
    let at = start
    while (text.charCodeAt(at) === space) at++
    if (at < text.length && text.charCodeAt(at) !== newline) {
      lines.at = at
      lines.indent = at - start
      return text.charCodeAt(at) !== hash
    }
    start = at + 1
  }
  lines.at = text.length
  lines.indent = -1
  return true
}

function readMap(lines: Lines, indent: number, depth: number): MapNode | undefined {
  if (deepest < depth) return undefined
  const entries: Entry[] = []
  const start = lines.at
  while (lines.indent === indent) {
    const entry = readEntry(lines, indent, depth)
    if (!entry) return undefined
    entries.push(entry)
  }
  return indent < lines.indent ? undefined : { kind: 'map', entries, range: rangeAt(start, lines.end), flow: false }
}

function readEntry(lines: Lines, indent: number, depth: number): Entry | undefined {
  const { text, at: start } = lines
  let end = start
  while (isWordSign(text.charCodeAt(end))) end++
  if (end === start || longestKey < end - start || text.charCodeAt(end) !== colon || text.charCodeAt(start) === dash || text.charCodeAt(start) === dot) return undefined
  lines.at = end + 1
  const value = readValue(lines, indent, depth)
  return value && { key: text.slice(start, end), keyRange: rangeAt(start, end), value }
}

/** What stands behind a colon, and the line after it. */
function readValue(lines: Lines, indent: number, depth: number): PlanNode | undefined {
  const { text, at } = lines
  if (at === text.length || text.charCodeAt(at) === newline) return readBelow(lines, indent, depth)
  if (text.charCodeAt(at) !== space) return undefined
  const code = skipSpaces(lines)
  if (code === bar || code === greater) return readText(lines, indent)
  const value = readInline(lines)
  return value && nextLine(lines) && lines.indent <= indent ? value : undefined
}

/** A mapping or a list below its key, or nothing. */
function readBelow(lines: Lines, indent: number, depth: number): PlanNode | undefined {
  const nothing = lines.at
  lines.next = nothing + 1
  if (!nextLine(lines)) return undefined
  if (isDash(lines) && indent <= lines.indent) return readList(lines, lines.indent)
  if (indent < lines.indent) return readMap(lines, lines.indent, depth + 1)
  lines.end = nothing
  return { kind: 'scalar', text: '', plain: true, range: rangeAt(nothing) }
}

function readList(lines: Lines, indent: number): ListNode | undefined {
  const items: PlanNode[] = []
  const start = lines.at
  while (lines.indent === indent && isDash(lines)) {
    lines.at++
    skipSpaces(lines)
    const item = readInline(lines)
    if (!item || !nextLine(lines) || indent < lines.indent) return undefined
    items.push(item)
  }
  return { kind: 'list', items, range: rangeAt(start, lines.end), flow: false }
}

/** A value that ends on its line, perhaps before a comment. */
function readInline(lines: Lines): PlanNode | undefined {
  const { text } = lines
  const code = text.charCodeAt(lines.at)
  const value = code === bracket || code === brace || code === doubleQuote || code === quote ? flowValue(lines, 0) : readPlain(lines)
  if (!value) return undefined
  const before = lines.at
  const after = skipSpaces(lines)
  if (after === hash && before < lines.at) lines.at = endOfLine(text, lines.at)
  else if (lines.at < text.length && after !== newline) return undefined
  lines.next = lines.at + 1
  lines.end = Math.min(lines.next, text.length)
  return value
}

function readPlain(lines: Lines): ScalarNode | undefined {
  const { text, at: start } = lines
  if (!isPlainStart(text.charCodeAt(start))) return undefined
  let [at, end] = [start, start]
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === newline || (code === hash && text.charCodeAt(at - 1) === space)) break
    if (code === colon && (at + 1 === text.length || text.charCodeAt(at + 1) <= space)) return undefined
    if (code !== space) end = at + 1
  }
  lines.at = end
  return { kind: 'scalar', text: text.slice(start, end), plain: true, range: rangeAt(start, end) }
}

/** A block of text: its lines as deep as the first one (those of `|` deeper too), none of them blank. */
function readText(lines: Lines, indent: number): ScalarNode | undefined {
  const { text, at: start } = lines
  const isFolded = text.charCodeAt(start) === greater
  const isStripped = text.charCodeAt(start + 1) === dash
  lines.at = start + (isStripped ? 2 : 1)
  if (text.charCodeAt(lines.at) !== newline) return undefined
  const parts: string[] = []
  let [at, depth, end] = [lines.at + 1, -1, 0]
  while (at < text.length) {
    const own = depthAt(text, at)
    if (own < 0 || own <= indent) break
    if (depth < 0) depth = own
    if (own < depth || (isFolded && depth < own)) return undefined
    end = text.indexOf('\n', at)
    if (end < 0 || (isFolded && text.charCodeAt(end - 1) === space)) return undefined
    parts.push(text.slice(at + depth, end))
    at = end + 1
  }
  if (parts.length === 0) return undefined
  lines.next = lines.end = at
  // What stands behind blank lines may belong to the text.
  if (hasSpaces(text, at) || !nextLine(lines) || indent < lines.indent) return undefined
  const words = parts.join(isFolded ? ' ' : '\n')
  return { kind: 'scalar', text: isStripped ? words : `${words}\n`, plain: false, range: rangeAt(start, at) }
}

/** Whether one of the blank lines from here on has spaces: those may belong to a text before them. */
function hasSpaces(text: string, start: number): boolean {
  let at = start
  while (text.charCodeAt(at) === newline) at++
  return at < text.length && depthAt(text, at) < 0
}

/** The spaces that a line begins with; -1 for a blank one. */
function depthAt(text: string, start: number): number {
  let at = start
  while (text.charCodeAt(at) === space) at++
  return at === text.length || text.charCodeAt(at) === newline ? -1 : at - start
}

/** Goes to the next sign that is no space, and tells it. */
function skipSpaces(lines: Lines): number {
  while (lines.text.charCodeAt(lines.at) === space) lines.at++
  return lines.text.charCodeAt(lines.at)
}

const isDash = ({ text, at }: Lines): boolean => text.charCodeAt(at) === dash && text.charCodeAt(at + 1) === space

const endOfLine = (text: string, from: number): number => {
  const at = text.indexOf('\n', from)
  return at < 0 ? text.length : at
}

const isWordSign = (code: number): boolean =>
  (0x61 <= code && code <= 0x7a) || (0x41 <= code && code <= 0x5a) || (0x30 <= code && code <= 0x39) || code === dash || code === 0x5f || code === dot

const longestKey = 200
const [space, newline, hash, dash, dot, colon] = [0x20, 0x0a, 0x23, 0x2d, 0x2e, 0x3a]
const [bar, greater, bracket, brace, doubleQuote, quote] = [0x7c, 0x3e, 0x5b, 0x7b, 0x22, 0x27]
