/** A word of a text that may be an id, with its offset. */
export interface Mention {
  readonly id: string
  readonly start: number
}

/** A line of a document and a place in it. */
export interface LinePlace {
  readonly line: string
  readonly lineNumber: number
  readonly character: number
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

const mentionsIn = (line: string): readonly Mention[] =>
  [...line.matchAll(idWord)].map((match) => ({ id: match[0], start: match.index }))

/** The id-shaped word at a character of a line. */
const mentionAt = (line: string, character: number): Mention | undefined =>
  longestLine < line.length
    ? undefined
    : mentionsIn(line).find(({ id, start }) => start <= character && character <= start + id.length)

/**
 * The id-shaped word at a place. Outside of plan files a bare word such as `release` is no mention, though an item may
 * have that id: prose must not light up.
 */
export function mentionOfItem({ line, character }: LinePlace, inPlan: boolean): Mention | undefined {
  const mention = mentionAt(line, character)
  return mention && (inPlan || hasDigit(mention.id)) ? mention : undefined
}

export const hasDigit = (id: string): boolean => /\d/.test(id)
