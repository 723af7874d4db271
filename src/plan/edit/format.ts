/** Text that YAML reads back as it is when nothing is put around it, and that no reader takes for something else. */
const plainText = /^[A-Za-z0-9_(/.+](?:[^:#\r\n]|:(?=\S)|(?<=\S)#)*$/
const meansSomethingElse = /^(?:true|false|null|yes|no|on|off|~|[-+]?[\d.][\d._]*(?:e[-+]?\d+)?|0x[\da-f]+|0o[0-7]+|\.nan|[-+]?\.inf)$/i

/** A text of one line as a YAML scalar, quoted only when it must be; in flow style, brackets and commas are quoted too. */
export function formatText(text: string, flow = false): string {
  const plain = plainText.test(text) && !text.endsWith(' ') && !text.endsWith(':') && !meansSomethingElse.test(text)
  return plain && !(flow && /[,[\]{}]/.test(text)) ? text : JSON.stringify(text)
}

/** The line ending that a text uses; `\n` when it has none. */
export function lineEnding(text: string): string {
  const at = text.search(/[\r\n]/)
  if (at < 0 || text[at] === '\n') return '\n'
  return text[at + 1] === '\n' ? '\r\n' : '\r'
}

/** The offset after the line in which `offset` stands, its line ending included; an offset at the start of a line that follows the text of a block stays. */
export function afterLine(text: string, offset: number): number {
  if (0 < offset && /[\r\n]/.test(text[offset - 1] ?? '')) return offset
  const rest = /\r\n|\r|\n/.exec(text.slice(offset))
  return rest ? offset + rest.index + rest[0].length : text.length
}

/** How far a place is indented: the number of characters between it and the start of its line. */
export function columnOf(text: string, offset: number): number {
  return offset - startOfLine(text, offset)
}

export function startOfLine(text: string, offset: number): number {
  let at = offset
  while (0 < at && !/[\r\n]/.test(text[at - 1] ?? '')) at--
  return at
}

/** Whole lines to be put in at `offset`, which is the start of a line or the end of the text. */
export function insertLines(text: string, offset: number, lines: readonly string[]): { range: { start: number; end: number }; text: string } {
  const eol = lineEnding(text)
  const openEnd = offset === text.length && 0 < text.length && !/[\r\n]$/.test(text)
  const body = lines.join(eol)
  return { range: { start: offset, end: offset }, text: openEnd ? eol + body : body + eol }
}
