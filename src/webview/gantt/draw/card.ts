import type { GanttRow } from '../../../protocol/gantt'
import type { Facts } from '../facts'
import type { Say } from '../words'
import { element } from './dom'

const showAfter = 450
const hideAfter = 180

export interface CardPlace {
  readonly x: number
  /** Below `below`; above `above` where there is no room. */
  readonly below: number
  readonly above: number
}

/** The card with a row's story. It stays while the pointer is on it, and Escape hides it. */
export class Card {
  readonly root = element('div', 'card', { role: 'tooltip', id: 'card' })
  #timer = 0
  #shown: GanttRow | undefined

  constructor(readonly say: Say) {
    this.root.hidden = true
    this.root.addEventListener('pointerenter', () => clearTimeout(this.#timer))
    this.root.addEventListener('pointerleave', () => this.leave())
  }

  /** Shows the card soon; another call or `leave` before that takes it back. */
  show(row: GanttRow, facts: Facts, place: () => CardPlace): void {
    clearTimeout(this.#timer)
    if (this.#shown === row) return
    this.#timer = window.setTimeout(() => this.#open(row, facts, place()), this.root.hidden ? showAfter : hideAfter)
  }

  leave(): void {
    clearTimeout(this.#timer)
    this.#timer = window.setTimeout(() => this.hide(), hideAfter)
  }

  /** True when there was something to hide. */
  hide(): boolean {
    clearTimeout(this.#timer)
    const was = !this.root.hidden
    this.root.hidden = true
    this.#shown = undefined
    return was
  }

  #open(row: GanttRow, facts: Facts, place: CardPlace): void {
    this.#shown = row
    this.root.replaceChildren(...cardParts(row, facts, this.say))
    this.root.hidden = false
    const { offsetWidth, offsetHeight } = this.root
    const fitsBelow = place.below + offsetHeight + 4 <= window.innerHeight
    this.root.style.left = `${Math.max(4, Math.min(place.x, window.innerWidth - offsetWidth - 4))}px`
    this.root.style.top = `${fitsBelow ? place.below : Math.max(4, place.above - offsetHeight)}px`
  }
}

function cardParts(row: GanttRow, facts: Facts, say: Say): HTMLElement[] {
  const title = element('div', `card-title ${row.kind} is-${row.statusKind}`)
  const name = element('span', 'card-name', { dir: 'auto' })
  name.textContent = facts.title
  const id = element('span', 'card-id')
  id.textContent = row.id
  title.append(element('span', 'icon'), name, id)
  const list = element('dl', 'card-facts')
  for (const [term, value] of facts.story()) list.append(worded('dt', '', term), worded('dd', '', value))
  const notes = [row.critical && worded('div', 'note critical', say('onCriticalPath')), row.blocked && worded('div', 'note blocked', say('isBlocked'))]
  return [title, list, ...notes.filter(note => note !== false)]
}

function worded(tag: 'dt' | 'dd' | 'div', className: string, words: string): HTMLElement {
  const made = element(tag, className)
  made.textContent = words
  return made
}
