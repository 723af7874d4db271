import { rangeAt, type Range } from '../../base/text'

/**
 * Cuts the text of a plan file into its items by indentation alone, without parsing it: a top-level key opens a section,
 * the first indented key below it sets the indentation of the section's items, and an item goes on until the next line
 * that is not deeper. Each piece is YAML of its own, so an edit costs one item, and a broken item breaks no other.
 */
export interface Section {
  /** Undefined for a line that is no key, such as a word that is just being typed. */
  readonly key: string | undefined
  /** With its quotes. */
  readonly keyRange: Range
  readonly start: number
  /** The end of its last line, without the blank lines and comments before what follows. */
  readonly end: number
  /** One piece for each item; undefined when the section is one piece (`project`, or a value behind the colon). */
  readonly pieces: readonly Range[] | undefined
  /** The end of its last piece, blank lines and comments included. */
  readonly whole: number
}

/** A word or several, without quotes. No colon in it is followed by a space, no `#` stands behind one. */
const plainKey = '[^\\s"\'#&*!|>%@`{}[\\],?:-](?:[ \\t]*(?:[^:# \\t]|:(?![ \\t]|$)|(?<![ \\t])#))*'
const topKey = new RegExp(`^(?:"([^"\\\\]+)"|'([^']+)'|(${plainKey}))[ \\t]*:(?![^ \\t])`)
const itemKey = new RegExp(`^ *(?:"(?:[^"\\\\]|\\\\.)*"|'[^']*'|${plainKey})[ \\t]*:(?![^ \\t])`)

/** The sections of a text; undefined when only a whole parse can tell its layout (flow style, tabs, directives). */
export function splitSections(text: string): readonly Section[] | undefined {
  const splitter = new Splitter()
  for (let start = text.startsWith('\uFEFF') ? 1 : 0; start < text.length; ) {
    const end = endOfLine(text, start)
    if (!splitter.line(text.slice(start, end), start)) return undefined
    start = end + 1
  }
  return splitter.finish(text.length)
}

/** Where items stand after an edit amid a section whose other lines are known. */
export interface SplitAgain {
  readonly pieces: readonly Range[]
  /** Where the known lines go on: at an item, a section, or the end of the text. */
  readonly at: number
  /** The end of the section's last line when the section ends at `at`; undefined when it goes on. */
  readonly end: number | undefined
}

/** An item that stands as before, on a line of its own, and the places from where the text is known. */
export interface SplitFrom {
  readonly start: number
  readonly indent: number
  /** From here on lines are as they were. */
  readonly same: number
  /** Whether an item of the same section began at a place before. */
  readonly wasItem: (start: number) => boolean
}

/** Splits from an item on until the lines are known; undefined when only the whole text can tell. */
export function splitAgain(text: string, { start, indent, same, wasItem }: SplitFrom): SplitAgain | undefined {
  const splitter = new Splitter({ key: '', keyRange: rangeAt(start), start, starts: [start], indent })
  let at = endOfLine(text, start) + 1
  for (; at < text.length; ) {
    const end = endOfLine(text, at)
    if (!splitter.line(text.slice(at, end), at)) return undefined
    const isKnown = same < at
    if (!splitter.isIn(start)) return isKnown ? endedAt(splitter, at) : undefined
    if (isKnown && splitter.lastStart === at && wasItem(at)) return { pieces: splitter.piecesUntil(at), at, end: undefined }
    at = end + 1
  }
  splitter.finish(text.length)
  return endedAt(splitter, text.length)
}

function endedAt({ sections }: Splitter, at: number): SplitAgain | undefined {
  const [section, ...others] = sections
  return section?.pieces && others.length === 0 ? { pieces: section.pieces, at, end: section.end } : undefined
}

/** Where the line's `\n` stands, or the text ends. */
function endOfLine(text: string, from: number): number {
  const at = text.indexOf('\n', from)
  return at < 0 ? text.length : at
}

interface Open extends Pick<Section, 'key' | 'keyRange' | 'start'> {
  /** Where its pieces start; undefined once the section turned out to be one piece. */
  starts: number[] | undefined
  indent: number
}

