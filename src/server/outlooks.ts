import type { Asked } from '../analysis/forecast/threads'
import type { Outlook } from '../analysis/forecast/outlook'
import type { ServedPlan } from './plan'
import { Waiting } from './waiting'

/** Starts a forecast of a plan as it stands now, beside all else. */
export type AskOutlook = (plan: ServedPlan) => Asked<Outlook>

export interface OutlooksOptions {
  readonly ask: AskOutlook
  readonly plans: () => readonly ServedPlan[]
  /** Whether forecasts are wanted at all. */
  readonly isOn: () => boolean
  /** A plan has another outlook now. */
  readonly onFound: (plan: ServedPlan) => void
  readonly onError: (error: unknown) => void
}

/** A plan is forecast when nothing has changed for so many milliseconds. */
const restTime = 1500

/** Forecasts the plans whenever they come to rest; what was asked before a change is not waited for. */
export class Outlooks {
  readonly #options: OutlooksOptions
  readonly #rested: Waiting
  readonly #asked = new Map<ServedPlan, Asked<Outlook>>()
  /** The version that each plan's outlook is of, or will be. */
  readonly #versions = new WeakMap<ServedPlan, number>()

  constructor(options: OutlooksOptions, rest = restTime) {
    this.#options = options
    this.#rested = new Waiting(rest, () => this.#ask())
  }

  /** Some plan, or the wish for forecasts, may be different now. */
  changed(): void {
    this.#rested.start()
  }

  close(): void {
    this.#rested.cancel()
    for (const plan of [...this.#asked.keys()]) this.#stop(plan)
  }

  #ask(): void {
    const { plans, isOn } = this.#options
    const wanted = isOn() ? plans() : []
    for (const plan of [...this.#asked.keys()]) if (!wanted.includes(plan)) this.#stop(plan)
    for (const plan of plans()) {
      if (!wanted.includes(plan)) this.#take(plan, undefined)
      else if (this.#versions.get(plan) !== plan.live.version) this.#askOf(plan)
    }
  }

  #askOf(plan: ServedPlan): void {
    this.#stop(plan)
    const asked = this.#options.ask(plan)
    this.#asked.set(plan, asked)
    this.#versions.set(plan, plan.live.version)
    asked.answer.then(
      (outlook) => {
        if (this.#asked.get(plan) !== asked) return
        this.#asked.delete(plan)
        this.#take(plan, outlook)
      },
      (error: unknown) => {
        this.#asked.delete(plan)
        this.#options.onError(error)
      },
    )
  }

  #take(plan: ServedPlan, outlook: Outlook | undefined): void {
    if (outlook === undefined) this.#versions.delete(plan)
    if (plan.outlook === outlook) return
    plan.outlook = outlook
    this.#options.onFound(plan)
  }

  #stop(plan: ServedPlan): void {
    this.#asked.get(plan)?.stop()
    this.#asked.delete(plan)
    this.#versions.delete(plan)
  }
}
