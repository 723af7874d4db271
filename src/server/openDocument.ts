import type { Position, Range, TextDocumentContentChangeEvent } from 'vscode-languageserver'
import { lineStarts, offsetAt, positionAt, type LineStarts } from '../base/text'
import { movedLineStarts } from '../base/textChange'

/**
 * The text of an editor. It does what `TextDocument` of `vscode-languageserver-textdocument` does; a key in a line of a hundred thousand moves the
 * starts of the others in one go instead of one by one.
 */
export class OpenDocument {
  readonly uri: string
  readonly languageId: string
  #version: number
  #text: string
  #starts: LineStarts | undefined

  constructor(uri: string, languageId: string, version: number, text: string) {
    this.uri = uri
    this.languageId = languageId
    this.#version = version
    this.#text = text
  }

  get version(): number {
    return this.#version
  }

  get lineCount(): number {
    return this.#lines.length
  }

  getText(range?: Range): string {
    return range ? this.#text.slice(...this.#offsets(range)) : this.#text
  }

  positionAt(offset: number): Position {
    const inside = Math.max(0, Math.min(offset, this.#text.length))
    const position = positionAt(this.#lines, inside)
    const start = this.#lines[position.line] ?? 0
    return { line: position.line, character: this.#beforeLineEnd(inside, start) - start }
  }

  offsetAt(position: Position): number {
    const offset = offsetAt(this.#lines, this.#text.length, position)
    return this.#beforeLineEnd(offset, this.#lines[position.line] ?? offset)
  }

  /** Takes up edits, each of which refers to the text after the one before it. */
  update(changes: readonly TextDocumentContentChangeEvent[], version: number): this {
    for (const change of changes) this.#apply(change)
    this.#version = version
    return this
  }

  get #lines(): LineStarts {
    return (this.#starts ??= lineStarts(this.#text))
  }

  #apply(change: TextDocumentContentChangeEvent): void {
    const before = this.#text
    if (!('range' in change)) {
      this.#text = change.text
      this.#starts = undefined
      return
    }
    const [start, end] = this.#offsets(change.range)
    this.#text = before.slice(0, start) + change.text + before.slice(end)
    this.#starts = movedLineStarts(this.#lines, this.#text, { start, end, by: this.#text.length - before.length })
  }

  /** A range the wrong way round means the same. */
  #offsets({ start, end }: Range): [number, number] {
    const [from, to] = [this.offsetAt(start), this.offsetAt(end)]
    return from <= to ? [from, to] : [to, from]
  }

  /** There is no position between the two signs of a line end. */
  #beforeLineEnd(offset: number, start: number): number {
    let at = offset
    while (start < at && isLineEnd(this.#text.charCodeAt(at - 1))) at--
    return at
  }
}

const isLineEnd = (code: number): boolean => code === 10 || code === 13
