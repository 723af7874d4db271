import type { CancellationToken, Disposable, Event } from 'vscode'
import type { Answer, Method, Parameters, PlanSummary } from '../../protocol/messages'

export type ServerState = 'stopped' | 'starting' | 'running' | 'failed'

/** The language server as views and commands see it. */
export interface PlanServer extends Disposable {
  /** Every plan of the workspace as last told; empty until the server has read it. */
  readonly plans: readonly PlanSummary[]
  readonly onDidChangePlans: Event<readonly PlanSummary[]>
  readonly state: ServerState
  readonly onDidChangeState: Event<ServerState>
  /** Starts the server unless it runs. Resolves when it answers, or has failed to start. */
  start(): Promise<void>
  restart(): Promise<void>
  stop(): Promise<void>
  /** Has everything read anew that may have changed unseen: the folders, the settings, the repositories. */
  refresh(): void
  /** The answer; undefined when the server does not run, the request was cancelled, or it failed (which is logged). */
  request<M extends Method>(
    method: M, parameters: Parameters<M>, token?: CancellationToken,
  ): Promise<Answer<M> | undefined>
}
