/** Runs something once after a burst of calls. */
export class Waiting {
  readonly #milliseconds: number
  readonly #run: () => void
  #timer: NodeJS.Timeout | undefined

  constructor(milliseconds: number, run: () => void) {
    this.#milliseconds = milliseconds
    this.#run = run
  }

  start(): void {
    this.cancel()
    this.#timer = setTimeout(this.#run, this.#milliseconds)
  }

  cancel(): void {
    clearTimeout(this.#timer)
  }
}
