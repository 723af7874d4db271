import { placesInView, rowHeight } from '../layout/viewport'
import type { Pixels } from '../layout/units'
import { element } from './dom'
import type { Frame } from './frame'
import { LinksView } from './linksView'
import { RowView } from './rowView'

/**
 * The rows in view, in elements that are used again. The pane is moved to scroll; the rows stay where they are in it. The
 * active row is kept when it is out of view, since the focus would be lost with it.
 */
export class Pane {
  readonly root = element('div', 'pane', { role: 'presentation' })
  readonly #links = new LinksView()
  readonly #drawn = new Map<string, RowView>()
  readonly #spare: RowView[] = []
  #base = 0
  #stamp = -1

  constructor() {
    this.root.append(this.#links.root)
  }

  draw(frame: Frame): void {
    const base = this.#baseOf(frame.viewport.top)
    const rebased = base !== this.#base ? { ...frame, stamp: -frame.stamp - 2 } : frame
    this.#base = base
    this.root.style.transform = `translate3d(0, ${base - Math.round(frame.viewport.top)}px, 0)`
    this.#drawRows(rebased, base)
    this.#links.draw(frame, base)
    this.#stamp = frame.stamp
  }

  /** The element of a row that is drawn. */
  rowElement(key: string): HTMLElement | undefined {
    return this.#drawn.get(key)?.root
  }

  #drawRows(frame: Frame, base: Pixels): void {
    const wanted = rowsToDraw(frame)
    for (const [key, view] of this.#drawn) if (!wanted.has(key)) this.#release(key, view)
    for (const [key, row] of wanted) {
      const view = this.#drawn.get(key) ?? this.#take(key)
      view.draw(frame, row, frame.visible.place[row]! * rowHeight - base)
    }
    for (const view of this.#spare) view.root.hidden = true
  }

  #take(key: string): RowView {
    const view = this.#spare.pop() ?? new RowView()
    if (!view.root.isConnected) this.root.append(view.root)
    view.root.hidden = false
    this.#drawn.set(key, view)
    return view
  }

  #release(key: string, view: RowView): void {
    this.#drawn.delete(key)
    this.#spare.push(view)
  }

  /** Browsers lay out nothing beyond some 17 million pixels, so the pane begins anew every now and then. */
  #baseOf(top: Pixels): Pixels {
    return Math.abs(top - this.#base) < farthest && this.#stamp !== -1 ? this.#base : Math.floor(top / farthest) * farthest
  }
}

const farthest: Pixels = 1_000_000

/** Row by key: those in view and the active one. */
function rowsToDraw({ viewport, visible, outline, active }: Frame): Map<string, number> {
  const { first, last } = placesInView(viewport)
  const rows = new Map<string, number>()
  for (const row of visible.rows.subarray(first, last)) rows.set(outline.keys[row]!, row)
  const activeRow = active === undefined ? undefined : outline.index.get(active)
  if (activeRow !== undefined && visible.rows[visible.place[activeRow]!] === activeRow) rows.set(active!, activeRow)
  return rows
}
