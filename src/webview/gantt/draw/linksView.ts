import { shapeOf } from '../layout/bars'
import { linksTouching, type PlacedLink } from '../layout/links'
import { type Anchor, arrowOf, pathOf, routeOf } from '../layout/routes'
import type { Pixels } from '../layout/units'
import { placesInView, rowHeight } from '../layout/viewport'
import { drawing } from './dom'
import type { Frame } from './frame'

const kinds = ['plain', 'critical', 'chosen'] as const

/** The links of the rows in view: all of a kind in one path, and their arrow heads in another. */
export class LinksView {
  readonly #drawing = drawing('links', kinds.flatMap(kind => [`line ${kind}`, `head ${kind}`]))
  #drawn = ''

  get root(): SVGSVGElement {
    return this.#drawing.svg
  }

  draw(frame: Frame, base: Pixels): void {
    const { first, last } = placesInView(frame.viewport)
    const drawn = `${frame.stamp} ${first} ${last} ${base}`
    if (drawn === this.#drawn) return
    this.#drawn = drawn
    const paths = kinds.map(() => ({ lines: '', heads: '' }))
    for (const link of linksTouching(frame.links, first, last)) addLink(paths[kinds.indexOf(kindOf(frame, link))]!, frame, link, base)
    paths.forEach(({ lines, heads }, at) => {
      this.#drawing.paths[at * 2]!.setAttribute('d', lines)
      this.#drawing.paths[at * 2 + 1]!.setAttribute('d', heads)
    })
  }
}

function kindOf({ outline, visible, selected }: Frame, link: PlacedLink): (typeof kinds)[number] {
  const chosen = [link.from, link.to].some(place => outline.keys[visible.rows[place]!] === selected)
  return chosen ? 'chosen' : link.critical ? 'critical' : 'plain'
}

function addLink(paths: { lines: string; heads: string }, frame: Frame, link: PlacedLink, base: Pixels): void {
  const [from, to] = [anchorAt(frame, link.from, base), anchorAt(frame, link.to, base)]
  if (!from || !to) return
  const outside = Math.max(from.right, to.right) < -100 || frame.viewport.width + 100 < Math.min(from.left, to.left)
  if (outside) return
  const route = routeOf(from, to, link.type, rowHeight)
  paths.lines += pathOf(route)
  paths.heads += arrowOf(route)
}

function anchorAt({ outline, visible, viewport }: Frame, place: number, base: Pixels): Anchor | undefined {
  const row = outline.rows[visible.rows[place]!]!
  const shape = shapeOf(row, viewport.scale)
  if (shape.kind === 'none') return undefined
  return { left: shape.left, right: shape.right, y: place * rowHeight + rowHeight / 2 - base, half: shape.kind === 'summary' ? 5 : 8 }
}
