import { PassThrough } from 'node:stream'
import { pathToFileURL } from 'node:url'
import {
  createConnection, createProtocolConnection, ProposedFeatures, StreamMessageReader, StreamMessageWriter, WorkDoneProgress,
  type ClientCapabilities, type Diagnostic, type ProtocolConnection, type PublishDiagnosticsParams, type WorkDoneProgressBegin, type WorkDoneProgressEnd, type WorkDoneProgressReport,
} from 'vscode-languageserver/node'
import type { TextEdit } from '../../src/base/text'
import { applyEdits, lineStarts, offsetAt } from '../../src/base/text'
import type { Location } from '../../src/protocol/location'
import type { Answer, Method, Parameters, PlanSummary, ServerSettings } from '../../src/protocol/messages'
import { outlookOf } from '../../src/analysis/forecast/outlook'
import type { AskOutlook } from '../../src/server/outlooks'
import { ServedPlan } from '../../src/server/plan'
import { serve } from '../../src/server/server'
import { givenFolder, monday } from '../analysis/given'

/** The clock of every server here: Monday, 2026-03-02. */
export const now = (): Date => new Date(2026, 2, 2, 9, 0)

export const uriIn = (folder: string, path: string): string => pathToFileURL(`${folder}/${path}`).href

/** A plan of those files, without a connection; texts of one file are `plan.yaml`. */
export async function givenServed(text: string | Readonly<Record<string, string>>): Promise<ServedPlan> {
  const files = typeof text === 'string' ? { '.tpm/plan.yaml': text } : text
  const plan = new ServedPlan(givenFolder(files), () => monday)
  await plan.live.load()
  return plan
}

/** A text after edits whose places are lines and characters. */
export function edited(text: string, edits: readonly { readonly range: Location['range']; readonly text: string }[]): string {
  const starts = lineStarts(text)
  const at = (place: Location['range']['start']) => offsetAt(starts, text.length, place)
  const toEdit = ({ range, text: by }: (typeof edits)[number]): TextEdit => ({ range: { start: at(range.start), end: at(range.end) }, text: by })
  return applyEdits(text, edits.map(toEdit))
}

/** A server and its client, connected in memory. */
export interface Client {
  readonly folder: string
  readonly connection: ProtocolConnection
  /** What is shown of a file at present, as `line:character code`. */
  shown(path: string): readonly string[]
  diagnostics(path: string): readonly Diagnostic[]
  /** Everything that was told so far. */
  readonly published: PublishDiagnosticsParams[]
  readonly plans: PlanSummary[][]
  readonly logged: string[]
  /** What was told of work that goes on. */
  readonly progress: (WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd)[]
  refreshes: number
  hintRefreshes: number
  request<M extends Method>(method: M, parameters: Parameters<M>): Promise<Answer<M>>
  open(path: string, text: string): Promise<void>
  change(path: string, text: string): Promise<void>
  closeEditor(path: string): Promise<void>
  changedOnDisk(...paths: string[]): Promise<void>
  /** Waits until what was told fulfils the wish. */
  until(wish: () => boolean, what?: string): Promise<void>
}

const clients: Client[] = []
const usual = { trusted: false, sourceLenses: true, planLenses: true, forecasts: false }

/** A forecast of few runs, made in the thread of the test. */
export const outlookAtOnce: AskOutlook = ({ live }) => {
  const { plan, schedule } = live.snapshot()
  return { answer: Promise.resolve(outlookOf(plan, { today: schedule.asof, runs: 500 })), stop: () => undefined }
}

/** A client of a folder that is there, or of one with those files. */
export async function givenClient(
  files: string | Readonly<Record<string, string>>, settings: Partial<ServerSettings> = {}, more: Pick<ClientCapabilities, 'window'> = {},
): Promise<Client> {
  const client = connect(typeof files === 'string' ? files : givenFolder(files))
  await client.connection.sendRequest('initialize', {
    processId: null, rootUri: null,
    capabilities: { workspace: { codeLens: { refreshSupport: true }, inlayHint: { refreshSupport: true } }, ...more },
    initializationOptions: { ...usual, folders: [pathToFileURL(client.folder).href], ...settings },
  })
  await client.connection.sendNotification('initialized', {})
  await client.until(() => 0 < client.plans.length, 'plans')
  return client
}

