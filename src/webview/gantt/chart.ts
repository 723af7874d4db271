import type { GanttModel, GanttVerb, ToGantt } from '../../protocol/gantt'
import { Card } from './draw/card'
import { FilterBox } from './draw/filterBox'
import { LiveRegion } from './draw/liveRegion'
import type { Host } from './host'
import { listen } from './input'
import { type KeyAction, placeAfter, treeStep } from './layout/keys'
import { xOf } from './layout/scale'
import { lastDayOf, type Minute, type Pixels } from './layout/units'
import * as look from './layout/viewport'
import { type Plan, planOf } from './plan'
import { Rows } from './rows'
import { readSavedState, type SavedState } from './savedState'
import { Stage } from './stage'
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

/** The chart: what the user and the extension do with it, and what the extension is told. */
export class Chart {
  readonly #options: ChartOptions
  readonly #rows = new Rows()
  readonly #stage: Stage
  readonly #card: Card
  readonly #filterBox: FilterBox
  readonly #live = new LiveRegion()
  /** Of the page before it was reloaded, or of the plan before it was gone, until a plan is shown. */
  #before: SavedState
  #saving = 0

  constructor(options: ChartOptions) {
    const { say, root, host } = options
    this.#options = options
    this.#before = readSavedState(host.saved())
    this.#stage = new Stage({ ...options, rows: this.#rows, drawn: () => (this.#saving ||= window.setTimeout(() => this.#save(), saveAfter)) })
    this.#stage.startWith(this.#before)
    this.#card = new Card(say)
    this.#filterBox = new FilterBox({
      say,
      changed: filter => this.#setFilter(filter),
      closed: () => this.#stage.focusActive(),
      left: () => this.#stage.focusActive(),
    })
    root.append(this.#filterBox.root, this.#card.root, this.#live.root)
    this.#stage.shell.say(say('loading'))
    listen(this.#stage.shell, this.#filterBox, this)
    addEventListener('pagehide', () => this.#save())
    host.post({ type: 'ready', ...(this.#before.plan !== undefined && { plan: this.#before.plan }) })
  }

  receive(message: ToGantt): void {
    if (message.type === 'model') this.#show(message.model)
    else if (message.type === 'none') this.#showNone()
    else if (message.type === 'select') this.#selectFromOutside(message.id, message.reveal)
    else verbs[message.verb](this)
  }

  scroll(dx: Pixels, dy: Pixels): void {
    this.#card.hide()
    this.#stage.look(look.scrolled(this.#stage.viewport, dx, dy))
  }

  /** Zooms at a place of the chart; without one at the status date, when that is in view, or in the middle. */
  zoom(factor: number, at?: Pixels): void {
    const { scale, width } = this.#stage.viewport
    const asof = this.#plan ? xOf(scale, this.#plan.model.asof) : -1
    this.#card.hide()
    this.#stage.look(look.zoomed(this.#stage.viewport, factor, at ?? (0 <= asof && asof <= width ? asof : width / 2)))
  }

  zoomToFit(): void {
    if (this.#plan) this.#stage.look(look.fitted(this.#stage.viewport, this.#plan.schedule))
  }

  goToToday(): void {
    if (this.#plan) this.#stage.look(look.centred(this.#stage.viewport, this.#plan.model.asof))
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
    this.#stage.redraw()
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
    if (row !== this.#rows.activeRow) this.#stage.redraw()
    this.#rows.active = this.#rows.keyOf(row)
    if (scroll) this.#stage.look(look.withRowInView(this.#stage.viewport, place))
    this.#stage.draw()
    this.#stage.focusActive()
  }

  /** Scrolls through time to a row's bar. */
  bringIntoView(row: number): void {
    const { start, finish } = this.#plan?.outline.rows[row] ?? {}
    if (start === undefined || finish === undefined || !Number.isFinite(start + finish)) return
    this.#stage.look(look.withSpanInView(this.#stage.viewport, { from: start as Minute, to: finish as Minute }))
  }

  /** True when the key was ours. */
  press(action: KeyAction): boolean {
    const row = this.#rows.activeRow
    if (action.kind === 'filter') this.focusFilter()
    else if (action.kind === 'escape') return this.#card.hide() || this.#closeFilter()
    else if (action.kind === 'today') this.goToToday()
    else if (action.kind === 'zoom') this.zoom(action.direction < 0 ? 1 / 1.5 : 1.5)
    else if (action.kind === 'scroll') this.scroll(action.direction * this.#stage.viewport.width * 0.25, 0)
    else if (row !== undefined) this.#pressOnRow(action, row)
    return true
  }

  /** Tells a row's story beside the pointer, or below its bar when there is none. */
  hover(row: number, pointer?: { x: number; y: number }): void {
    const item = this.#plan?.outline.rows[row]
    if (!this.#plan || !item) return
    this.#card.show(item, this.#plan.facts(item), () => {
      const { bottom = 0, top = 0 } = this.#stage.rowElement(row)?.getBoundingClientRect() ?? {}
      return { x: pointer ? pointer.x + 12 : this.#stage.pageX(item.start), below: bottom + 4, above: top - 4 }
    })
  }

  leave(): void {
    this.#card.leave()
  }

  get #plan(): Plan | undefined {
    return this.#rows.plan
  }

  #pressOnRow(action: KeyAction, row: number): void {
    if (action.kind === 'open') return this.open(row)
    if (action.kind === 'select') return this.select(row)
    const { visible, count, folded } = this.#rows
    if (action.kind === 'move') {
      const page = Math.floor(this.#stage.viewport.height / look.rowHeight)
      return this.focusRow(visible.rows[placeAfter(action, visible.place[row]!, count, page)]!)
    }
    if (action.kind !== 'in' && action.kind !== 'out') return
    const step = treeStep(action.kind, row, { outline: this.#plan!.outline, visible, folded })
    if (step && 'to' in step) this.focusRow(visible.rows[step.to]!)
    else if (step) this.toggle(row)
  }

  #show(model: GanttModel): void {
    const before = this.#plan
    const anchor = this.#anchor()
    const plan = planOf(model, this.#options.say, this.#options.language)
    const another = before?.model.plan !== model.plan
    if (another) this.#start(model.plan)
    this.#rows.show(plan)
    this.#stage.shell.describe(this.#options.say('chartLabel', model.name), model.rows.length)
    this.#relisted()
    if (before && !another) {
      this.#keepPlace(anchor)
      this.#tellChange(before, plan)
    }
    this.#stage.draw()
  }

  /** What is remembered of another plan means nothing for this one. */
  #start(plan: string): void {
    const saved = this.#before.plan === plan ? this.#before : {}
    this.#before = {}
    this.#rows.restore(saved)
    this.#stage.startWith(saved)
  }

  /** It may come back: a file that is being written, a server that starts again. */
  #showNone(): void {
    this.#before = this.#saved() ?? this.#before
    this.#rows.show(undefined)
    this.#stage.shell.describe('', 0)
    this.#relisted()
    this.#stage.draw()
  }

  #selectFromOutside(id: string, reveal: boolean): void {
    const row = this.#rows.rowOf(id)
    this.#rows.selected = id
    this.#stage.redraw()
    if (row === undefined || !this.#plan) return
    if (reveal) this.#reveal(row)
    const busy = this.#stage.shell.grid.contains(document.activeElement)
    if (!busy && this.#rows.placeOf(row) !== undefined) this.#rows.active = id
  }

  /** A row that the filter hides stays hidden: the user wanted it so. */
  #reveal(row: number): void {
    if (this.#rows.placeOf(row) === undefined && !this.#rows.filtered) {
      this.#rows.unfoldTo(row)
      this.#relisted()
    }
    const place = this.#rows.placeOf(row)
    if (place === undefined) return
    this.#stage.look(look.withRowInView(this.#stage.viewport, place))
    this.bringIntoView(row)
  }

  /** The first row in view, and how far it is scrolled out. */
  #anchor(): { key: string; offset: Pixels } | undefined {
    const { top } = this.#stage.viewport
    const place = Math.floor(top / look.rowHeight)
    const key = this.#rows.keyOf(this.#rows.visible.rows[place] ?? -1)
    return top === 0 || key === undefined ? undefined : { key, offset: top - place * look.rowHeight }
  }

  #keepPlace(anchor: { key: string; offset: Pixels } | undefined): void {
    const place = this.#rows.visible.place[this.#rows.rowOf(anchor?.key) ?? -1] ?? -1
    if (anchor && place !== -1) this.#stage.look({ ...this.#stage.viewport, top: place * look.rowHeight + anchor.offset })
  }

  #tellChange(before: Plan, after: Plan): void {
    const { say } = this.#options
    const [was, is] = [before, after].map(plan => {
      const row = plan.outline.rows[plan.outline.index.get(this.#rows.active ?? '') ?? -1]
      return row && plan.facts(row).sentence
    })
    const { finish } = after.model
    if (was !== undefined && is !== undefined && was !== is) this.#live.tell(say('rowChanged', is))
    else if (before.model.finish !== finish && Number.isFinite(finish)) this.#live.tell(say('scheduleChanged', after.dates.long(lastDayOf(finish))))
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
    this.#stage.shell.say(this.#message())
    this.#stage.relist()
  }

  #message(): string | undefined {
    const { say } = this.#options
    if (!this.#plan) return say('noPlan')
    if (this.#rows.total === 0) return say('emptyPlan')
    return this.#rows.count === 0 ? say('filterNothing') : undefined
  }

  #save(): void {
    clearTimeout(this.#saving)
    this.#saving = 0
    const saved = this.#saved()
    if (saved) this.#options.host.save(saved)
  }

  #saved(): SavedState | undefined {
    return this.#plan && { ...this.#stage.saved(), ...this.#rows.saved(), plan: this.#plan.model.plan }
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
