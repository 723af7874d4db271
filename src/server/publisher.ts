import type { Diagnostic } from 'vscode-languageserver'
import { diagnosticsOf } from './features/diagnostics'
import type { ServedPlan } from './plan'

/** Sends a file's diagnostics to the editor. */
export type Publish = (uri: string, diagnostics: readonly Diagnostic[]) => void

/** Publishes what changed of the diagnostics of all plans, and nothing twice. */
export class Publisher {
  readonly #publish: Publish
  /** What the editor shows, as JSON, by plan and file. */
  readonly #shown = new Map<ServedPlan, Map<string, string>>()

  constructor(publish: Publish) {
    this.#publish = publish
  }

  /** Brings the editor to what the plan says now. */
  update(plan: ServedPlan): void {
    const shown = this.#shown.get(plan) ?? new Map<string, string>()
    this.#shown.set(plan, shown)
    const found = diagnosticsOf(plan)
    for (const uri of [...shown.keys()]) if (!found.has(uri)) this.#send(shown, uri, [])
    for (const [uri, diagnostics] of found) this.#send(shown, uri, diagnostics)
  }

  /** Takes the diagnostics of plans away that are not served any more. */
  keepOnly(plans: readonly ServedPlan[]): void {
    for (const [plan, shown] of this.#shown) {
      if (plans.includes(plan)) continue
      for (const uri of [...shown.keys()]) this.#send(shown, uri, [])
      this.#shown.delete(plan)
    }
  }

  #send(shown: Map<string, string>, uri: string, diagnostics: readonly Diagnostic[]): void {
    const text = JSON.stringify(diagnostics)
    if ((shown.get(uri) ?? '[]') === text) return
    if (diagnostics.length === 0) shown.delete(uri)
    else shown.set(uri, text)
    this.#publish(uri, diagnostics)
  }
}
