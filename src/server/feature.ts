import type { Connection, ServerCapabilities, TextDocumentPositionParams, TextDocuments } from 'vscode-languageserver'
import type { LinePlace } from './features/mentions'
import type { Guard } from './guard'
import type { OpenDocument } from './openDocument'
import type { ServedPlan } from './plan'
import type { Workspace } from './workspace'

/** What the requests about documents are answered from. */
export interface FeatureContext {
  readonly workspace: Workspace
  readonly documents: TextDocuments<OpenDocument>
  readonly guard: Guard
  readonly now: () => Date
  /** The client knows tab stops. */
  readonly hasSnippets: () => boolean
}

/** One feature of the language server: what the client is told of it, and the requests that it answers. */
export interface Feature {
  /** `plan`: offered in plan files alone. `everywhere`: in any document that the client sends, source files among them. */
  readonly scope: 'plan' | 'everywhere'
  /** What `initialize` answers of it. */
  readonly capabilities: ServerCapabilities
  /** Methods and options by which it is registered for plan files alone, where the client knows registrations. */
  readonly registrations?: readonly { readonly method: string; readonly options?: object }[]
  wire(connection: Connection, context: FeatureContext): void
}

/** A file of a plan. */
export interface PlanFileOfPlan {
  readonly plan: ServedPlan
  /** From the folder that holds `.tpm`. */
  readonly path: string
}

/** What a request is about: a place in a line, and the plan that it is looked up in; `file` when it is one of the plan's. */
export interface Subject {
  readonly place: LinePlace | undefined
  readonly file: PlanFileOfPlan | undefined
  readonly plan: ServedPlan | undefined
}

export function subjectOf({ workspace, documents }: FeatureContext, parameters: TextDocumentPositionParams): Subject {
  const { uri } = parameters.textDocument
  const file = workspace.planFile(uri)
  return { place: placeIn(documents, parameters), file, plan: file?.plan ?? workspace.planFor(uri) }
}

/** The line of an open document at a position; undefined when it is not open. */
function placeIn(documents: TextDocuments<OpenDocument>, { textDocument, position }: TextDocumentPositionParams): LinePlace | undefined {
  const { line, character } = position
  const range = { start: { line, character: 0 }, end: { line: line + 1, character: 0 } }
  const text = documents.get(textDocument.uri)?.getText(range)
  return text === undefined ? undefined : { line: text.replace(/[\r\n]+$/, ''), lineNumber: line, character }
}
