import type { GanttLink } from '../../../protocol/gantt'
import type { Outline } from './outline'
import type { VisibleRows } from './visible'

/** A link between two places; where an end is inside a collapsed row, the collapsed row's place stands for it. */
export interface PlacedLink {
  readonly from: number
  readonly to: number
  readonly type: GanttLink['type']
  readonly critical: boolean
}

/** The links, found by the places that they touch. */
export interface LinkIndex {
  readonly links: readonly PlacedLink[]
  /** The links of place p are `list[offsets[p]]` up to `list[offsets[p + 1]]`. */
  readonly offsets: Int32Array
  readonly list: Int32Array
}

/** Links of rows that do not exist or are filtered out are left out, and those inside of one collapsed row. */
export function indexLinks(links: readonly GanttLink[], outline: Outline, visible: VisibleRows): LinkIndex {
  const placed = placedLinks(links, outline, visible)
  const offsets = new Int32Array(visible.rows.length + 1)
  for (const { from, to } of placed) for (const place of [from, to]) offsets[place + 1]! += 1
  for (let place = 1; place < offsets.length; place++) offsets[place]! += offsets[place - 1]!
  const list = new Int32Array(placed.length * 2)
  const next = offsets.slice()
  placed.forEach(({ from, to }, at) => {
    for (const place of [from, to]) list[next[place]!++] = at
  })
  return { links: placed, offsets, list }
}

const types = ['FS', 'SS', 'FF', 'SF']

function placedLinks(links: readonly GanttLink[], outline: Outline, visible: VisibleRows): PlacedLink[] {
  const placeOf = (id: string): number => visible.place[outline.index.get(id) ?? -1] ?? -1
  const seen = new Set<number>()
  const placed: PlacedLink[] = []
  for (const { from, to, type, critical } of links) {
    const link = { from: placeOf(from), to: placeOf(to), type, critical }
    if (link.from === -1 || link.to === -1 || link.from === link.to) continue
    const key = ((link.from * outline.rows.length + link.to) * 4 + types.indexOf(type)) * 2 + Number(critical)
    if (seen.size < seen.add(key).size) placed.push(link)
  }
  return placed
}

/** More lines than these are a grey wall, and slow. */
const mostLinks = 1500

/** The links that touch a place from `first` up to but not with `last`, each once. */
export function linksTouching(index: LinkIndex, first: number, last: number): PlacedLink[] {
  const found: PlacedLink[] = []
  for (let at = index.offsets[first] ?? 0; at < (index.offsets[last] ?? 0) && found.length < mostLinks; at++) {
    const link = index.links[index.list[at]!]!
    const inView = (place: number) => first <= place && place < last
    const other = at < index.offsets[link.from + 1]! && index.offsets[link.from]! <= at ? link.to : link.from
    if (!inView(other) || other === link.to) found.push(link)
  }
  return found
}
