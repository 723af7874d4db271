import * as vscode from 'vscode'
import type { PlanSummary } from '../../protocol/messages'
import type { TreeFilter } from '../../protocol/tree'
import { plainText } from '../words/plainText'

/** What all trees show at present. */
export class Filter implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<TreeFilter>()
  readonly onDidChange = this.#changed.event
  #current: TreeFilter = {}

  get current(): TreeFilter {
    return this.#current
  }

  /** Whether anything is left out. */
  get active(): boolean {
    return isActive(this.#current)
  }

  /** Changes what is named and keeps the rest; undefined or empty stops filtering by it. */
  set(change: TreeFilter): void {
    const { text, person, status } = { ...this.#current, ...change }
    this.#current = { ...(text && { text }), ...(person && { person }), ...(status && { status }) }
    this.#changed.fire(this.#current)
  }

  clear(): void {
    this.#current = {}
    this.#changed.fire(this.#current)
  }

  dispose(): void {
    this.#changed.dispose()
  }
}

const isActive = ({ text, person, status }: TreeFilter): boolean => Boolean(text ?? person ?? status)

/** The filter in force, beside a view's title. */
export function filterWords({ text, person, status }: TreeFilter, plans: readonly PlanSummary[]): string | undefined {
  const name = person && (plans.flatMap(plan => plan.people).find(({ id }) => id === person)?.name ?? person)
  const parts = [text && `“${text}”`, name, status].filter(part => part !== undefined && part !== '')
  return parts.length === 0 ? undefined : vscode.l10n.t('Filter: {0}', plainText(parts.join(' · '), 60))
}
