import { slotsOf } from '../../schedule/levelling/slotsOf'
import type { Basis } from '../../schedule/levelling/levelPlan'
import type { ServedPlan } from '../plan'
import type { StartSearch } from './search'

export interface SearchOptions {
  readonly start: StartSearch
  /** How long each search may take; 0 for none at all. */
  readonly seconds: () => number
  /** A plan has better dates. */
  readonly onBetter: (plan: ServedPlan) => void
  readonly onError: (error: Error) => void
}

/** The searches for better dates of levelled plans: one at a time for each plan, for as long as nothing is changed that dates are made of. */
export class Searches {
  readonly #options: SearchOptions
  readonly #running = new Map<ServedPlan, { readonly basis: Basis; readonly end: () => void }>()

  constructor(options: SearchOptions) {
    this.#options = options
  }

  /** Starts a search for a plan that has none yet for its dates as they are. */
  update(plan: ServedPlan): void {
    const basis = plan.live.searchBasis
    if (this.#running.get(plan)?.basis === basis) return
    const seconds = this.#options.seconds()
    if (basis && 0 < seconds) this.#start(plan, basis, seconds)
  }

  /** Ends the searches of plans that are gone, and those for dates that are not asked for any more. */
  keepOnly(plans: readonly ServedPlan[]): void {
    for (const [plan, { basis, end }] of this.#running) {
      if (plans.includes(plan) && plan.live.searchBasis === basis) continue
      end()
      this.#running.delete(plan)
    }
  }

  #start(plan: ServedPlan, basis: Basis, seconds: number): void {
    const { slots, nodes } = slotsOf(basis)
    const end = this.#options.start({ slots, seconds, seed: 0 }, {
      onAnswer: (start) => {
        if (plan.live.takeAnswer(basis, nodes, start)) this.#options.onBetter(plan)
      },
      // What was looked for stays known, so that it is not looked for again.
      onEnd: (error) => error && this.#options.onError(error),
    })
    this.#running.set(plan, { basis, end })
  }
}
