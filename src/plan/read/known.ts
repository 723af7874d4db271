import type { PlacedPiece } from './place'

/** A stretch of a text that is to be read as one. */
export interface Stretch {
  readonly collection: string
  readonly start: number
  readonly end: number
}

/** The pieces of a file as they were read before, for those of its text that did not change. */
export interface KnownPieces {
  find(text: string, stretch: Stretch): PlacedPiece | undefined
}

/**
 * Looks where the piece is expected, behind the last one found. A single piece that is not there was just edited; where
 * several are not, they may have moved, and all are searched.
 */
export function knownPieces(pieces: readonly PlacedPiece[] = []): KnownPieces {
  const known = pieces.filter(({ reading }) => reading.text !== '')
  let [next, missed] = [0, 0]
  let byText: ReadonlyMap<string, number> | undefined
  const near = (text: string, stretch: Stretch): number | undefined =>
    says(known[next], text, stretch) ? next : says(known[next + 1], text, stretch) ? next + 1 : says(known[next - 1], text, stretch) ? next - 1 : undefined
  const search = (text: string, { collection, start, end }: Stretch): number | undefined => {
    byText ??= new Map(known.map(({ collection, reading }, index) => [nameOf(collection, reading.text), index]))
    return byText.get(nameOf(collection, text.slice(start, end)))
  }
  return {
    find(text, stretch) {
      const at = near(text, stretch) ?? (0 < missed ? search(text, stretch) : undefined)
      missed = at === undefined ? missed + 1 : 0
      next = (at ?? next) + 1
      return at === undefined ? undefined : known[at]
    },
  }
}

function says(piece: PlacedPiece | undefined, text: string, { collection, start, end }: Stretch): boolean {
  if (piece?.collection !== collection) return false
  const { text: known } = piece.reading
  return known.length === end - start && text.startsWith(known, start)
}

const nameOf = (collection: string, text: string): string => `${collection}\n${text}`
