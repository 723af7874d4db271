import type { GanttLink } from '../../../protocol/gantt'
import type { Pixels } from './units'

export interface Point {
  readonly x: Pixels
  readonly y: Pixels
}

/** What a link holds on to: the edges of a bar and the height of its middle. */
export interface Anchor {
  readonly left: Pixels
  readonly right: Pixels
  readonly y: Pixels
  /** From the middle to the upper or lower edge. */
  readonly half: Pixels
}

const stub: Pixels = 9
/** Less room than this between two bars has no place for two bends and an arrow. */
const narrow: Pixels = 10

/**
 * The corners of a link's way. A link leaves the end that its type names and arrives at the other's: `FS` at the left
 * edge of the successor, or from above when the two are so close that there is no room beside it.
 */
export function routeOf(from: Anchor, to: Anchor, type: GanttLink['type'], rowHeight: Pixels): Point[] {
  if (type === 'SF') return routeOf(mirrored(from), mirrored(to), 'FS', rowHeight).map(({ x, y }) => ({ x: -x, y }))
  if (type === 'FF') return routeOf(mirrored(from), mirrored(to), 'SS', rowHeight).map(({ x, y }) => ({ x: -x, y }))
  return type === 'SS' ? sameSide(from, to) : acrossTo(from, to, rowHeight)
}

const mirrored = ({ left, right, y, half }: Anchor): Anchor => ({ left: -right, right: -left, y, half })

function sameSide(from: Anchor, to: Anchor): Point[] {
  const x = Math.min(from.left, to.left) - stub
  return [{ x: from.left, y: from.y }, { x, y: from.y }, { x, y: to.y }, { x: to.left, y: to.y }]
}

function acrossTo(from: Anchor, to: Anchor, rowHeight: Pixels): Point[] {
  const gap = to.left - from.right
  const down = from.y < to.y ? 1 : -1
  const into = Math.min(to.left + 5, (to.left + to.right) / 2)
  if (gap < narrow && from.right + 2 <= into) {
    return [{ x: from.right, y: from.y }, { x: into, y: from.y }, { x: into, y: to.y - down * (to.half + 1) }]
  }
  const out = from.right + (narrow <= gap ? Math.min(stub, gap - 6) : stub)
  if (narrow <= gap) {
    return [{ x: from.right, y: from.y }, { x: out, y: from.y }, { x: out, y: to.y }, { x: to.left, y: to.y }]
  }
  const between = to.y - (down * rowHeight) / 2
  const back = to.left - stub
  return [
    { x: from.right, y: from.y }, { x: out, y: from.y }, { x: out, y: between },
    { x: back, y: between }, { x: back, y: to.y }, { x: to.left, y: to.y },
  ]
}

const radius: Pixels = 4

/** An SVG path along the points, with rounded corners, ending where the arrow's head begins. */
export function pathOf(points: readonly Point[]): string {
  const last = points.length - 1
  let path = `M${at(points[0]!)}`
  for (let i = 1; i < last; i++) {
    const corner = points[i]!
    const reach = Math.min(radius, distance(points[i - 1]!, corner) / 2, distance(corner, points[i + 1]!) / 2)
    path += `L${at(towards(corner, points[i - 1]!, reach))}Q${at(corner)} ${at(towards(corner, points[i + 1]!, reach))}`
  }
  return `${path}L${at(towards(points[last]!, points[last - 1]!, arrowLength - 1))}`
}

const arrowLength: Pixels = 6
const arrowHalf: Pixels = 3.5

/** An SVG path of the arrow's head, its tip on the last point. */
export function arrowOf(points: readonly Point[]): string {
  const tip = points.at(-1)!
  const base = towards(tip, points.at(-2)!, arrowLength)
  const [dx, dy] = tip.x === base.x ? [arrowHalf, 0] : [0, arrowHalf]
  return `M${at(tip)}L${at({ x: base.x + dx, y: base.y + dy })}L${at({ x: base.x - dx, y: base.y - dy })}Z`
}

const distance = (a: Point, b: Point): number => Math.abs(a.x - b.x) + Math.abs(a.y - b.y)

/** The point `reach` away from `from` on the straight way to `to`. */
function towards(from: Point, to: Point, reach: number): Point {
  return { x: from.x + Math.sign(to.x - from.x) * reach, y: from.y + Math.sign(to.y - from.y) * reach }
}

const at = ({ x, y }: Point): string => `${tenth(x)} ${tenth(y)}`
const tenth = (value: number): number => Math.round(value * 10) / 10
