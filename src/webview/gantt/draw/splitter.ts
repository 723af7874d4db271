import { sideLimits } from '../layout/columns'
import { attribute, element, followDrag } from './dom'

const step = 16

/** The line between the columns and the chart: dragged, or moved with the arrow keys; a double click resets it. */
export class Splitter {
  readonly root: HTMLElement
  #side = 0
  #total = 0

  constructor(label: string, readonly resize: (side: number | undefined) => void) {
    this.root = element('div', 'splitter', { role: 'separator', 'aria-orientation': 'vertical', 'aria-label': label, tabindex: '0' })
    this.root.addEventListener('pointerdown', event => this.#grab(event))
    this.root.addEventListener('dblclick', () => resize(undefined))
    this.root.addEventListener('keydown', event => this.#press(event))
  }

  draw(side: number, total: number): void {
    this.#side = side
    this.#total = total
    const { least, most } = sideLimits(total)
    this.root.style.left = `${side}px`
    attribute(this.root, 'aria-valuemin', String(Math.round(least)))
    attribute(this.root, 'aria-valuemax', String(Math.round(most)))
    attribute(this.root, 'aria-valuenow', String(Math.round(side)))
  }

  #grab(event: PointerEvent): void {
    if (event.button !== 0) return
    event.preventDefault()
    const start = this.#side
    this.root.classList.add('dragged')
    followDrag(event, dx => this.resize(start + dx), () => this.root.classList.remove('dragged'))
  }

  #press(event: KeyboardEvent): void {
    const { least, most } = sideLimits(this.#total)
    const to = { ArrowLeft: this.#side - step, ArrowRight: this.#side + step, Home: least, End: most }[event.key]
    if (to === undefined) return
    event.preventDefault()
    event.stopPropagation()
    this.resize(Math.max(least, Math.min(most, to)))
  }
}
