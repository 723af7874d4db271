import { offsetAt, type ScrollExtent, thumbOf } from '../layout/thumb'
import { attribute, element, followDrag } from './dom'

export interface ScrollBarOptions {
  readonly axis: 'vertical' | 'horizontal'
  readonly label: string
  /** The id of what is scrolled. */
  readonly controls: string
  readonly scrollTo: (offset: number) => void
}

/** A thin bar as VS Code draws it: the offset is ours, so the browser has none to show. */
export class ScrollBar {
  readonly root: HTMLElement
  readonly #thumb = element('div', 'thumb')
  #extent: ScrollExtent = { offset: 0, content: 0, view: 0 }

  constructor(readonly options: ScrollBarOptions) {
    const { axis, label, controls } = options
    this.root = element('div', `scrollbar ${axis}`, {
      role: 'scrollbar', 'aria-orientation': axis, 'aria-label': label, 'aria-controls': controls,
      'aria-valuemin': '0', 'aria-valuemax': '100', 'aria-valuenow': '0',
    })
    this.root.append(this.#thumb)
    this.root.addEventListener('pointerdown', event => this.#grab(event))
  }

  draw(extent: ScrollExtent): void {
    this.#extent = extent
    const thumb = thumbOf(extent)
    this.root.hidden = !thumb
    if (!thumb) return
    const vertical = this.options.axis === 'vertical'
    this.#thumb.style.transform = vertical ? `translateY(${thumb.at}px)` : `translateX(${thumb.at}px)`
    this.#thumb.style[vertical ? 'height' : 'width'] = `${thumb.length}px`
    attribute(this.root, 'aria-valuenow', String(Math.round((extent.offset / (extent.content - extent.view)) * 100)))
  }

  /** A press beside the thumb brings it there; then it follows. */
  #grab(event: PointerEvent): void {
    const thumb = thumbOf(this.#extent)
    if (!thumb || event.button !== 0) return
    event.preventDefault()
    const box = this.root.getBoundingClientRect()
    const vertical = this.options.axis === 'vertical'
    const pressed = vertical ? event.clientY - box.top : event.clientX - box.left
    const onThumb = thumb.at <= pressed && pressed <= thumb.at + thumb.length
    const start = onThumb ? thumb.at : pressed - thumb.length / 2
    const moveTo = (delta: number) => this.options.scrollTo(offsetAt(this.#extent, start + delta))
    moveTo(0)
    this.root.classList.add('dragged')
    followDrag(event, (dx, dy) => moveTo(vertical ? dy : dx), () => this.root.classList.remove('dragged'))
  }
}
