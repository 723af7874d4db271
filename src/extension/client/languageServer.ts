import * as vscode from 'vscode'
import type { LanguageClient, LanguageClientOptions, ServerOptions, StateChangeEvent } from 'vscode-languageclient/node'
import type { Answer, ClientNotifications, Method, Parameters, PlanSummary } from '../../protocol/messages'
import { serverFlags } from '../../protocol/serverFlags'
import { middleware } from './middleware'
import { planFilePattern, planFolderPattern } from './planFiles'
import type { PlanServer, ServerState } from './planServer'
import { watchRepositories } from './repositoryWatch'
import { onDidChangeServerSettings, serverSettings } from './settings'

/** The server as a process of its own. Nothing of it is loaded before `start`. */
export class LanguageServer implements PlanServer {
  plans: readonly PlanSummary[] = []
  state: ServerState = 'stopped'
  readonly #plansChanged = new vscode.EventEmitter<readonly PlanSummary[]>()
  readonly #stateChanged = new vscode.EventEmitter<ServerState>()
  readonly onDidChangePlans = this.#plansChanged.event
  readonly onDidChangeState = this.#stateChanged.event
  readonly #module: string
  readonly #log: vscode.LogOutputChannel
  readonly #listeners: vscode.Disposable[] = []
  #client: LanguageClient | undefined
  #starting: Promise<void> | undefined

  /** @param module path of the server's bundle */
  constructor(module: string, log: vscode.LogOutputChannel) {
    this.#module = module
    this.#log = log
  }

  start(): Promise<void> {
    this.#starting ??= this.#start()
    return this.#starting
  }

  async restart(): Promise<void> {
    await this.stop()
    await this.start()
  }

  async stop(): Promise<void> {
    await this.#starting
    this.#starting = undefined
    vscode.Disposable.from(...this.#listeners.splice(0)).dispose()
    const client = this.#client
    this.#client = undefined
    try {
      await client?.dispose()
    } catch (error) {
      this.#log.warn(`The server did not stop cleanly: ${String(error)}`)
    }
    this.#setState('stopped')
  }

  refresh(): void {
    const settings = serverSettings()
    this.#notify('tpm/settings', settings)
    for (const folder of settings.folders) this.#notify('tpm/repositoryChanged', { folder })
    this.#plansChanged.fire(this.plans)
  }

  async request<M extends Method>(
    method: M, parameters: Parameters<M>, token?: vscode.CancellationToken,
  ): Promise<Answer<M> | undefined> {
    await this.#starting
    if (!this.#client?.isRunning()) return undefined
    try {
      const client = this.#client
      // A token that is undefined would be sent as a second parameter.
      const asked = token ? client.sendRequest(method, parameters, token) : client.sendRequest(method, parameters)
      const answer = await asked as Answer<M> | null
      return answer ?? undefined
    } catch (error) {
      if (!token?.isCancellationRequested && !isCancellation(error)) this.#log.error(`${method}: ${String(error)}`)
      return undefined
    }
  }

  dispose(): void {
    this.#plansChanged.dispose()
    this.#stateChanged.dispose()
  }

  async #start(): Promise<void> {
    this.#setState('starting')
    try {
      const { LanguageClient, TransportKind } = await import('vscode-languageclient/node')
      const where = { module: this.#module, transport: TransportKind.ipc }
      const options: ServerOptions = {
        run: { ...where, options: { execArgv: [...serverFlags] } },
        debug: { ...where, options: { execArgv: [...serverFlags, '--nolazy', '--inspect=6019'] } },
      }
      const client = new LanguageClient('tpm', vscode.l10n.t('Project Plan'), options, this.#clientOptions())
      this.#client = client
      this.#listen(client)
      await client.start()
    } catch (error) {
      this.#log.error(`The server did not start: ${String(error)}`)
      this.#setState('failed')
    }
  }

  #clientOptions(): LanguageClientOptions {
    // When a whole folder goes, nothing is told about its files.
    const fileEvents = [planFilePattern, planFolderPattern].map(glob => vscode.workspace.createFileSystemWatcher(glob))
    this.#listeners.push(...fileEvents)
    return {
      documentSelector: [{ language: 'tpm', scheme: 'file' }, { scheme: 'file' }],
      initializationOptions: serverSettings,
      outputChannel: this.#log,
      traceOutputChannel: this.#log,
      revealOutputChannelOn: 4,
      diagnosticCollectionName: 'tpm',
      synchronize: { fileEvents },
      middleware: middleware(),
      markdown: { isTrusted: false, supportHtml: false },
    }
  }

  #listen(client: LanguageClient): void {
    this.#listeners.push(
      client.onNotification('tpm/plans', ({ plans }: { plans: readonly PlanSummary[] }) => this.#setPlans(plans)),
      client.onDidChangeState(event => this.#setState(stateOf(event))),
      onDidChangeServerSettings(() => this.#notify('tpm/settings', serverSettings())),
      watchRepositories(folder => this.#notify('tpm/repositoryChanged', { folder })),
    )
  }

  #notify<N extends keyof ClientNotifications>(name: N, told: ClientNotifications[N]): void {
    if (this.#client?.isRunning()) void this.#client.sendNotification(name, told)
  }

  #setPlans(plans: readonly PlanSummary[]): void {
    this.plans = plans
    this.#plansChanged.fire(plans)
  }

  #setState(state: ServerState): void {
    if (state === this.state) return
    this.state = state
    this.#stateChanged.fire(state)
  }
}

/** The client's states by number: its enumeration would load the client. */
function stateOf({ newState }: StateChangeEvent): ServerState {
  const states: Partial<Record<number, ServerState>> = { 1: 'stopped', 2: 'running', 3: 'starting' }
  return states[newState] ?? 'failed'
}

/** LSP's codes for a request that was cancelled, by the client or the server, or made stale by an edit. */
const isCancellation = (error: unknown): boolean =>
  error instanceof vscode.CancellationError
  || (typeof error === 'object' && error !== null && 'code' in error
    && [-32800, -32801, -32802].includes(Number(error.code)))
