import type { GanttModel, GanttVerb, ToGantt } from '../../protocol/gantt'
import { Card } from './draw/card'
import { FilterBox } from './draw/filterBox'
import type { Frame } from './draw/frame'
import { LiveRegion } from './draw/liveRegion'
import { Pane } from './draw/pane'
import { ScrollBar } from './draw/scrollBar'
import { Shell } from './draw/shell'
import { Splitter } from './draw/splitter'
import { TimeView } from './draw/timeView'
import type { Host } from './host'
import { listen } from './input'
import { columnsOf } from './layout/columns'
import { type KeyAction, placeAfter, treeStep } from './layout/keys'
import { minuteAt, xOf } from './layout/scale'
import { type Minute, minutesPerDay, type Pixels } from './layout/units'
import * as look from './layout/viewport'
import { noDates, noFacts, noOutline, type Plan, planOf } from './plan'
import { Rows } from './rows'
import { readSavedState, type SavedState } from './savedState'
import type { Say } from './words'

export interface ChartOptions {
  readonly root: HTMLElement
  readonly host: Host
  readonly say: Say
  readonly language: string
  /** The day on which the page was opened. */
  readonly today: number
}

const saveAfter = 200

/** The chart: what is shown, what the user does with it, and what the extension is told. */
export class Chart {
  readonly #options: ChartOptions
  readonly #shell: Shell
  readonly #time: TimeView
  readonly #pane = new Pane()
  readonly #vertical: ScrollBar
  readonly #horizontal: ScrollBar
  readonly #splitter: Splitter
  readonly #card: Card
  readonly #filterBox: FilterBox
  readonly #live = new LiveRegion()
  readonly #rows = new Rows()
  #viewport: look.Viewport = {
    scale: { left: 0 as Minute, pixelsPerDay: 12 }, top: 0, width: 0, height: 0, rows: 0, range: { from: 0 as Minute, to: 0 as Minute },
  }
  #total: Pixels = 0
  #side: Pixels | undefined
  #stamp = 0
  /** The saved state until the first model comes; `placed` when that has been shown. */
  #saved: SavedState
  #placed = false
  #requested = 0
  #saving = 0

  constructor(options: ChartOptions) {
    const { say, root, host } = options
    this.#options = options
    this.#saved = readSavedState(host.saved())
    this.#side = this.#saved.side
    this.#time = new TimeView(say, options.today)
    this.#shell = new Shell(root, say, this.#time.head)
    this.#shell.body.append(this.#time.grid, this.#pane.root)
    this.#vertical = this.#scrollBar('vertical', offset => this.#look({ ...this.#viewport, top: offset }))
    this.#horizontal = this.#scrollBar('horizontal', offset =>
      this.#look(look.scrolledTo(this.#viewport, offset + look.timeOffsets(this.#viewport).least)))
    this.#splitter = new Splitter(say('splitter'), side => this.#resizeSide(side))
    this.#card = new Card(say)
    this.#filterBox = new FilterBox({
      say,
      changed: filter => this.#setFilter(filter),
      closed: () => this.#focusActive(),
      left: () => this.#focusActive(),
    })
    root.append(this.#splitter.root, this.#vertical.root, this.#horizontal.root, this.#filterBox.root, this.#card.root, this.#live.root)
    this.#shell.say(say('loading'))
    listen(this.#shell, this.#filterBox, this)
    new ResizeObserver(() => this.#resize()).observe(root)
    addEventListener('pagehide', () => this.#save())
    host.post({ type: 'ready', ...(this.#saved.plan !== undefined && { plan: this.#saved.plan }) })
  }

  receive(message: ToGantt): void {
    if (message.type === 'model') this.#show(message.model)
    else if (message.type === 'none') this.#showNone()
    else if (message.type === 'select') this.#selectFromOutside(message.id, message.reveal)
    else this.do(message.verb)
  }

  do(verb: GanttVerb): void {
    verbs[verb](this)
  }

  scroll(dx: Pixels, dy: Pixels): void {
    this.#card.hide()
    this.#look(look.scrolled(this.#viewport, dx, dy))
  }

  /** Zooms at a place of the chart; without one at the status date, when that is in view, or in the middle. */
  zoom(factor: number, at?: Pixels): void {
    const { scale, width } = this.#viewport
    const asof = this.#plan ? xOf(scale, this.#plan.model.asof) : -1
    this.#card.hide()
    this.#look(look.zoomed(this.#viewport, factor, at ?? (0 <= asof && asof <= width ? asof : width / 2)))
  }

  zoomToFit(): void {
    if (this.#plan) this.#look(look.fitted(this.#viewport, this.#plan.schedule))
  }

  goToToday(): void {
    if (this.#plan) this.#look(look.centred(this.#viewport, this.#plan.model.asof))
  }

  foldAll(fold: boolean): void {
    this.#rows.foldAll(fold)
    this.#relisted()
  }

  focusFilter(): void {
    this.#filterBox.focus()
    this.#filterBox.draw(this.#rows.count, this.#rows.total)
  }

  /** The row was chosen by the user: it is selected here and wherever else the plan is shown. */
  select(row: number): void {
    const id = this.#plan?.outline.rows[row]?.id
    if (id === undefined) return
    this.#rows.selected = this.#rows.keyOf(row)
    this.#redraw()
    this.#options.host.post({ type: 'select', id })
  }

  open(row: number): void {
    const id = this.#plan?.outline.rows[row]?.id
    if (id !== undefined) this.#options.host.post({ type: 'open', id })
  }

  toggle(row: number): void {
    if (this.#rows.toggle(row)) this.#relisted()
  }

  /** Makes a row the one that keys go to. */
  focusRow(row: number, scroll = true): void {
    const place = this.#rows.placeOf(row)
    if (place === undefined) return
    if (row !== this.#rows.activeRow) this.#redraw()
    this.#rows.active = this.#rows.keyOf(row)
    if (scroll) this.#look(look.withRowInView(this.#viewport, place))
    this.#draw()
    this.#focusActive()
  }

  /** True when the key was ours. */
  press(action: KeyAction): boolean {
    const row = this.#rows.activeRow
    if (action.kind === 'filter') this.focusFilter()
    else if (action.kind === 'escape') return this.#card.hide() || this.#closeFilter()
    else if (action.kind === 'today') this.goToToday()
    else if (action.kind === 'zoom') this.zoom(action.direction < 0 ? 1 / 1.5 : 1.5)
    else if (action.kind === 'scroll') this.scroll(action.direction * this.#viewport.width * 0.25, 0)
    else if (row !== undefined) this.#pressOnRow(action, row)
    return true
  }

  /** Tells a row's story beside the pointer, or below its bar when there is none. */
  hover(row: number, pointer?: { x: number; y: number }): void {
    const item = this.#plan?.outline.rows[row]
    if (!this.#plan || !item) return
    this.#card.show(item, this.#plan.facts(item), () => {
      const box = this.#pane.rowElement(this.#rows.keyOf(row) ?? '')?.getBoundingClientRect()
      const { bottom, top } = box ?? { bottom: 0, top: 0 }
      return { x: pointer ? pointer.x + 12 : this.#barLeft(row), below: bottom + 4, above: top - 4 }
    })
  }

  leave(): void {
    this.#card.leave()
  }

  #barLeft(row: number): Pixels {
    const start = this.#plan!.outline.rows[row]!.start
    const x = start === undefined ? 0 : xOf(this.#viewport.scale, start)
    return this.#total - this.#viewport.width + Math.max(8, Math.min(x, this.#viewport.width - 120))
  }

  #pressOnRow(action: KeyAction, row: number): void {
    if (action.kind === 'open') return this.open(row)
    if (action.kind === 'select') return this.select(row)
    const { visible, count, folded } = this.#rows
    if (action.kind === 'move') {
      const page = Math.floor(this.#viewport.height / look.rowHeight)
      return this.focusRow(visible.rows[placeAfter(action, visible.place[row]!, count, page)]!)
    }
    if (action.kind !== 'in' && action.kind !== 'out') return
    const tree = { outline: this.#plan!.outline, visible, folded }
    const step = treeStep(action.kind, row, tree)
    if (step && 'to' in step) this.focusRow(visible.rows[step.to]!)
    else if (step) this.toggle(row)
  }

  #show(model: GanttModel): void {
    const before = this.#plan
    const anchor = this.#anchor()
    const plan = planOf(model, this.#options.say, this.#options.language)
    const another = before?.model.plan !== model.plan
    if (another) this.#rows.restore(this.#saved.plan === model.plan ? this.#saved : {})
    if (another) this.#placed = false
    this.#rows.show(plan)
    this.#shell.describe(this.#options.say('chartLabel', model.name), model.rows.length)
    this.#relisted()
    if (before && !another) {
      this.#keepPlace(anchor)
      this.#tellChange(before, plan)
    }
    this.#draw()
  }

  #showNone(): void {
    this.#saved = {}
    this.#rows.show(undefined)
    this.#shell.describe('', 0)
    this.#relisted()
    this.#draw()
  }

  #selectFromOutside(id: string, reveal: boolean): void {
    const row = this.#rows.rowOf(id)
    this.#rows.selected = id
    this.#redraw()
    if (row === undefined || !this.#plan) return
    if (reveal) this.#reveal(this.#plan, row)
    const busy = this.#shell.grid.contains(document.activeElement)
    if (!busy && this.#rows.placeOf(row) !== undefined) this.#rows.active = id
  }

  #reveal({ outline }: Plan, row: number): void {
    if (this.#rows.placeOf(row) === undefined) {
      this.#rows.unfoldTo(row)
      this.#relisted()
    }
    const place = this.#rows.placeOf(row)
    if (place === undefined) return
    const { start, finish } = outline.rows[row]!
    const inView = look.withRowInView(this.#viewport, place)
    const dated = start !== undefined && finish !== undefined && Number.isFinite(start + finish)
    this.#look(dated ? look.withSpanInView(inView, { from: start as Minute, to: finish as Minute }) : inView)
  }

  /** The first row in view, and how far it is scrolled out. */
  #anchor(): { key: string; offset: Pixels } | undefined {
    const place = Math.floor(this.#viewport.top / look.rowHeight)
    const key = this.#rows.keyOf(this.#rows.visible.rows[place] ?? -1)
    if (this.#viewport.top === 0 || key === undefined) return undefined
    return { key, offset: this.#viewport.top - place * look.rowHeight }
  }

  #keepPlace(anchor: { key: string; offset: Pixels } | undefined): void {
    const place = anchor && this.#rows.visible.place[this.#rows.rowOf(anchor.key) ?? -1]
    if (anchor && place !== undefined && place !== -1) this.#look({ ...this.#viewport, top: place * look.rowHeight + anchor.offset })
  }

  #tellChange(before: Plan, after: Plan): void {
    const { say } = this.#options
    const key = this.#rows.active ?? this.#rows.selected
    const [was, is] = [before, after].map(plan => {
      const row = plan.outline.rows[plan.outline.index.get(key ?? '') ?? -1]
      return row && plan.facts(row).sentence
    })
    if (was !== undefined && is !== undefined && was !== is) this.#live.tell(say('rowChanged', is))
    else if (before.model.finish !== after.model.finish && Number.isFinite(after.model.finish)) {
      this.#live.tell(say('scheduleChanged', after.dates.long(Math.floor((after.model.finish - 1) / minutesPerDay))))
    }
  }

  #setFilter(filter: string): void {
    this.#rows.setFilter(filter)
    this.#relisted()
    if (this.#rows.filtered) this.#live.tell(this.#options.say('filterCount', this.#rows.count, this.#rows.total))
  }

  #closeFilter(): boolean {
    if (!this.#filterBox.open) return false
    this.#filterBox.close()
    return true
  }

  /** Other rows are visible now. */
  #relisted(): void {
    this.#card.hide()
    this.#filterBox.draw(this.#rows.count, this.#rows.total)
    this.#shell.say(this.#message())
    this.#resize()
    this.#look({ ...this.#viewport, rows: this.#rows.count, range: this.#plan?.range ?? this.#viewport.range })
    this.#redraw()
  }

  #message(): string | undefined {
    const { say } = this.#options
    if (!this.#plan) return say('noPlan')
    if (this.#rows.total === 0) return say('emptyPlan')
    return this.#rows.count === 0 ? say('filterNothing') : undefined
  }

  #focusActive(): void {
    if (this.#rows.active !== undefined) this.#pane.rowElement(this.#rows.active)?.focus({ preventScroll: true })
  }

  get #plan(): Plan | undefined {
    return this.#rows.plan
  }

  #resizeSide(side: Pixels | undefined): void {
    this.#side = side
    this.#resize()
  }

  #resize(): void {
    const { width, height } = this.#shell.measure()
    this.#total = width
    const columns = this.#columns()
    this.#look({ ...this.#viewport, width: Math.max(0, width - columns.side), height })
    this.#shell.drawColumns(columns)
    this.#splitter.draw(columns.side, width)
    this.#redraw()
  }

  #columns() {
    return columnsOf({ wanted: this.#side, total: this.#total, years: this.#plan?.years ?? false })
  }

  #look(next: look.Viewport): void {
    const settled = this.#placed ? look.settled(next) : next
    const { scale, width, height } = this.#viewport
    const same = settled.scale.left === scale.left && settled.scale.pixelsPerDay === scale.pixelsPerDay && settled.width === width && settled.height === height
    this.#viewport = settled
    if (same) this.#request()
    else this.#redraw()
  }

  #redraw(): void {
    this.#stamp++
    this.#request()
  }

  #request(): void {
    this.#requested ||= requestAnimationFrame(() => this.#draw())
  }

  /** Where the plan is looked at first: where it was before a reload, or at all of it. */
  #place(plan: Plan): void {
    const { left, pixelsPerDay, top = 0, plan: saved } = this.#saved
    this.#placed = true
    if (saved !== plan.model.plan || left === undefined || pixelsPerDay === undefined) {
      this.#viewport = look.firstLook(this.#viewport, plan.schedule, plan.model.asof)
    } else {
      this.#viewport = look.zoomed({ ...this.#viewport, top, scale: { left: left as Minute, pixelsPerDay } }, 1, 0)
    }
    this.#saved = {}
    this.#stamp++
  }

  #draw(): void {
    cancelAnimationFrame(this.#requested)
    this.#requested = 0
    if (this.#plan && !this.#placed && 0 < this.#viewport.width) this.#place(this.#plan)
    const focused = this.#pane.root.contains(document.activeElement)
    const frame = this.#frame()
    this.#pane.draw(frame)
    this.#time.draw(frame)
    this.#drawScrollBars()
    if (focused && !this.#pane.root.contains(document.activeElement)) this.#focusActive()
    if (focused && (document.activeElement as HTMLElement).hidden) this.#focusActive()
    this.#saving ||= window.setTimeout(() => this.#save(), saveAfter)
  }

  #frame(): Frame {
    const { outline = noOutline, dates = noDates, facts = noFacts, model } = this.#plan ?? {}
    const { visible, links, active, selected, folded } = this.#rows
    return {
      outline, dates, facts, daysOff: model?.daysOff ?? [], asof: model?.asof,
      // Without a plan there is no time to show either.
      viewport: this.#plan ? this.#viewport : { ...this.#viewport, width: 0 },
      columns: this.#columns(), visible, links, active, selected, folded, stamp: this.#stamp,
    }
  }

  #drawScrollBars(): void {
    const { top, height, width, scale, range } = this.#viewport
    const { least, most } = look.timeOffsets(this.#viewport)
    const none = this.#rows.count === 0
    this.#vertical.draw({ offset: top, content: none ? 0 : look.contentHeight(this.#viewport), view: height })
    this.#horizontal.draw({ offset: -xOf(scale, range.from) - least, content: none ? 0 : most - least + width, view: width })
  }

  #scrollBar(axis: 'vertical' | 'horizontal', scrollTo: (offset: Pixels) => void): ScrollBar {
    const label = this.#options.say(axis === 'vertical' ? 'scrollVertically' : 'scrollHorizontally')
    return new ScrollBar({ axis, label, controls: 'grid', scrollTo })
  }

  #save(): void {
    clearTimeout(this.#saving)
    this.#saving = 0
    if (!this.#plan || !this.#placed) return
    const { scale, top } = this.#viewport
    const state: SavedState = {
      plan: this.#plan.model.plan, pixelsPerDay: scale.pixelsPerDay, left: minuteAt(scale, 0), top,
      ...(this.#side !== undefined && { side: this.#side }),
      ...this.#rows.saved(),
    }
    this.#options.host.save(state)
  }
}

const verbs: Readonly<Record<GanttVerb, (chart: Chart) => void>> = {
  zoomIn: chart => chart.zoom(1.5),
  zoomOut: chart => chart.zoom(1 / 1.5),
  zoomToFit: chart => chart.zoomToFit(),
  goToToday: chart => chart.goToToday(),
  expandAll: chart => chart.foldAll(false),
  collapseAll: chart => chart.foldAll(true),
  focusFilter: chart => chart.focusFilter(),
}
