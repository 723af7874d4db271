import * as vscode from 'vscode'
import type { FromGantt, GanttModel, GanttVerb, ToGantt } from '../../protocol/gantt'
import type { PlanServer } from '../client/planServer'
import type { Selection } from '../selection/selection'
import { followInEditor, showItem } from '../selection/showItem'
import { debounce } from '../timing/debounce'
import { plainText } from '../words/plainText'
import { readMessage } from './readMessage'

/** What a chart works with. */
export interface GanttHost {
  readonly server: PlanServer
  readonly selection: Selection
  readonly log: Pick<vscode.LogOutputChannel, 'error'>
}

/** One chart: it shows a plan's newest schedule while it is visible, and agrees with the others on what is selected. */
export class GanttPanel implements vscode.Disposable {
  readonly panel: vscode.WebviewPanel
  readonly #host: GanttHost
  readonly #listeners: vscode.Disposable
  readonly #ask = debounce(() => void this.#showNewest(), 60)
  #plan: string | undefined
  #model: GanttModel | undefined
  /** The page listens; a hidden panel's page is gone and tells when it is back. */
  #ready = false
  #question = 0
  #wanted: string | undefined

  /** @param plan undefined when the page knows it: a panel of the window's last session */
  constructor(host: GanttHost, panel: vscode.WebviewPanel, plan: string | undefined) {
    this.#host = host
    this.panel = panel
    this.#plan = plan
    this.#listeners = vscode.Disposable.from(
      panel.webview.onDidReceiveMessage(message => this.#receive(message)),
      panel.onDidChangeViewState(() => { if (!panel.visible) this.#ready = false }),
      host.server.onDidChangePlans(() => this.#plansChanged()),
      host.selection.onDidChange(selected => { if (selected.by !== 'gantt') this.#select(selected) }),
    )
  }

  get plan(): string | undefined {
    return this.#plan
  }

  /** Brings an item's row into view, now or as soon as the chart is there. */
  reveal(item: string): void {
    this.#wanted = item
    if (this.#ready && this.#model) this.#revealWanted()
  }

  do(verb: GanttVerb): void {
    this.#post({ type: 'do', verb })
  }

  dispose(): void {
    this.#question++
    this.#ask.dispose()
    this.#listeners.dispose()
  }

  #receive(message: unknown): void {
    const told = readMessage(message)
    if (told) void this.#handle(told)
    else this.#host.log.error('The Gantt chart sent a message that is not known.')
  }

  async #handle(told: FromGantt): Promise<void> {
    switch (told.type) {
      case 'ready': return this.#pageIsReady(told.plan)
      case 'error': return this.#host.log.error(`Gantt chart: ${told.message}`)
      case 'select': return this.#selected(told.id)
      case 'open': {
        const target = this.#itemOf(told.id)
        if (target) await showItem(this.#host.server, target)
      }
    }
  }

  #pageIsReady(plan: string | undefined): void {
    this.#ready = true
    this.#plan ??= plan
    this.#model = undefined
    this.#ask.run()
  }

  async #selected(id: string): Promise<void> {
    const target = this.#itemOf(id)
    if (!target) return
    this.#host.selection.select({ ...target, by: 'gantt' })
    await followInEditor(this.#host.server, target)
  }

  /** Only rows of the chart can be named by the page. */
  #itemOf(id: string): { plan: string; item: string } | undefined {
    const row = this.#model?.rows.find(row => row.id === id)
    return row && this.#model && { plan: this.#model.plan, item: row.id }
  }

  #plansChanged(): void {
    const { plans } = this.#host.server
    const summary = plans.find(({ plan }) => plan === this.#plan)
    if (this.#ready && summary?.version !== this.#model?.version) this.#ask.run()
  }

  async #showNewest(): Promise<void> {
    const question = ++this.#question
    const { server } = this.#host
    // A panel of the last session may name a plan that is no more.
    const plan = server.plans.find(({ plan }) => plan === this.#plan)?.plan ?? (this.#plan ? undefined : server.plans[0]?.plan)
    if (plan === undefined && server.state === 'starting') return
    const model = plan && await server.request('tpm/gantt', { plan })
    if (question !== this.#question || !this.#ready) return
    this.#model = model || undefined
    if (!this.#model) return this.#post({ type: 'none' })
    this.#plan = this.#model.plan
    this.panel.title = vscode.l10n.t('Gantt: {0}', plainText(this.#model.name, 40))
    this.#post({ type: 'model', model: this.#model })
    this.#revealWanted()
  }

  #revealWanted(): void {
    const id = this.#wanted
    this.#wanted = undefined
    if (id) this.#post({ type: 'select', id, reveal: true })
  }

  #select({ plan, item }: { plan: string; item: string }): void {
    if (plan !== this.#plan) return
    if (this.#ready && this.#model) this.#post({ type: 'select', id: item, reveal: true })
  }

  #post(message: ToGantt): void {
    if (this.#ready) void this.panel.webview.postMessage(message)
  }
}
