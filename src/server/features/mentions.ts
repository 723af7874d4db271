/** A word of a text that may be an id, with its offset. */
export interface Mention {
  readonly id: string
  readonly start: number
}

const idWord = /(?<![\w-])[A-Za-z][A-Za-z0-9_]*(?:-[A-Za-z0-9_]+)*(?![\w-])/g
/** Where a comment begins in the languages that people write. */
const commentStart = /\/\/|\/\*|(?:^|\s)\*(?=\s)|(?:^|\s)#|--\s|<!--|"""|'''|(?:^|\s)[;%](?=[\s;%])/

/** Lines longer than this are no one's prose. */
const longestLine = 2000

/** The id-shaped words in the comments of a line. */
export function mentionsInComment(line: string): readonly Mention[] {
  if (longestLine < line.length) return []
  const from = line.search(commentStart)
  return from < 0 ? [] : mentionsIn(line.slice(from)).map(({ id, start }) => ({ id, start: start + from }))
}

export const mentionsIn = (line: string): readonly Mention[] =>
  [...line.matchAll(idWord)].map((match) => ({ id: match[0], start: match.index }))

/** The id-shaped word at a character of a line. */
export const mentionAt = (line: string, character: number): Mention | undefined =>
  longestLine < line.length
    ? undefined
    : mentionsIn(line).find(({ id, start }) => start <= character && character <= start + id.length)
