/**
 * Cuts the text of a plan file into its items by indentation alone, without parsing it: a top-level key opens a section,
 * the first indented key below it sets the indentation of the section's items, and an item goes on until the next line
 * that is not deeper. Each piece is YAML of its own, so an edit costs one item, and a broken item breaks no other.
 */
export interface Section {
  readonly key: string
  /** Offset of the key's line. */
  readonly start: number
  readonly end: number
  /** One piece for each item; undefined when the section is one piece (`project`, or a value behind the colon). */
  readonly pieces: readonly Piece[] | undefined
}

/** A stretch of whole lines; `start` is where a line starts. */
export interface Piece {
  readonly start: number
  readonly end: number
}

const topKey = /^(?:"([^"\\]+)"|'([^']+)'|([A-Za-z_][\w.-]*))[ \t]*:(?=[ \t]|$)(.*)$/
const itemKey = /^ *(?:"(?:[^"\\]|\\.)*"|'[^']*'|[^\s"'#&*!|>%@`{}[\],?:-](?:[^:#]|:(?=\S)|(?<=\S)#)*)[ \t]*:(?=[ \t]|$)/
const anchored = /(?:[-:?] +|[[{,] *)[&*][A-Za-z0-9_-]+(?=[\s,\]}]|$)/m

/** The sections of a text; undefined when only a whole parse can tell its layout (flow style, anchors, tabs, directives). */
export function splitSections(text: string): readonly Section[] | undefined {
  if (anchored.test(text)) return undefined
  const splitter = new Splitter()
  for (let start = text.startsWith('\uFEFF') ? 1 : 0; start < text.length; ) {
    const end = endOfLine(text, start)
    if (!splitter.line(text.slice(start, end), start)) return undefined
    start = afterBreak(text, end)
  }
  return splitter.finish(text.length)
}

function endOfLine(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 10 || code === 13) return at
  }
  return text.length
}

const afterBreak = (text: string, at: number): number =>
  text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10 ? at + 2 : at + 1

interface Open {
  readonly key: string
  readonly start: number
  /** Undefined once the section turned out to be one piece. */
  pieces: { start: number; end: number }[] | undefined
  indent: number | undefined
}

/** Takes a text line by line; it lives for one text. */
class Splitter {
  readonly #sections: Section[] = []
  #open: Open | undefined
  /** Where the blank and comment lines before the present line began. */
  #loose: number | undefined
  #started = false

  /** False when the layout is not a simple one. */
  line(line: string, start: number): boolean {
    const indent = indentOf(line)
    if (indent === line.length || (line[indent] === '#' && indent <= (this.#open?.indent ?? Infinity))) {
      this.#loose ??= start
      return true
    }
    const known = line[indent] !== '\t' && (indent === 0 ? this.#top(line, start) : this.#inner(line, indent, start))
    this.#loose = undefined
    return known
  }

  finish(length: number): readonly Section[] {
    this.#close(this.#loose ?? length)
    return this.#sections
  }

  #top(line: string, start: number): boolean {
    if (/^---[ \t]*(#.*)?$/.test(line)) return !this.#started && (this.#started = true)
    const match = topKey.exec(line)
    if (!match) return false
    this.#close(this.#loose ?? start)
    this.#started = true
    const value = (match[4] ?? '').trim()
    const inline = value !== '' && !value.startsWith('#')
    this.#open = { key: match[1] ?? match[2] ?? match[3] ?? '', start, pieces: inline ? undefined : [], indent: undefined }
    return true
  }

  #inner(line: string, indent: number, start: number): boolean {
    const section = this.#open
    if (!section) return false
    if (!section.pieces) return true
    section.indent ??= indent
    if (indent < section.indent) return false
    if (indent !== section.indent || !itemKey.test(line)) return 0 < section.pieces.length || this.#whole(section)
    this.#endPiece(this.#loose ?? start)
    section.pieces.push({ start, end: start })
    return true
  }

  /** A section that does not begin with a key, such as a list, is one piece. */
  #whole(section: Open): true {
    section.pieces = undefined
    return true
  }

  #endPiece(at: number): void {
    const last = this.#open?.pieces?.at(-1)
    if (last && last.end === last.start) last.end = at
  }

  #close(end: number): void {
    this.#endPiece(end)
    if (this.#open) this.#sections.push({ key: this.#open.key, start: this.#open.start, end, pieces: this.#open.pieces })
    this.#open = undefined
  }
}

function indentOf(line: string): number {
  let at = 0
  while (line.charCodeAt(at) === 32) at++
  return line.slice(at).trim() === '' ? line.length : at
}
