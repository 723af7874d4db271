import { contains, rangeAt, shiftRange, type Range } from '../../base/text'
import type { PlanReading } from '../readPlan'
import type { PlanNode } from '../syntax/node'
import type { FileReading } from './file'

/**
 * Where an id with a digit is named in comments and in the prose of a plan (titles, descriptions, notes), as a word of
 * its own. No reference is among these; nor is a part of an address or of a path.
 */
export function mentionsInProse(reading: PlanReading, id: string): readonly { readonly file: string; readonly range: Range }[] {
  if (!/\d/.test(id)) return []
  return [...reading.files.values()].flatMap((file) => wordsIn(file.text, id)
    .filter((at) => isProse(file, at))
    .map((at) => ({ file: file.path, range: rangeAt(at, at + id.length) })))
}

function wordsIn(text: string, id: string): readonly number[] {
  const found: number[] = []
  for (let at = text.indexOf(id); 0 <= at; at = text.indexOf(id, at + id.length)) {
    const isPart = /[\w/\\@=?&-]/.test(text[at - 1] ?? '') || /[\w/\\@-]/.test(text[at + id.length] ?? '') || /^\.\w/.test(text.slice(at + id.length, at + id.length + 2))
    if (!isPart) found.push(at)
  }
  return found
}

function isProse(file: FileReading, at: number): boolean {
  const key = keyOfScalarAt(file, at)
  return key === undefined ? isInComment(file.text, at) : prose.has(key)
}

const prose = new Set(['title', 'description', 'notes', 'reason', 'meaning'])

/** Behind a `#` on its line that begins a comment; strings of a line are known as scalars. */
function isInComment(text: string, at: number): boolean {
  const start = Math.max(text.lastIndexOf('\n', at), text.lastIndexOf('\r', at)) + 1
  return /(?:^|\s)#/.test(text.slice(start, at))
}

/** The key under which the text at an offset is written; empty for a key itself, undefined outside of every value. */
function keyOfScalarAt(file: FileReading, at: number): string | undefined {
  for (const { start, reading } of file.pieces) {
    for (const { range, idRange, node } of reading.items) {
      if (!contains(shiftRange(range, start), at)) continue
      const key = holds(idRange, at - start) ? '' : keyIn(node, at - start, '')
      if (key !== undefined) return key
    }
  }
  return undefined
}

function keyIn(node: PlanNode, at: number, key: string): string | undefined {
  if (node.kind === 'scalar') return holds(node.range, at) ? key : undefined
  if (node.kind === 'list') return first(node.items, (item) => keyIn(item, at, key))
  return first(node.entries, (entry) => (holds(entry.keyRange, at) ? '' : keyIn(entry.value, at, entry.key)))
}

const holds = ({ start, end }: Range, at: number): boolean => start <= at && at < end

function first<Value>(values: readonly Value[], find: (value: Value) => string | undefined): string | undefined {
  for (const value of values) {
    const found = find(value)
    if (found !== undefined) return found
  }
  return undefined
}
