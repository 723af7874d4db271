import type { Columns } from '../layout/columns'
import { rowHeight } from '../layout/viewport'
import type { Say } from '../words'
import { attribute, element, text } from './dom'

/** The fixed parts of the page: the grid with its header and body, and a message for when there are no rows. */
export class Shell {
  readonly grid = element('div', 'grid', { role: 'treegrid', id: 'grid', 'aria-multiselectable': 'false', 'aria-colcount': '4' })
  readonly body = element('div', 'body', { role: 'rowgroup' })
  readonly message = element('div', 'message')
  readonly #header = element('div', 'header', { role: 'rowgroup' })
  readonly #titles: readonly HTMLElement[]

  constructor(readonly root: HTMLElement, say: Say, time: HTMLElement) {
    const line = element('div', 'header-row', { role: 'row', 'aria-rowindex': '1' })
    const names = [say('columnTitle'), say('columnStart'), say('columnFinish'), say('columnSchedule')]
    this.#titles = ['name', 'date start', 'date finish', 'chart'].map((kind, at) => {
      const title = element('div', `column ${kind}`, { role: 'columnheader' })
      const name = element('span', kind === 'chart' ? 'spoken' : '')
      name.textContent = names[at]!
      title.append(name)
      return title
    })
    this.#titles[3]!.append(time)
    line.append(...this.#titles)
    this.#header.append(line)
    this.grid.append(this.#header, this.body)
    root.classList.add('gantt')
    root.style.setProperty('--row', `${rowHeight}px`)
    root.append(this.grid, this.message)
  }

  /** The size of rows and columns together, without the header. */
  measure(): { width: number; height: number } {
    return { width: this.root.clientWidth, height: Math.max(0, this.root.clientHeight - this.#header.offsetHeight) }
  }

  drawColumns(columns: Columns): void {
    this.root.style.setProperty('--side', `${columns.side}px`)
    this.root.style.setProperty('--date', `${columns.date}px`)
    this.root.classList.toggle('without-dates', columns.date === 0)
  }

  /** Of the plan: its name, and how many rows may be reached. */
  describe(name: string, rows: number): void {
    attribute(this.grid, 'aria-label', name)
    attribute(this.grid, 'aria-rowcount', String(rows + 1))
  }

  /** Shows a message instead of rows; undefined takes it away. */
  say(message: string | undefined): void {
    this.message.hidden = message === undefined
    text(this.message, message ?? '')
  }
}
