import { entry } from '../../formatPlace'
import { flowAt } from './flow'
import { lineAt, lineBefore, nextLine, type Line } from './lines'

/** Where in a plan file something is being written, told from indentation and brackets alone: the text may be broken. */
export interface Spot {
  /** The keys from the top, `[]` for an entry of a list. */
  readonly path: readonly string[]
  /** `key`: something is to stand before a colon, or alone on its line. `value`: the end of the path is given its value. */
  readonly kind: 'key' | 'value'
  readonly style: 'block' | 'flow'
  /** Where what is being written starts. */
  readonly start: number
  readonly offset: number
  /** What stands beside it already: keys of the same mapping, or entries of the same list. */
  readonly others: ReadonlySet<string>
  /** Something stands before it on its line: a dash, or other keys. */
  readonly isEntry: boolean
  /** A quote is open. */
  readonly quoted: boolean
  /** No space stands between the colon and what is to be written. */
  readonly tight: boolean
}

/** Lines longer than this are no one's plan. */
const longestLine = 10_000

/** Undefined in comments, in texts of several lines, and where a value has ended. */
export function spotAt(text: string, offset: number): Spot | undefined {
  const line = lineAt(text, offset)
  if (longestLine < line.text.length) return undefined
  const before = line.text.slice(0, offset - line.start)
  const outer = outerOf(text, line, Math.min(line.indent, before.length))
  if (!outer) return undefined
  const opened = outer.flow ?? flowStart(line)
  if (opened !== undefined && opened.start < offset) return flowSpot(text, offset, { path: outer.flow ? outer.path : [...outer.path, ...opened.path], start: opened.start })
  return blockSpot(text, offset, { line, before, path: outer.path })
}

/** A bracket that opens flow style as the value of a line, with what the line adds to the path. */
interface Opened {
  readonly start: number
  readonly path: readonly string[]
}

interface Outer {
  readonly path: readonly string[]
  /** The outermost line around that left a bracket open. */
  readonly flow?: Opened
}

/** `  - key: rest`; the key may be quoted. */
const linePattern = /^( *)((?:- +)*)(?:("(?:[^"\\]|\\.)*"|'[^']*'|[^\s"'#[\]{},-][^#]*?):(?=[ \t]|$)[ \t]*)?(.*)$/s

interface Parts {
  readonly indent: number
  /** Where the content behind the dashes starts. */
  readonly column: number
  readonly dashes: number
  readonly key: string | undefined
  /** Where the value starts. */
  readonly valueAt: number
  readonly value: string
}

