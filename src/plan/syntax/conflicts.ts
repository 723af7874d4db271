import { rangeAt, type Range } from '../../base/text'
import { conflictMarker } from '../checks/conflictMarker'
import type { LocalProblem } from '../checks/problem'

/** A text without its merge conflicts, as long as before. */
export interface Resolved {
  readonly text: string
  /** One a conflict. */
  readonly problems: readonly LocalProblem[]
}

/**
 * Takes the current branch's side of each merge conflict: the markers and the lines of the other branch become blanks. Of
 * markers that make no whole conflict, the markers alone do. Lines end with `\n` or `\r\n`.
 */
export function takeOurs(text: string): Resolved {
  const markers = findMarkers(text)
  if (markers.length === 0) return { text, problems: [] }
  const blanks: Range[] = []
  const problems: LocalProblem[] = []
  for (let at = 0; at < markers.length; ) {
    const hunk = hunkAt(markers, at)
    blanks.push(...hunk.blanks)
    problems.push(conflictMarker(hunk.range))
    at += hunk.markers
  }
  return { text: withBlanks(text, blanks), problems }
}

type Sign = '<' | '|' | '=' | '>'

/** A line of seven signs; `range` is the line without its end. */
interface Marker {
  readonly sign: Sign
  readonly range: Range
}

function findMarkers(text: string): readonly Marker[] {
  // A line of `=` or `|` alone is no conflict.
  if (!text.includes('<<<<<<<') && !text.includes('>>>>>>>')) return []
  const markers = (['<', '|', '=', '>'] as const).flatMap((sign) => markersOf(text, sign))
  return markers.some(({ sign }) => sign === '<' || sign === '>') ? markers.sort((a, b) => a.range.start - b.range.start) : []
}

function markersOf(text: string, sign: Sign): readonly Marker[] {
  const markers: Marker[] = []
  const seven = sign.repeat(7)
  for (let at = text.startsWith(seven) ? 0 : next(text, seven, 0); at !== undefined; at = next(text, seven, at)) {
    const end = endOfLine(text, at)
    if (at + 7 === end || (text.charAt(at + 7) === ' ' && sign !== '=')) markers.push({ sign, range: rangeAt(at, end) })
  }
  return markers
}

function next(text: string, seven: string, from: number): number | undefined {
  const at = text.indexOf(`\n${seven}`, from)
  return at < 0 ? undefined : at + 1
}

function endOfLine(text: string, from: number): number {
  const at = text.indexOf('\n', from)
  if (at < 0) return text.length
  return text.charCodeAt(at - 1) === 13 ? at - 1 : at
}

interface Hunk {
  readonly range: Range
  readonly blanks: readonly Range[]
  /** How many markers it takes. */
  readonly markers: number
}

/** The conflict that begins at a marker: `<`, perhaps `|`, `=`, `>`. */
function hunkAt(markers: readonly Marker[], at: number): Hunk {
  const [first, second, third, fourth] = markers.slice(at, at + 4)
  if (first?.sign === '<' && second?.sign === '=' && third?.sign === '>') return hunkOf(first, second, third, 3)
  if (first?.sign === '<' && second?.sign === '|' && third?.sign === '=' && fourth?.sign === '>') return hunkOf(first, second, fourth, 4)
  const range = first?.range ?? rangeAt(0)
  return { range, blanks: [range], markers: 1 }
}

const hunkOf = (first: Marker, other: Marker, last: Marker, markers: number): Hunk => ({
  range: rangeAt(first.range.start, last.range.end),
  blanks: [first.range, rangeAt(other.range.start, last.range.end)],
  markers,
})

function withBlanks(text: string, blanks: readonly Range[]): string {
  const parts: string[] = []
  let done = 0
  for (const { start, end } of blanks) {
    parts.push(text.slice(done, start), text.slice(start, end).replace(/[^\r\n]/g, ' '))
    done = end
  }
  return [...parts, text.slice(done)].join('')
}
