import type { GanttRow } from '../../../protocol/gantt'
import { labelPlaceOf, promiseOf, type Promised, type Shape, shapeOf } from '../layout/bars'
import { hasChildren } from '../layout/outline'
import { clamp, type Pixels } from '../layout/units'
import { attribute, element, text } from './dom'
import type { Frame } from './frame'

/** On average; measuring every label would cost more than a label that is a little off. */
const letterWidth: Pixels = 6.4
const iconWidth: Pixels = 19

/** One row's elements, used for one row after another. */
export class RowView {
  readonly root = element('div', 'row', { role: 'row' })
  readonly #name = element('div', 'cell name', { role: 'gridcell' })
  readonly #twisty = element('span', 'twisty')
  readonly #icon = element('span', 'icon')
  readonly #title = element('span', 'title', { dir: 'auto' })
  readonly #start = element('div', 'cell date start', { role: 'gridcell' })
  readonly #finish = element('div', 'cell date finish', { role: 'gridcell' })
  readonly #chart = element('div', 'cell chart', { role: 'gridcell' })
  readonly #bar = element('div', 'bar')
  readonly #done = element('div', 'done')
  readonly #label = element('span', 'label', { dir: 'auto' })
  #promise: { readonly mark: HTMLElement; readonly way: HTMLElement } | undefined
  #stamp = -1
  key = ''

  constructor() {
    this.#name.append(this.#twisty, this.#icon, this.#title)
    this.#bar.append(this.#done)
    this.#chart.append(this.#bar, this.#label)
    this.root.append(this.#name, this.#start, this.#finish, this.#chart)
  }

  /** `y` is where the row lies in the pane. */
  draw(frame: Frame, row: number, y: Pixels): void {
    const key = frame.outline.keys[row]!
    if (this.key === key && this.#stamp === frame.stamp) return
    this.key = key
    this.#stamp = frame.stamp
    this.root.style.top = `${y}px`
    this.root.dataset['row'] = String(row)
    const item = frame.outline.rows[row]!
    this.#drawState(frame, row, item)
    this.#drawCells(frame, row, item)
    this.#drawChart(frame, item)
  }

  #drawState(frame: Frame, row: number, item: GanttRow): void {
    const selected = this.key === frame.selected
    const flags = [item.kind, `is-${item.statusKind}`, item.critical && 'critical', item.late && 'late', item.blocked && 'blocked', selected && 'selected']
    const className = `row ${flags.filter(Boolean).join(' ')}`
    if (this.root.className !== className) this.root.className = className
    this.root.tabIndex = this.key === frame.active ? 0 : -1
    const place = frame.visible.place[row]!
    attribute(this.root, 'aria-rowindex', String(place + 2))
    attribute(this.root, 'aria-level', String(frame.outline.depth[row]! + 1))
    attribute(this.root, 'aria-selected', String(selected))
    attribute(this.root, 'aria-expanded', hasChildren(frame.outline, row) ? String(!frame.folded(row)) : undefined)
    attribute(this.root, 'aria-label', frame.facts(item).sentence)
  }

  #drawCells(frame: Frame, row: number, item: GanttRow): void {
    const facts = frame.facts(item)
    const depth = Math.min(frame.outline.depth[row]!, 12)
    this.#name.style.paddingInlineStart = `${4 + depth * frame.columns.indent}px`
    this.#twisty.className = `twisty${hasChildren(frame.outline, row) ? (frame.folded(row) ? ' closed' : ' open') : ''}`
    text(this.#title, facts.title)
    attribute(this.#title, 'data-id', frame.columns.ids ? item.id : undefined)
    text(this.#start, facts.start)
    text(this.#finish, facts.finish)
  }

  #drawChart(frame: Frame, item: GanttRow): void {
    const { scale, width } = frame.viewport
    const shape = shapeOf(item, scale)
    const promise = promiseOf(item, shape, scale)
    this.#drawBar(shape, width)
    this.#drawPromise(promise, width)
    this.#drawLabel(frame, item, { shape, promise })
  }

  /** Where the bar is out of view, the label is an arrow to it. */
  #drawLabel(frame: Frame, item: GanttRow, { shape, promise }: { shape: Shape; promise: Promised | undefined }): void {
    const { width } = frame.viewport
    const away = shape.kind === 'none' ? undefined : shape.right < 0 ? 'left' : width < shape.left ? 'right' : undefined
    const { label } = frame.facts(item)
    const room = label.length * letterWidth + (item.late ? iconWidth : 0) + (item.blocked ? iconWidth : 0)
    const place = away ? { x: away === 'left' ? 4 : width - 14, before: away === 'right' } : labelPlaceOf(shape, promise, { width, room })
    this.#label.hidden = !place
    if (!place) return
    text(this.#label, away ? '' : label)
    this.#label.className = away ? `label away to-${away}` : place.before ? 'label before' : 'label'
    this.#label.style.left = place.before ? '' : `${place.x}px`
    this.#label.style.right = place.before ? `${width - place.x}px` : ''
  }

  #drawBar(shape: Shape, width: Pixels): void {
    const seen = shape.kind !== 'none' && -20 < shape.right && shape.left < width + 20
    this.#bar.hidden = !seen
    if (!seen) return
    if (shape.kind === 'milestone') {
      this.#bar.style.left = `${shape.at}px`
      this.#bar.style.width = ''
      return
    }
    const left = Math.max(shape.left, -20)
    const right = Math.min(shape.right, width + 20)
    this.#bar.style.left = `${left}px`
    this.#bar.style.width = `${right - left}px`
    this.#done.style.width = `${clamp(shape.done - left, 0, right - left)}px`
  }

  #drawPromise(promise: Promised | undefined, width: Pixels): void {
    if (!promise && !this.#promise) return
    const { mark, way } = (this.#promise ??= this.#promiseElements())
    mark.hidden = way.hidden = !promise
    if (!promise) return
    mark.style.left = `${promise.at}px`
    const from = clamp(promise.from, -20, width + 20)
    way.style.left = `${from}px`
    way.style.width = `${clamp(promise.to, -20, width + 20) - from}px`
  }

  /** Few rows have a promise. */
  #promiseElements(): { mark: HTMLElement; way: HTMLElement } {
    const elements = { mark: element('div', 'promise'), way: element('div', 'way') }
    this.#chart.append(elements.way, elements.mark)
    return elements
  }
}
