import type { FileReading, PieceReading } from './file'

/** The pieces of a file as they were read before, for those of its text that did not change. */
export interface KnownPieces {
  find(collection: string, text: string): PieceReading | undefined
}

/** Looks where the piece is expected, behind the last one found; among all only when it is not there. */
export function knownPieces(previous: FileReading | undefined): KnownPieces {
  const known = (previous?.pieces ?? []).filter(({ reading }) => reading.text !== '')
  let next = 0
  let byText: ReadonlyMap<string, number> | undefined
  const isAt = (index: number, collection: string, text: string): boolean =>
    known[index]?.collection === collection && known[index].reading.text === text
  const indexed = () => new Map(known.map(({ collection, reading }, index) => [nameOf(collection, reading.text), index]))
  return {
    find(collection, text) {
      if (known.length === 0) return undefined
      const near = [next, next + 1].find((index) => isAt(index, collection, text))
      const at = near ?? (byText ??= indexed()).get(nameOf(collection, text))
      next = (at ?? next) + 1
      return at === undefined ? undefined : known[at]?.reading
    },
  }
}

const nameOf = (collection: string, text: string): string => `${collection}\n${text}`
