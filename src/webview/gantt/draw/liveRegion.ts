import { element } from './dom'

const quiet = 1200

/** Tells changes to those who hear the page: politely, and not more often than can be listened to. */
export class LiveRegion {
  readonly root = element('div', 'spoken', { role: 'status', 'aria-live': 'polite' })
  #timer = 0

  /** The last of several changes in a row is told. */
  tell(words: string): void {
    clearTimeout(this.#timer)
    this.#timer = window.setTimeout(() => (this.root.textContent = words), quiet)
  }
}
