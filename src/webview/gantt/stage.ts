import type { Frame } from './draw/frame'
import { Pane } from './draw/pane'
import { ScrollBar } from './draw/scrollBar'
import { Shell } from './draw/shell'
import { Splitter } from './draw/splitter'
import { TimeView } from './draw/timeView'
import { columnsOf } from './layout/columns'
import { minuteAt, xOf } from './layout/scale'
import type { Minute, Pixels } from './layout/units'
import * as look from './layout/viewport'
import { noDates, noFacts, noOutline } from './plan'
import type { Rows } from './rows'
import type { SavedState } from './savedState'
import type { Say } from './words'

export interface StageOptions {
  readonly root: HTMLElement
  readonly say: Say
  /** The day on which the page was opened. */
  readonly today: number
  readonly rows: Rows
  /** After each picture. */
  readonly drawn: () => void
}

/** What is drawn, and the window onto it: the rows, the time above them, scroll bars and splitter; at most once a frame. */
export class Stage {
  readonly shell: Shell
  readonly #options: StageOptions
  readonly #time: TimeView
  readonly #pane = new Pane()
  readonly #vertical: ScrollBar
  readonly #horizontal: ScrollBar
  readonly #splitter: Splitter
  #viewport: look.Viewport = {
    scale: { left: 0 as Minute, pixelsPerDay: 12 }, top: 0, width: 0, height: 0, rows: 0, range: { from: 0 as Minute, to: 0 as Minute },
  }
  #total: Pixels = 0
  #side: Pixels | undefined
  /** Where to look at first; undefined when the plan has been looked at. */
  #first: SavedState | undefined = {}
  #stamp = 0
  #requested = 0

  constructor(options: StageOptions) {
    const { root, say, today } = options
    this.#options = options
    this.#time = new TimeView(say, today)
    this.shell = new Shell(root, say, this.#time.head)
    this.shell.body.append(this.#time.grid, this.#pane.root)
    this.#vertical = this.#scrollBar('vertical', offset => this.look({ ...this.#viewport, top: offset }))
    this.#horizontal = this.#scrollBar('horizontal', offset =>
      this.look(look.scrolledTo(this.#viewport, offset + look.timeOffsets(this.#viewport).least)))
    this.#splitter = new Splitter(say('splitter'), side => this.#resizeSide(side))
    root.append(this.#splitter.root, this.#vertical.root, this.#horizontal.root)
    new ResizeObserver(() => this.resize()).observe(root)
  }

  get viewport(): look.Viewport {
    return this.#viewport
  }

  /** Where a plan that is to come is looked at first: where it was before a reload, or at all of it. */
  startWith(saved: SavedState): void {
    this.#first = saved
    this.#side ??= saved.side
  }

  saved(): SavedState {
    const { scale, top } = this.#viewport
    if (this.#first) return this.#first
    return { pixelsPerDay: scale.pixelsPerDay, left: minuteAt(scale, 0), top, ...(this.#side !== undefined && { side: this.#side }) }
  }

  /** Looks at something else, as far as there is something to be seen. */
  look(next: look.Viewport): void {
    const settled = this.#first ? next : look.settled(next)
    const { scale, width, height } = this.#viewport
    const same = settled.scale.left === scale.left && settled.scale.pixelsPerDay === scale.pixelsPerDay && settled.width === width && settled.height === height
    this.#viewport = settled
    if (same) this.#request()
    else this.redraw()
  }

  /** There is something else to see where we look. */
  redraw(): void {
    this.#stamp++
    this.#request()
  }

  /** Other rows are visible now, or another plan. */
  relist(): void {
    const { count, plan } = this.#options.rows
    this.resize()
    this.look({ ...this.#viewport, rows: count, range: plan?.range ?? this.#viewport.range })
    this.redraw()
  }

  resize(): void {
    const { width, height } = this.shell.measure()
    this.#total = width
    const columns = this.#columns()
    this.look({ ...this.#viewport, width: Math.max(0, width - columns.side), height })
    this.shell.drawColumns(columns)
    this.#splitter.draw(columns.side, width)
    this.redraw()
  }

  /** Where a moment is in the page, kept within the chart with some room to its right. */
  pageX(minute: number | undefined): Pixels {
    const x = minute === undefined ? 0 : xOf(this.#viewport.scale, minute)
    return this.#total - this.#viewport.width + Math.max(8, Math.min(x, this.#viewport.width - 120))
  }

  /** The element of a row that is drawn. */
  rowElement(row: number): HTMLElement | undefined {
    return this.#pane.rowElement(this.#options.rows.keyOf(row) ?? '')
  }

  focusActive(): void {
    const { activeRow } = this.#options.rows
    if (activeRow !== undefined) this.rowElement(activeRow)?.focus({ preventScroll: true })
  }

  draw(): void {
    cancelAnimationFrame(this.#requested)
    this.#requested = 0
    this.#lookFirst()
    const focused = this.#pane.root.contains(document.activeElement)
    const frame = this.#frame()
    this.#pane.draw(frame)
    this.#time.draw(frame)
    this.#drawScrollBars()
    // The row that had the focus is gone, or its element is kept for another.
    const kept = this.#pane.root.contains(document.activeElement) && !(document.activeElement as HTMLElement).hidden
    if (focused && !kept) this.focusActive()
    this.#options.drawn()
  }

  #lookFirst(): void {
    const { plan } = this.#options.rows
    if (!plan || !this.#first || this.#viewport.width <= 0) return
    const { left, pixelsPerDay, top = 0, plan: saved } = this.#first
    this.#first = undefined
    this.#stamp++
    const known = saved === plan.model.plan && left !== undefined && pixelsPerDay !== undefined
    this.#viewport = known
      ? look.zoomed({ ...this.#viewport, top, scale: { left: left as Minute, pixelsPerDay } }, 1, 0)
      : look.firstLook(this.#viewport, plan.schedule, plan.model.asof)
  }

  #frame(): Frame {
    const { visible, links, active, selected, folded, plan } = this.#options.rows
    const { outline = noOutline, dates = noDates, facts = noFacts, model } = plan ?? {}
    return {
      outline, dates, facts, daysOff: model?.daysOff ?? [], asof: model?.asof,
      // Without a plan there is no time to show either.
      viewport: plan ? this.#viewport : { ...this.#viewport, width: 0 },
      columns: this.#columns(), visible, links, active, selected, folded, stamp: this.#stamp,
    }
  }

  #drawScrollBars(): void {
    const { top, height, width, scale, range, rows } = this.#viewport
    const { least, most } = look.timeOffsets(this.#viewport)
    this.#vertical.draw({ offset: top, content: rows === 0 ? 0 : look.contentHeight(this.#viewport), view: height })
    this.#horizontal.draw({ offset: -xOf(scale, range.from) - least, content: rows === 0 ? 0 : most - least + width, view: width })
  }

  #scrollBar(axis: 'vertical' | 'horizontal', scrollTo: (offset: Pixels) => void): ScrollBar {
    const label = this.#options.say(axis === 'vertical' ? 'scrollVertically' : 'scrollHorizontally')
    return new ScrollBar({ axis, label, controls: 'grid', scrollTo })
  }

  #columns() {
    return columnsOf({ wanted: this.#side, total: this.#total, years: this.#options.rows.plan?.years ?? false })
  }

  #resizeSide(side: Pixels | undefined): void {
    this.#side = side
    this.resize()
  }

  #request(): void {
    this.#requested ||= requestAnimationFrame(() => this.draw())
  }
}
