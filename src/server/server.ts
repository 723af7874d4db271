import {
  TextDocuments,
  TextDocumentSyncKind,
  type Connection,
  type InitializeResult,
  type TextDocumentPositionParams,
} from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import type { Method, ServerNotifications, ServerSettings } from '../protocol/messages'
import type { Day } from '../time/day'
import { localDay } from '../time/localDay'
import { codeActions } from './features/codeActions'
import { planLenses, sourceLenses } from './features/codeLens'
import { definition } from './features/definition'
import { documentSymbols } from './features/documentSymbols'
import { itemHover, keyHover, type HoverPlace } from './features/hover'
import type { ServedPlan } from './plan'
import { Publisher } from './publisher'
import { requestHandlers } from './requests'
import { Waiting } from './waiting'
import { summaryOf } from './views/summary'
import { Workspace } from './workspace'

/** What the server cannot know by itself: the time. */
export interface Clock {
  readonly now: () => Date
}

/** A burst of changes is answered once, this many milliseconds after the last of them. */
const settleTime = 30
/** How often it is looked whether a new day has begun, in milliseconds. */
const dayCheck = 60_000

/** Serves a connection: every feature is wired here, and nowhere else. */
export function serve(connection: Connection, { now }: Clock): void {
  const documents = new TextDocuments(TextDocument)
  const today = (): Day => localDay(now())
  const touched = new Set<ServedPlan>()
  const publisher = new Publisher((uri, diagnostics) => void connection.sendDiagnostics({ uri, diagnostics: [...diagnostics] }))
  const settled = new Waiting(settleTime, tell)
  const workspace = new Workspace({
    today,
    onDidChange: changed,
    onDidReadHistory: (plan) => {
      changed(plan)
      if (refreshesLenses) void connection.sendRequest('workspace/codeLens/refresh')
    },
  })
  let refreshesLenses = false
  let initial: ServerSettings | undefined

  function changed(plan: ServedPlan | undefined): void {
    for (const each of plan ? [plan] : workspace.plans) touched.add(each)
    settled.start()
  }

  function tell(): void {
    publisher.keepOnly(workspace.plans)
    for (const plan of touched) if (workspace.plans.includes(plan)) publisher.update(plan)
    touched.clear()
    const told: ServerNotifications['tpm/plans'] = { plans: workspace.plans.map(summaryOf) }
    void connection.sendNotification('tpm/plans', told)
  }

  connection.onInitialize((parameters): InitializeResult => {
    initial = parameters.initializationOptions as ServerSettings
    refreshesLenses = parameters.capabilities.workspace?.codeLens?.refreshSupport === true
    return { capabilities, serverInfo: { name: 'tpm-plan' } }
  })
  connection.onInitialized(() => void (initial && workspace.configure(initial)))
  connection.onNotification('tpm/settings', (settings: ServerSettings) => void workspace.configure(settings))
  connection.onNotification('tpm/repositoryChanged', ({ folder }: { folder: string }) => void workspace.repositoryChanged(folder))
  connection.onDidChangeWatchedFiles(async ({ changes }) => {
    for (const { uri } of changes) await workspace.fileChanged(uri)
  })

  documents.onDidChangeContent(({ document }) => workspace.setOpen(document.uri, document.getText()))
  documents.onDidClose(({ document }) => workspace.setOpen(document.uri, undefined))

  const placeOf = ({ textDocument, position }: TextDocumentPositionParams): HoverPlace | undefined => {
    const document = documents.get(textDocument.uri)
    const line = document?.getText({ start: { line: position.line, character: 0 }, end: { line: position.line + 1, character: 0 } })
    return line === undefined ? undefined : { line: line.replace(/[\r\n]+$/, ''), lineNumber: position.line, character: position.character }
  }

  connection.onHover((parameters) => {
    const place = placeOf(parameters)
    const file = workspace.planFile(parameters.textDocument.uri)
    const plan = file?.plan ?? workspace.planFor(parameters.textDocument.uri)
    if (!place || !plan) return null
    return itemHover(plan, place, file !== undefined) ?? (file && keyHover(plan, file.path, place)) ?? null
  })
  connection.onDefinition((parameters) => {
    const place = placeOf(parameters)
    const plan = workspace.planFile(parameters.textDocument.uri)?.plan
    return (place && plan && definition(plan, place)) ?? null
  })
  connection.onDocumentSymbol(({ textDocument }) => {
    const file = workspace.planFile(textDocument.uri)
    return file ? [...documentSymbols(file.plan, file.path)] : null
  })
  connection.onCodeAction((parameters) => {
    const file = workspace.planFile(parameters.textDocument.uri)
    return file ? [...codeActions(file.plan, file.path, parameters)] : null
  })
  connection.onCodeLens(({ textDocument: { uri } }) => {
    const file = workspace.planFile(uri)
    if (file) return workspace.settings.planLenses ? [...planLenses(file.plan, file.path, now())] : []
    const plan = workspace.settings.sourceLenses ? workspace.planFor(uri) : undefined
    const text = documents.get(uri)?.getText()
    return plan && text !== undefined ? [...sourceLenses(plan, text)] : []
  })

  const handlers = requestHandlers(workspace, today)
  for (const method of Object.keys(handlers) as Method[]) connection.onRequest(method, handlers[method] as (parameters: unknown) => unknown)

  let day = today()
  const midnight = setInterval(() => {
    if (day === today()) return
    day = today()
    for (const plan of workspace.plans) plan.live.passDay()
    changed(undefined)
  }, dayCheck)
  connection.onShutdown(() => {
    clearInterval(midnight)
    settled.cancel()
    workspace.close()
  })
  documents.listen(connection)
  connection.listen()
}

const capabilities: InitializeResult['capabilities'] = {
  textDocumentSync: TextDocumentSyncKind.Incremental,
  hoverProvider: true,
  definitionProvider: true,
  documentSymbolProvider: true,
  codeActionProvider: { codeActionKinds: ['quickfix'] },
  codeLensProvider: {},
}
