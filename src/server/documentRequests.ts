import type { Connection, TextDocumentPositionParams, TextDocuments } from 'vscode-languageserver'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import { codeActions } from './features/codeActions'
import { planLenses, sourceLenses } from './features/codeLens'
import { definition } from './features/definition'
import { documentSymbols } from './features/documentSymbols'
import { itemHover, keyHover } from './features/hover'
import type { LinePlace } from './features/mentions'
import type { Guard } from './guard'
import type { Workspace } from './workspace'

/** What the requests about a document are answered from. */
export interface DocumentRequests {
  readonly workspace: Workspace
  readonly documents: TextDocuments<TextDocument>
  readonly guard: Guard
  readonly now: () => Date
}

/** Wires the requests of the protocol that are about a document. */
export function answerDocumentRequests(connection: Connection, { workspace, documents, guard, now }: DocumentRequests): void {
  const at = placesIn(documents)
  connection.onHover(guard.request('hover', (parameters) => {
    const { place, file, plan } = subjectOf(workspace, parameters, at)
    if (!place || !plan) return null
    return itemHover(plan, place, file !== undefined) ?? (file && keyHover(plan, file.path, place)) ?? null
  }))
  connection.onDefinition(guard.request('definition', (parameters) => {
    const { place, file, plan } = subjectOf(workspace, parameters, at)
    return (place && plan && definition(plan, place, file !== undefined)) ?? null
  }))
  connection.onDocumentSymbol(guard.request('symbols', ({ textDocument }) => {
    const file = workspace.planFile(textDocument.uri)
    return file ? [...documentSymbols(file.plan, file.path)] : null
  }))
  connection.onCodeAction(guard.request('quick fixes', (parameters) => {
    const file = workspace.planFile(parameters.textDocument.uri)
    return file ? [...codeActions(file.plan, file.path, parameters)] : null
  }))
  connection.onCodeLens(guard.request('lenses', ({ textDocument: { uri } }) => {
    const file = workspace.planFile(uri)
    if (file) return workspace.settings.planLenses ? [...planLenses(file.plan, file.path, now())] : []
    const plan = workspace.settings.sourceLenses ? workspace.planFor(uri) : undefined
    const text = documents.get(uri)?.getText()
    return plan && text !== undefined ? [...sourceLenses(plan, text)] : []
  }))
}

type PlacesIn = (parameters: TextDocumentPositionParams) => LinePlace | undefined

/** What a request is about: a place in a line, and the plan that it is looked up in; `file` when it is one of the plan's. */
function subjectOf(workspace: Workspace, parameters: TextDocumentPositionParams, at: PlacesIn) {
  const { uri } = parameters.textDocument
  const file = workspace.planFile(uri)
  return { place: at(parameters), file, plan: file?.plan ?? workspace.planFor(uri) }
}

/** The line of an open document at a position; undefined when it is not open. */
const placesIn = (documents: TextDocuments<TextDocument>): PlacesIn => ({ textDocument, position: { line, character } }) => {
  const range = { start: { line, character: 0 }, end: { line: line + 1, character: 0 } }
  const text = documents.get(textDocument.uri)?.getText(range)
  return text === undefined ? undefined : { line: text.replace(/[\r\n]+$/, ''), lineNumber: line, character }
}
