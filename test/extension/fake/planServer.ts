import * as vscode from 'vscode'
import type { Answer, Method, Parameters, PlanSummary } from '../../../src/protocol/messages'
import type { PlanServer, ServerState } from '../../../src/extension/client/planServer'

type Answers = { readonly [M in Method]?: (parameters: Parameters<M>) => Answer<M> }

/** A server that answers from a table, and keeps what it was asked. */
export interface FakeServer extends PlanServer {
  readonly asked: [method: Method, parameters: unknown][]
  /** Tells that the plans are these now. */
  tell(plans: readonly PlanSummary[]): void
}

export function fakeServer(answers: Answers = {}, initial: readonly PlanSummary[] = [planSummary()]): FakeServer {
  const changed = new vscode.EventEmitter<readonly PlanSummary[]>()
  const states = new vscode.EventEmitter<ServerState>()
  let plans = initial
  const asked: FakeServer['asked'] = []
  return {
    asked,
    get plans() { return plans },
    state: 'running',
    onDidChangePlans: changed.event,
    onDidChangeState: states.event,
    tell: now => { plans = now; changed.fire(now) },
    request: async (method, parameters) => {
      asked.push([method, parameters])
      return answers[method]?.(parameters)
    },
    start: async () => {},
    restart: async () => {},
    stop: async () => {},
    refresh: () => {},
    dispose: () => {},
  }
}

export const planSummary = (change: Partial<PlanSummary> = {}): PlanSummary => ({
  plan: 'file:///work/aurora',
  name: 'Aurora',
  version: 1,
  asof: '2026-03-20',
  empty: false,
  errors: 0,
  warnings: 0,
  lateMilestones: 0,
  history: 'ready',
  people: [{ id: 'ana', name: 'Ana Lima' }],
  statuses: [{ name: 'todo', kind: 'todo' }, { name: 'doing', kind: 'active' }, { name: 'done', kind: 'done' }],
  milestones: [{ id: 'beta', title: 'Public beta' }],
  ...change,
})
