import * as vscode from 'vscode'

/** An item of a plan. */
export interface PlanItem {
  /** URI of the folder that holds `.tpm`. */
  readonly plan: string
  readonly item: string
}

type SelectionSource = 'editor' | 'tree' | 'gantt' | 'command'

export interface Selected extends PlanItem {
  readonly by: SelectionSource
}

/** The one item that editor, trees and chart agree on. Whoever hears of a selection follows, and tells nobody anew. */
export class Selection implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<Selected>()
  readonly onDidChange = this.#changed.event
  #current: Selected | undefined

  get current(): Selected | undefined {
    return this.#current
  }

  /** Tells everybody, unless the item is selected already. */
  select(selected: Selected): void {
    if (this.#current?.plan === selected.plan && this.#current.item === selected.item) return
    this.#current = selected
    this.#changed.fire(selected)
  }

  dispose(): void {
    this.#changed.dispose()
  }
}