/** Takes a text line by line; it lives for one text. */
class Splitter {
  readonly #sections: Section[] = []
  #open: Open | undefined
  /** Where the blank and comment lines before the present line began. */
  #loose: number | undefined
  #started = false
  /** A line that is no key, until the next one tells whether it stands alone or amid an item. */
  #word: Range | undefined

  /** Goes on within a section that is open. */
  constructor(open?: Open) {
    this.#open = open
    this.#started = open !== undefined
  }

  get sections(): readonly Section[] {
    return this.#sections
  }

  /** Whether the section that opened at a place is still open. */
  isIn(start: number): boolean {
    return this.#open?.start === start && this.#sections.length === 0
  }

  get lastStart(): number | undefined {
    return this.#open?.starts?.at(-1)
  }

  /** The items so far, without the one that begins at a place. */
  piecesUntil(at: number): readonly Range[] {
    const starts = this.#open?.starts ?? []
    return starts.filter((start) => start < at).map((start, index) => rangeAt(start, starts[index + 1] ?? at))
  }

  /** False when the layout is not a simple one. */
  line(written: string, start: number): boolean {
    const line = written.endsWith('\r') ? written.slice(0, -1) : written
    const indent = indentOf(line)
    if (indent === line.length || (line[indent] === '#' && indent <= (this.#open?.indent ?? Infinity))) {
      this.#loose ??= start
      return true
    }
    this.#settle(indent)
    const known = line[indent] !== '\t' && (indent === 0 ? this.#top(line, start) : this.#inner(line, indent, start))
    this.#loose = undefined
    return known
  }

  finish(length: number): readonly Section[] {
    this.#settle(0)
    this.#close(length)
    return this.#sections
  }

  #top(line: string, start: number): boolean {
    if (/^---[ \t]*(?:#|$)/.test(line)) return !this.#started && (this.#started = true)
    const match = topKey.exec(line)
    if (!match) return this.#wordAt(line, start)
    this.#close(start)
    this.#started = true
    const inline = !/^[ \t]*(?:#|$)/.test(line.slice(match[0].length))
    this.#open = {
      key: match[1] ?? match[2] ?? match[3],
      keyRange: rangeAt(start, start + match[0].replace(/[ \t]*:$/, '').length),
      start,
      starts: inline ? undefined : [],
      indent: Infinity,
    }
    return true
  }

  #wordAt(line: string, start: number): boolean {
    if (!/^[A-Za-z]/.test(line)) return false
    this.#started = true
    this.#word = rangeAt(start, start + line.length)
    return true
  }

  /** A word before a line of an item is a slip within that item; before anything else it stands alone. */
  #settle(indent: number): void {
    const word = this.#word
    this.#word = undefined
    if (!word) return
    // Before the first item there is none whose slip it could be: the section is one piece.
    if (indent !== 0 && this.#open?.starts?.length === 0) this.#open.starts = undefined
    if (indent !== 0) return
    this.#close(word.start)
    this.#sections.push({ key: undefined, keyRange: word, ...word, pieces: undefined, whole: word.end })
  }

  #inner(line: string, indent: number, start: number): boolean {
    const section = this.#open
    if (!section) return false
    if (!section.starts) return true
    if (section.indent === Infinity) section.indent = indent
    if (indent < section.indent) return false
    if (indent === section.indent && itemKey.test(line)) section.starts.push(start)
    // A section that does not begin with a key, such as a list, is one piece.
    else if (section.starts.length === 0) section.starts = undefined
    return true
  }

  #close(at: number): void {
    if (!this.#open) return
    const { key, keyRange, start, starts } = this.#open
    const pieces = starts?.map((from, index) => rangeAt(from, starts[index + 1] ?? at))
    this.#sections.push({ key, keyRange, start, end: this.#loose ?? at, pieces, whole: at })
    this.#open = undefined
  }
}

/** Where a line's first sign other than a space stands; its length when there is none but spaces and tabs. */
function indentOf(line: string): number {
  let at = 0
  while (line.charCodeAt(at) === 0x20) at++
  if (line.charCodeAt(at) !== 0x09) return at
  let after = at
  while (line.charCodeAt(after) === 0x20 || line.charCodeAt(after) === 0x09) after++
  return after === line.length ? after : at
}
