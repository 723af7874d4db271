import type { Say } from '../words'
import { element, text } from './dom'

export interface FilterBoxOptions {
  readonly say: Say
  readonly changed: (filter: string) => void
  /** Closed by the user; the filter is empty then. */
  readonly closed: () => void
  /** Down or Enter in the box: on to the rows. */
  readonly left: () => void
}

/** A small box over the chart's corner, as VS Code's find widget. */
export class FilterBox {
  readonly root: HTMLElement
  readonly #input: HTMLInputElement
  readonly #count = element('span', 'filter-count')

  constructor(readonly options: FilterBoxOptions) {
    const { say } = options
    this.root = element('div', 'filter', { role: 'search', 'aria-label': say('filterLabel') })
    this.root.hidden = true
    this.#input = element('input', '', {
      type: 'text', placeholder: say('filterPlaceholder'), 'aria-label': say('filterLabel'), spellcheck: 'false',
    }) as HTMLInputElement
    const close = element('button', 'filter-close', { type: 'button', 'aria-label': say('filterClose'), title: say('filterClose') })
    close.addEventListener('click', () => this.close())
    this.#input.addEventListener('input', () => options.changed(this.#input.value))
    this.root.addEventListener('keydown', event => this.#press(event))
    this.root.append(this.#input, this.#count, close)
  }

  get open(): boolean {
    return !this.root.hidden
  }

  focus(): void {
    this.root.hidden = false
    this.#input.focus()
    this.#input.select()
  }

  draw(shown: number, all: number): void {
    text(this.#count, this.#input.value.trim() === '' ? '' : this.options.say('filterCount', shown, all))
    this.root.classList.toggle('nothing', shown === 0 && this.#input.value.trim() !== '')
  }

  close(): void {
    this.#input.value = ''
    this.root.hidden = true
    this.options.changed('')
    this.options.closed()
  }

  #press(event: KeyboardEvent): void {
    event.stopPropagation()
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'f') this.focus()
    else if (event.key === 'Escape') this.close()
    else if (event.target === this.#input && (event.key === 'ArrowDown' || event.key === 'Enter')) this.options.left()
    else return
    event.preventDefault()
  }
}
