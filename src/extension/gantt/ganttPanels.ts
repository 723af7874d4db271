import { randomBytes } from 'node:crypto'
import * as vscode from 'vscode'
import type { GanttVerb } from '../../protocol/gantt'
import { ganttStrings } from '../../protocol/ganttStrings'
import { setContextKey } from '../contextKeys'
import { type GanttHost, GanttPanel } from './ganttPanel'
import { ganttPage } from './page'

const ganttViewType = 'tpm.gantt'

/** The charts of the window, one a plan. */
export class GanttPanels implements vscode.Disposable {
  readonly #host: GanttHost
  readonly #extension: vscode.Uri
  readonly #panels = new Set<GanttPanel>()
  readonly #serializer: vscode.Disposable

  constructor(host: GanttHost, extension: vscode.Uri) {
    this.#host = host
    this.#extension = extension
    this.#serializer = vscode.window.registerWebviewPanelSerializer(ganttViewType, {
      // The page keeps what it showed and tells it when it is ready.
      deserializeWebviewPanel: async panel => { this.#adopt(panel, undefined) },
    })
  }

  /** Shows the chart of a plan, and in it an item. */
  open(plan: string, item?: string): void {
    const existing = [...this.#panels].find(panel => panel.plan === plan)
    existing?.panel.reveal()
    const shown = existing ?? this.#adopt(this.#create(), plan)
    if (item) shown.reveal(item)
  }

  /** Has the chart in front do something, or else the one that is visible. */
  do(verb: GanttVerb): void {
    const panels = [...this.#panels]
    const chosen = panels.find(({ panel }) => panel.active) ?? panels.find(({ panel }) => panel.visible) ?? panels[0]
    if (!chosen?.panel.active) chosen?.panel.reveal()
    chosen?.do(verb)
  }

  dispose(): void {
    this.#serializer.dispose()
    for (const { panel } of this.#panels) panel.dispose()
  }

  #create(): vscode.WebviewPanel {
    const title = vscode.l10n.t('Gantt')
    return vscode.window.createWebviewPanel(ganttViewType, title, vscode.ViewColumn.Active, this.#options())
  }

  #options(): vscode.WebviewOptions {
    return { enableScripts: true, localResourceRoots: [this.#folder()] }
  }

  #adopt(panel: vscode.WebviewPanel, plan: string | undefined): GanttPanel {
    const shown = new GanttPanel(this.#host, panel, plan)
    this.#panels.add(shown)
    setContextKey('tpm.ganttOpen', true)
    panel.onDidDispose(() => {
      shown.dispose()
      this.#panels.delete(shown)
      setContextKey('tpm.ganttOpen', 0 < this.#panels.size)
    })
    panel.iconPath = { light: this.#media('gantt-light.svg'), dark: this.#media('gantt-dark.svg') }
    panel.webview.options = this.#options()
    panel.webview.html = this.#page(panel.webview)
    return shown
  }

  #page(webview: vscode.Webview): string {
    const address = (file: string) => webview.asWebviewUri(vscode.Uri.joinPath(this.#folder(), file)).toString()
    return ganttPage({
      cspSource: webview.cspSource,
      nonce: randomBytes(24).toString('base64url'),
      script: address('gantt.js'),
      style: address('gantt.css'),
      language: vscode.env.language,
      strings: Object.fromEntries(Object.entries(ganttStrings).map(([key, words]) => [key, vscode.l10n.t(words)])),
    })
  }

  #media(file: string): vscode.Uri {
    return vscode.Uri.joinPath(this.#extension, 'media', file)
  }

  #folder(): vscode.Uri {
    return vscode.Uri.joinPath(this.#extension, 'dist', 'webview')
  }
}
