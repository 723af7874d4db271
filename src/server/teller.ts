import type { Connection } from 'vscode-languageserver'
import type { ServerNotifications } from '../protocol/messages'
import type { Guard } from './guard'
import type { ServedPlan } from './plan'
import { Publisher } from './publisher'
import type { Searches } from './search/searches'
import { summaryOf } from './views/summary'
import { Waiting } from './waiting'

/** What the client is told, and what is asked of the session. */
export interface TellerOptions {
  readonly connection: Pick<Connection, 'sendDiagnostics' | 'sendNotification' | 'sendRequest'>
  readonly guard: Guard
  readonly plans: () => readonly ServedPlan[]
  /** Whether lenses are shown that may have changed with a plan, in a client that can be asked to take them anew. */
  readonly refreshesLenses: () => boolean
  /** Whether hints may be shown in plan files, in a client that can be asked to take them anew. */
  readonly refreshesHints: () => boolean
  /** Looks for better dates at every rest. */
  readonly searches: Pick<Searches, 'update' | 'keepOnly'>
}

/** A burst of changes is answered once, this many milliseconds after the last of them. */
const settleTime = 10

/** Findings that take their time are looked for so many milliseconds after the last key. */
const restTime = 150

/** Tells the client of plans that changed: diagnostics, summaries, lenses. */
export class Teller {
  readonly #options: TellerOptions
  readonly #publisher: Publisher
  readonly #settled: Waiting
  readonly #rested: Waiting
  readonly #touched = new Set<ServedPlan>()
  #isClosed = false

  constructor(options: TellerOptions) {
    const { connection, guard } = options
    this.#options = options
    this.#publisher = new Publisher((uri, diagnostics) => unheard(connection.sendDiagnostics({ uri, diagnostics: [...diagnostics] })))
    const tell = guard.notice('telling of changes', () => this.#tell())
    this.#settled = new Waiting(settleTime, () => void tell())
    const complete = guard.notice('looking for findings', () => this.#complete())
    this.#rested = new Waiting(restTime, () => void complete())
  }

  /** A plan changed, or the set of plans did: told when things have settled. */
  changed(plan: ServedPlan | undefined): void {
    for (const each of plan ? [plan] : this.#options.plans()) this.#touched.add(each)
    this.#settled.start()
  }

  close(): void {
    this.#settled.cancel()
    this.#rested.cancel()
    this.#options.searches.keepOnly([])
    this.#isClosed = true
  }

  #tell(): void {
    const { connection, guard } = this.#options
    const plans = this.#options.plans()
    const touched = plans.filter((plan) => this.#touched.has(plan))
    this.#touched.clear()
    this.#publisher.keepOnly(plans)
    for (const plan of touched) guard.attempt(`diagnostics of ${plan.uri}`, () => this.#publisher.update(plan))
    this.#options.searches.keepOnly(plans)
    if (plans.some(({ live }) => live.findsLater || live.levelsLater || live.searchBasis)) this.#rested.start()
    const told: ServerNotifications['tpm/plans'] = {
      plans: plans.flatMap((plan) => guard.attempt(`summary of ${plan.uri}`, () => summaryOf(plan)) ?? []),
    }
    unheard(connection.sendNotification('tpm/plans', told))
    if (this.#options.refreshesLenses()) unheard(connection.sendRequest('workspace/codeLens/refresh'))
    if (this.#options.refreshesHints()) unheard(connection.sendRequest('workspace/inlayHint/refresh'))
  }

  /** Looks for what was left for a rest in typing, step by step so that whoever asks meanwhile is answered. */
  async #complete(): Promise<void> {
    for (const plan of this.#options.plans()) {
      const { live } = plan
      // Findings are about dates: those of a plan that is levelled here are looked for at the next rest.
      const steps = live.levelsLater ? live.levelInSteps() : live.findsLater ? live.findInSteps() : undefined
      if (steps && !(await this.#inSteps(plan, steps))) return
      if (steps) this.changed(plan)
      else this.#options.searches.update(plan)
    }
  }

  /** Lets requests through after each step; false when the plan changed meanwhile. */
  async #inSteps({ live }: ServedPlan, steps: Iterable<void>): Promise<boolean> {
    const { version } = live
    for (const _ of steps) {
      await new Promise((resolve) => setImmediate(resolve))
      if (this.#isClosed || live.version !== version) return false
    }
    return true
  }
}

/** The connection itself tells when it is gone; that one message did not arrive is no news then. */
const unheard = (sent: Promise<unknown>): void => void sent.catch(() => undefined)
