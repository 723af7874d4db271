/** A line of a text: where it starts, and what it says without its line end. */
export interface Line {
  readonly start: number
  readonly text: string
  /** The column of its first sign other than a space; its length when there is none. */
  readonly indent: number
}

/** The line in which an offset stands. */
export function lineAt(text: string, offset: number): Line {
  let start = offset
  while (0 < start && !isLineEnd(text.charCodeAt(start - 1))) start--
  return lineFrom(text, start)
}

/** The line after another one. */
export function nextLine(text: string, { start, text: said }: Line): Line | undefined {
  const end = start + said.length
  if (text.length <= end) return undefined
  const isPair = text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10
  return lineFrom(text, end + (isPair ? 2 : 1))
}

/** The nearest line before the one that starts at `before` whose indentation and first sign are wanted; blank lines and comments aside. */
export function lineBefore(text: string, before: number, wanted: (indent: number, first: number) => boolean): Line | undefined {
  for (let end = before - 1; 0 <= end;) {
    let start = text.lastIndexOf('\n', end - 1) + 1
    if (end === 0) start = 0
    let at = start
    while (at < end && text.charCodeAt(at) === 32) at++
    const first = at < end ? text.charCodeAt(at) : 10
    if (first !== 10 && first !== 13 && first !== hash && wanted(at - start, first)) return lineFrom(text, start)
    end = start - 1
  }
  return undefined
}

function lineFrom(text: string, start: number): Line {
  let end = start
  while (end < text.length && !isLineEnd(text.charCodeAt(end))) end++
  const said = text.slice(start, end)
  return { start, text: said, indent: said.length - said.trimStart().length }
}

const hash = 35
const isLineEnd = (code: number): boolean => code === 10 || code === 13
