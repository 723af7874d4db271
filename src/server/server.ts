import { TextDocuments, TextDocumentSyncKind, type Connection, type InitializeResult, type ServerCapabilities } from 'vscode-languageserver'
import { usualLevellingSeconds, type ClientNotifications, type Method, type ServerSettings } from '../protocol/messages'
import type { Day } from '../time/day'
import { localDay } from '../time/localDay'
import { capabilitiesFor, registerFeatures, wireFeatures } from './features'
import { lookFirst } from './firstLook'
import { Guard } from './guard'
import { OpenDocument } from './openDocument'
import { requestHandlers } from './requests'
import { Outlooks, type AskOutlook } from './outlooks'
import type { StartSearch } from './search/search'
import { Searches } from './search/searches'
import { Teller } from './teller'
import { Workspace } from './workspace'

/** What the server cannot know by itself: the time, and how to do work beside its own. */
export interface Clock {
  readonly now: () => Date
  readonly askOutlook: AskOutlook
  readonly startSearch: StartSearch
}

/** How often it is looked whether a new day has begun, in milliseconds. */
const dayCheck = 60_000

/** Serves a connection: everything is wired from here. A bug in a handler is logged and answered; it never ends the server. */
export function serve(connection: Connection, { now, askOutlook, startSearch }: Clock): void {
  const today = (): Day => localDay(now())
  const guard = new Guard((message) => connection.console.error(message))
  const documents = new TextDocuments<OpenDocument>({
    create: (uri, languageId, version, text) => new OpenDocument(uri, languageId, version, text),
    update: (document, changes, version) => document.update(changes, version),
  })
  const client = { hasSnippets: false, refreshesLenses: false, refreshesHints: false }
  const workspace: Workspace = new Workspace({
    today,
    onDidChange: (plan) => {
      teller.changed(plan)
      outlooks.changed()
    },
    lookFirst: guard.notice('a first look', (plan) => lookFirst(connection, plan)),
    inBackground: (name, work) => void guard.notice(name, work)(),
  })
  const hasSource = () => documents.all().some(({ uri }) => !workspace.planFile(uri))
  const searches = new Searches({
    start: startSearch,
    seconds: () => workspace.settings.levellingSeconds ?? usualLevellingSeconds,
    onBetter: (plan) => teller.changed(plan),
    onError: (error) => connection.console.error(`looking for better dates: ${error.stack ?? error.message}`),
  })
  const teller: Teller = new Teller({
    searches,
    connection,
    guard,
    plans: () => workspace.plans,
    refreshesHints: () => client.refreshesHints && documents.all().some(({ uri }) => workspace.planFile(uri)),
    refreshesLenses: () => client.refreshesLenses && (hasSource() || workspace.takeNewHistory()),
  })
  const outlooks = new Outlooks({
    ask: askOutlook,
    plans: () => workspace.plans,
    isOn: () => workspace.settings.forecasts !== false,
    onFound: (plan) => teller.changed(plan),
    onError: (error) => connection.console.error(`forecasting: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`),
  })
  connection.onInitialize((parameters): InitializeResult => {
    client.refreshesHints = parameters.capabilities.workspace?.inlayHint?.refreshSupport === true
    client.refreshesLenses = parameters.capabilities.workspace?.codeLens?.refreshSupport === true
    client.hasSnippets = parameters.capabilities.textDocument?.completion?.completionItem?.snippetSupport === true
    const settings = parameters.initializationOptions as ServerSettings | undefined
    connection.onInitialized(guard.notice('start', async () => {
      await registerFeatures(connection, parameters.capabilities)
      if (settings) await workspace.configure(settings)
    }))
    const capabilities: ServerCapabilities = capabilitiesFor(parameters.capabilities)
    return { capabilities: { ...capabilities, textDocumentSync: TextDocumentSyncKind.Incremental }, serverInfo: { name: 'tpm-plan' } }
  })
  followClient(connection, { workspace, documents, guard })
  wireFeatures(connection, { workspace, documents, guard, now, hasSnippets: () => client.hasSnippets })
  const handlers = requestHandlers(workspace, today)
  for (const method of Object.keys(handlers) as Method[]) {
    connection.onRequest(method, guard.request(method, handlers[method] as (parameters: unknown) => unknown))
  }
  const midnight = onNewDay(today, guard.notice('a new day', () => workspace.passDay()))
  connection.onShutdown(() => {
    guard.close()
    clearInterval(midnight)
    teller.close()
    outlooks.close()
    workspace.close()
  })
  documents.listen(connection)
  connection.listen()
}

type Followed = { readonly workspace: Workspace; readonly documents: TextDocuments<OpenDocument>; readonly guard: Guard }

/** Takes up what the client tells: settings, commits, files on disk, texts of editors. */
function followClient(connection: Connection, { workspace, documents, guard }: Followed): void {
  connection.onNotification('tpm/settings', guard.notice('settings', (settings: ClientNotifications['tpm/settings']) => workspace.configure(settings)))
  connection.onNotification('tpm/repositoryChanged', guard.notice('commits', ({ folder }: ClientNotifications['tpm/repositoryChanged']) => workspace.repositoryChanged(folder)))
  connection.onDidChangeWatchedFiles(guard.notice('files on disk', ({ changes }) => workspace.filesChanged(changes.map(({ uri }) => uri))))
  documents.onDidChangeContent(guard.notice('an edit', ({ document }) => workspace.setOpen(document.uri, document.getText())))
  documents.onDidClose(guard.notice('closing', ({ document }) => workspace.setOpen(document.uri, undefined)))
}

/** Looks every minute whether a new day has begun. */
function onNewDay(today: () => Day, pass: () => Promise<void>): NodeJS.Timeout {
  let day = today()
  return setInterval(() => {
    if (day === today()) return
    day = today()
    void pass()
  }, dayCheck)
}