function partsOf(line: string): Parts {
  const [, indent = '', dashes = '', key, value = ''] = linePattern.exec(line) ?? []
  return {
    indent: indent.length,
    column: indent.length + dashes.length,
    dashes: dashes.split('-').length - 1,
    key: key?.trimEnd().replace(/^(["'])(.*)\1$/, '$2'),
    valueAt: line.length - value.length,
    value,
  }
}

/** The keys around a line, by lines above that start further left. Undefined within a text of several lines. */
function outerOf(text: string, line: Line, indent: number): Outer | undefined {
  const path: string[] = []
  let flow: Opened | undefined
  let [limit, dash] = [indent, line.text.charAt(indent) === '-' && /^- |^-$/.test(line.text.slice(indent))]
  for (let at = line.start; 0 < limit || dash;) {
    const [most, allowsSame] = [limit, dash]
    const found = lineBefore(text, at, (column, first) => column < most || (allowsSame && column === most && first !== 45))
    if (!found) break
    const parts = partsOf(found.text)
    at = found.start
    const opened = parts.column < limit || allowsSame ? openedBy(found, parts) : undefined
    if (opened) {
      path.length = 0
      flow = { start: opened, path: [] }
    } else if (flow === undefined && isText(parts, limit)) return undefined
    if (parts.key !== undefined && (parts.column < limit || (allowsSame && parts.column === limit))) path.unshift(parts.key)
    for (let i = 0; i < parts.dashes; i++) path.unshift(entry)
    ;[limit, dash] = [parts.indent, 0 < parts.dashes]
  }
  return { path, ...(flow && { flow }) }
}

/** Where a line opens a bracket that it does not close. */
function openedBy(line: Line, parts: Parts): number | undefined {
  if (!/^[[{]/.test(parts.value)) return undefined
  const start = line.start + parts.valueAt
  return flowAt(line.text, parts.valueAt, line.text.length) ? start : undefined
}

/** A block of text, or a value that goes on: what stands below it is its text. */
const isText = ({ key, value, column }: Parts, limit: number): boolean =>
  column < limit && (key === undefined ? value !== '' && !value.startsWith('#') : !/^(?:$|#|[&!]\S*\s*(?:#.*)?$)/.test(value))

function flowStart(line: Line): Opened | undefined {
  const parts = partsOf(line.text)
  if (!/^[[{]/.test(parts.value)) return undefined
  const dashes = Array.from({ length: parts.dashes }, () => entry)
  return { start: line.start + parts.valueAt, path: [...dashes, ...(parts.key === undefined ? [] : [parts.key])] }
}

function flowSpot(text: string, offset: number, { path, start }: Opened): Spot | undefined {
  const flow = flowAt(text, start, offset)
  const frame = flow?.frames.at(-1)
  if (!flow || !frame) return undefined
  const within = [...path, ...flow.frames.slice(0, -1).map((each) => (each.kind === 'list' ? entry : (each.key ?? '')))]
  const quoted = /["']/.test(text.charAt(flow.start - 1)) && flow.start <= offset
  const shared = { style: 'flow', start: flow.start, isEntry: true, offset, quoted, tight: text.charAt(flow.start - 1) === ':' } as const
  if (frame.kind === 'list') return { ...shared, path: [...within, entry], kind: 'value', others: new Set(frame.values) }
  if (frame.key === undefined) return { ...shared, path: within, kind: 'key', others: new Set(frame.keys), tight: false }
  return { ...shared, path: [...within, frame.key], kind: 'value', others: new Set() }
}

interface BlockLine {
  readonly line: Line
  /** The line up to the offset. */
  readonly before: string
  readonly path: readonly string[]
}

function blockSpot(text: string, offset: number, { line, before, path }: BlockLine): Spot | undefined {
  const parts = partsOf(before)
  if (/(?:^|\s)#/.test(parts.value) || /^[|>&*![{]/.test(parts.value)) return undefined
  const within = [...path, ...Array.from({ length: parts.dashes }, () => entry)]
  const quoted = /^["']/.test(parts.value)
  if (quoted && parts.value.slice(1).includes(parts.value.charAt(0))) return undefined
  const start = line.start + parts.valueAt + (quoted ? 1 : 0)
  const shared = { style: 'block', start, offset, isEntry: 0 < parts.dashes, quoted, tight: false } as const
  if (parts.key !== undefined) return { ...shared, path: [...within, parts.key], kind: 'value', others: new Set(), tight: before.endsWith(':') }
  return { ...shared, path: within, kind: 'key', others: othersOf(text, line, Math.min(parts.column, before.length)) }
}

/** The most lines that are looked through for keys beside one. */
const mostLines = 400

/** The keys, or the list entries, of the lines that start in the same column, up and down to where another block begins. */
function othersOf(text: string, line: Line, column: number): ReadonlySet<string> {
  const others = new Set<string>()
  addAbove(others, text, { line, column })
  addBelow(others, text, { line, column })
  return others
}

interface Column {
  readonly line: Line
  readonly column: number
}

function addAbove(others: Set<string>, text: string, { line, column }: Column): void {
  if (partsOf(line.text).dashes !== 0 && line.indent < column) {
    // The line begins an entry of a list: nothing above belongs to the same mapping, but other entries do to the list.
    for (let at: Line | undefined = line, count = 0; at && count < mostLines; count++) {
      at = lineBefore(text, at.start, () => true)
      if (!at || at.indent < line.indent || partsOf(at.text).dashes === 0) break
      addEntry(others, at)
    }
    return
  }
  for (let at: Line | undefined = lineBefore(text, line.start, () => true), count = 0; at && count < mostLines; count++) {
    const parts = partsOf(at.text)
    if (parts.indent < column && parts.column !== column) return
    if (parts.column === column && parts.key !== undefined) others.add(parts.key)
    if (parts.indent < column) return
    at = lineBefore(text, at.start, () => true)
  }
}

function addBelow(others: Set<string>, text: string, { line, column }: Column): void {
  const isEntry = line.indent < column
  for (let at = nextLine(text, line), count = 0; at && count < mostLines; at = nextLine(text, at), count++) {
    if (at.text.trim() === '' || at.text.charAt(at.indent) === '#') continue
    const parts = partsOf(at.text)
    if (isEntry && parts.indent === line.indent && 0 < parts.dashes) addEntry(others, at)
    else if (parts.indent < column) return
    else if (parts.dashes === 0 && parts.column === column && parts.key !== undefined) others.add(parts.key)
  }
}

function addEntry(others: Set<string>, line: Line): void {
  const { key, value } = partsOf(line.text)
  if (key === undefined && value !== '') others.add(value.replace(/\s+#.*$/, '').replace(/^(["'])(.*)\1$/, '$2'))
}
