import { Lexer } from 'yaml'

/**
 * Whether a text nests deeper than `most` levels of brackets, of indentation or of keys in one line. It guards the parser,
 * which recurses, and is itself never deeper than the text is long. A quick scan lets nearly every text pass; only where
 * that counts too much (brackets in prose) do the tokens decide.
 */
export function nestsDeeper(text: string, most: number): boolean {
  return most < blockDepth(text) || (most < roughDepth(text) && most < flowDepth(text, most))
}

/** At least as deep as one line's keys and all brackets make a text: they are counted wherever they stand. */
function roughDepth(text: string): number {
  let [open, keys, deepest] = [0, 0, 0]
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === bracket || code === brace) deepest = Math.max(deepest, ++open)
    else if (code === closingBracket || code === closingBrace) open = Math.max(0, open - 1)
    else if (code === colon) deepest = Math.max(deepest, ++keys)
    else if (code === newline) keys = 0
  }
  return deepest
}

const [bracket, brace, closingBracket, closingBrace, colon, newline] = [0x5b, 0x7b, 0x5d, 0x7d, 0x3a, 0x0a]

/** Levels of indentation, `- - -` and `? ? ?` being a level each. */
function blockDepth(text: string): number {
  const columns: number[] = []
  let deepest = 0
  for (const line of text.split(/\r\n|\r|\n/)) {
    for (let column = indentOf(line); column < line.length; column = afterIndicator(line, column)) {
      while (0 < columns.length && column <= (columns.at(-1) ?? 0)) columns.pop()
      columns.push(column)
    }
    deepest = Math.max(deepest, columns.length)
  }
  return deepest
}

const indentOf = (line: string, from = 0): number => {
  let at = from
  while (line.charCodeAt(at) === 0x20 || line.charCodeAt(at) === 0x09) at++
  return at
}

/** Where the value of a `-`, `?` or `:` begins; the end of the line when there is no such sign at the column. */
function afterIndicator(line: string, column: number): number {
  if (!'-?:'.includes(line.charAt(column))) return line.length
  const next = indentOf(line, column + 1)
  return next === column + 1 ? line.length : next
}

/** Open brackets and keys in one line, as the parser will meet them; it stops counting above `most`. */
function flowDepth(text: string, most: number): number {
  let [open, keys, deepest] = [0, 0, 0]
  for (const token of new Lexer().lex(text)) {
    if (token === '[' || token === '{') open++
    else if (token === ']' || token === '}') open = Math.max(0, open - 1)
    else if (token === ':') keys++
    else if (token === '\n' || token === '\r\n') keys = 0
    deepest = Math.max(deepest, open, open === 0 ? keys : 0)
    if (most < deepest) break
  }
  return deepest
}