export const settingsOf = (folder: string, settings: Partial<ServerSettings> = {}): ServerSettings => ({
  ...usual, folders: [pathToFileURL(folder).href], ...settings,
})

/** Call it in `after`: shuts every server down. */
export async function closeClients(): Promise<void> {
  for (const { connection } of clients.splice(0)) {
    await connection.sendRequest('shutdown').catch(() => undefined)
    connection.dispose()
  }
}

function connect(folder: string): Client {
  const [up, down] = [new PassThrough(), new PassThrough()]
  const server = createConnection(ProposedFeatures.all, new StreamMessageReader(up), new StreamMessageWriter(down))
  serve(server, { now, askOutlook: outlookAtOnce, startSearch: () => () => undefined })
  const connection = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up))
  const client = clientOf(folder, connection)
  listen(client)
  connection.listen()
  clients.push(client)
  return client
}

const waiting = new WeakMap<Client, Set<() => void>>()

function listen(client: Client): void {
  const { connection } = client
  const wakers = new Set<() => void>()
  waiting.set(client, wakers)
  const heard = <Value>(take: (value: Value) => void) => (value: Value) => {
    take(value)
    for (const wake of wakers) wake()
  }
  connection.onNotification('textDocument/publishDiagnostics', heard((told: PublishDiagnosticsParams) => client.published.push(told)))
  connection.onNotification('tpm/plans', heard(({ plans }: { plans: PlanSummary[] }) => client.plans.push(plans)))
  connection.onNotification('window/logMessage', heard(({ message }: { message: string }) => client.logged.push(message)))
  connection.onRequest('workspace/codeLens/refresh', heard(() => void client.refreshes++))
  connection.onRequest('workspace/inlayHint/refresh', heard(() => void client.hintRefreshes++))
  connection.onRequest('window/workDoneProgress/create', ({ token }: { token: string }) => {
    connection.onProgress(WorkDoneProgress.type, token, heard((value: Client['progress'][number]) => void client.progress.push(value)))
    return null
  })
  connection.onRequest('client/registerCapability', () => null)
}

function clientOf(folder: string, connection: ProtocolConnection): Client {
  const versions = new Map<string, number>()
  const next = (path: string) => {
    versions.set(path, (versions.get(path) ?? 0) + 1)
    return versions.get(path) ?? 0
  }
  const client: Client = {
    folder, connection, published: [], plans: [], logged: [], progress: [], refreshes: 0, hintRefreshes: 0,
    diagnostics: (path) => client.published.filter(({ uri }) => uri === uriIn(folder, path)).at(-1)?.diagnostics ?? [],
    shown: (path) => client.diagnostics(path).map(({ range, code }) => `${range.start.line}:${range.start.character} ${code}`),
    request: async (method, parameters) => (await connection.sendRequest(method, parameters)) as Answer<typeof method>,
    open: (path, text) => connection.sendNotification('textDocument/didOpen', { textDocument: { uri: uriIn(folder, path), languageId: 'tpm', version: next(path), text } }),
    change: (path, text) => connection.sendNotification('textDocument/didChange', { textDocument: { uri: uriIn(folder, path), version: next(path) }, contentChanges: [{ text }] }),
    closeEditor: (path) => connection.sendNotification('textDocument/didClose', { textDocument: { uri: uriIn(folder, path) } }),
    changedOnDisk: (...paths) => connection.sendNotification('workspace/didChangeWatchedFiles', { changes: paths.map((path) => ({ uri: uriIn(folder, path), type: 2 })) }),
    until: (wish, what = 'a wish') => new Promise((resolve, reject) => {
      const state = () => JSON.stringify({ what, plans: client.plans.at(-1)?.map(({ plan, version }) => [plan, version]), published: client.published.at(-1)?.diagnostics.map(({ message }) => message), logged: client.logged }, undefined, 1)
      const limit = setTimeout(() => { wakers?.delete(look); reject(new Error(`Never came: ${state()}`)) }, 10_000)
      const wakers = waiting.get(client)
      const look = () => {
        if (!wish()) return
        clearTimeout(limit)
        wakers?.delete(look)
        resolve()
      }
      wakers?.add(look)
      look()
    }),
  }
  return client
}
