import { rangeAt } from '../../base/text'
import type { Entry, ListNode, MapNode, PlanNode, ScalarNode } from './node'

/** A place in a text that moves on with the reading. */
export interface Cursor {
  readonly text: string
  at: number
}

/** Reads a value between brackets, braces or quotes, or a word within such; undefined when it is not a simple one. */
export function flowValue(cursor: Cursor, depth: number): PlanNode | undefined {
  const code = cursor.text.charCodeAt(cursor.at)
  if (deepest < depth) return undefined
  if (code === bracket) return flowList(cursor, depth)
  if (code === brace) return flowMap(cursor, depth)
  return code === doubleQuote || code === quote ? quoted(cursor, code) : word(cursor)
}

const deepest = 16

/** Whether a word may begin so without meaning anything else in YAML, wherever it stands. */
export const isPlainStart = (code: number): boolean =>
  (0x61 <= code && code <= 0x7a) || (0x41 <= code && code <= 0x5a) || (0x30 <= code && code <= 0x39) || 0xa0 < code || '~(+/._$'.includes(String.fromCharCode(code))

function flowList(cursor: Cursor, depth: number): ListNode | undefined {
  const start = cursor.at
  const items: PlanNode[] = []
  const isRead = inside(cursor, closingBracket, () => {
    const item = flowValue(cursor, depth + 1)
    return item !== undefined && 0 < items.push(item)
  })
  return isRead ? { kind: 'list', items, range: rangeAt(start, cursor.at), flow: true } : undefined
}

function flowMap(cursor: Cursor, depth: number): MapNode | undefined {
  const start = cursor.at
  const entries: Entry[] = []
  const isRead = inside(cursor, closingBrace, () => {
    const entry = flowEntry(cursor, depth)
    return entry !== undefined && 0 < entries.push(entry)
  })
  return isRead ? { kind: 'map', entries, range: rangeAt(start, cursor.at), flow: true } : undefined
}

/** From an opening sign to behind its closing one, values with single commas between them. */
function inside(cursor: Cursor, closing: number, read: () => boolean): boolean {
  cursor.at++
  if (skipSpaces(cursor) === closing) return 0 < ++cursor.at
  while (read()) {
    const sign = skipSpaces(cursor)
    cursor.at++
    if (sign === closing) return true
    if (sign !== comma) return false
    skipSpaces(cursor)
  }
  return false
}

function flowEntry(cursor: Cursor, depth: number): Entry | undefined {
  const { text } = cursor
  const code = text.charCodeAt(cursor.at)
  const key = code === doubleQuote || code === quote ? quoted(cursor, code) : word(cursor)
  if (!key || longestKey < key.text.length || text.charCodeAt(cursor.at) !== colon || text.charCodeAt(cursor.at + 1) !== space) return undefined
  cursor.at++
  skipSpaces(cursor)
  const value = flowValue(cursor, depth + 1)
  return value && { key: key.text, keyRange: key.range, value }
}

const longestKey = 200

/** Up to a comma, a bracket, or a colon that ends a key. */
function word(cursor: Cursor): ScalarNode | undefined {
  const { text, at: start } = cursor
  if (!isPlainStart(text.charCodeAt(start))) return undefined
  let [at, end] = [start, start]
  for (; ; at++) {
    const code = text.charCodeAt(at)
    if (at === text.length || code === newline || code === bracket || code === brace) return undefined
    if (code === comma || code === closingBracket || code === closingBrace) break
    if (code === colon && endsKey(text.charCodeAt(at + 1))) break
    if (code === hash && text.charCodeAt(at - 1) === space) return undefined
    if (code !== space) end = at + 1
  }
  cursor.at = end
  return { kind: 'scalar', text: text.slice(start, end), plain: true, range: rangeAt(start, end) }
}

const endsKey = (code: number): boolean =>
  code === space || code === newline || code === comma || code === bracket || code === brace || code === closingBracket || code === closingBrace || Number.isNaN(code)

/** Quotes on one line without escapes. */
function quoted(cursor: Cursor, sign: number): ScalarNode | undefined {
  const { text, at: start } = cursor
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === newline || (code === backslash && sign === doubleQuote)) return undefined
    if (code !== sign) continue
    if (sign === quote && text.charCodeAt(at + 1) === quote) return undefined
    cursor.at = at + 1
    return { kind: 'scalar', text: text.slice(start + 1, at), plain: false, range: rangeAt(start, at + 1) }
  }
  return undefined
}

function skipSpaces(cursor: Cursor): number {
  while (cursor.text.charCodeAt(cursor.at) === space) cursor.at++
  return cursor.text.charCodeAt(cursor.at)
}

const [space, newline, hash, comma, colon, backslash] = [0x20, 0x0a, 0x23, 0x2c, 0x3a, 0x5c]
const [bracket, brace, closingBracket, closingBrace, doubleQuote, quote] = [0x5b, 0x7b, 0x5d, 0x7d, 0x22, 0x27]
