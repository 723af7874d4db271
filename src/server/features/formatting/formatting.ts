import {
  DocumentFormattingRequest, DocumentOnTypeFormattingRequest, DocumentRangeFormattingRequest,
  type Connection, type Disposable, type DocumentSelector, type Position, type Range, type TextEdit,
} from 'vscode-languageserver'
import { offsetAt } from '../../../base/text'
import { formatLayout, type FormatOptions } from '../../../plan/edit/formatLayout'
import type { Feature } from '../../feature'
import type { ServedPlan } from '../../plan'

/** Off unless a folder's settings switch it on: then it is registered for the plan files of that folder. */
export const formattingFeature: Feature = {
  scope: 'plan',
  capabilities: {},
  wire(connection, { workspace, guard }) {
    const registration = new Registration(connection)
    workspace.onDidConfigure(({ formatFolders = [] }) => void guard.notice('formatting', () => registration.follow(formatFolders))())
    const answer = (uri: string, edits: (plan: ServedPlan, path: string) => readonly TextEdit[]): TextEdit[] => {
      const file = workspace.planFile(uri)
      return file ? [...edits(file.plan, file.path)] : []
    }
    connection.onDocumentFormatting(guard.request('formatting', ({ textDocument: { uri } }) => answer(uri, (plan, path) => formatting(plan, path))))
    connection.onDocumentRangeFormatting(guard.request('formatting a part', ({ textDocument: { uri }, range }) =>
      answer(uri, (plan, path) => formatting(plan, path, range))))
    connection.onDocumentOnTypeFormatting(guard.request('formatting a line', ({ textDocument: { uri }, position }) =>
      answer(uri, (plan, path) => formattingLineBefore(plan, path, position))))
  },
}

/** Formatters that come and go with the settings; it lives as long as the connection. */
class Registration {
  readonly #connection: Connection
  #folders = ''
  #turn: Promise<void> = Promise.resolve()
  #registered: readonly Disposable[] = []

  constructor(connection: Connection) {
    this.#connection = connection
  }

  /** Has the plan files of these folders formatted, and no others. */
  follow(folders: readonly string[]): Promise<void> {
    const wanted = folders.join('\n')
    if (wanted === this.#folders) return this.#turn
    this.#folders = wanted
    const turn = this.#turn.then(() => this.#register(folders))
    this.#turn = turn.catch(() => undefined) // Whoever asked for it is told.
    return turn
  }

  async #register(folders: readonly string[]): Promise<void> {
    for (const each of this.#registered) each.dispose()
    this.#registered = []
    if (folders.length === 0) return
    const documentSelector = folders.map((baseUri) => ({ scheme: 'file', pattern: { baseUri, pattern: '**/.tpm/**/*.{yaml,yml}' } })) satisfies DocumentSelector
    const { client } = this.#connection
    this.#registered = await Promise.all([
      client.register(DocumentFormattingRequest.type, { documentSelector }),
      client.register(DocumentRangeFormattingRequest.type, { documentSelector }),
      client.register(DocumentOnTypeFormattingRequest.type, { documentSelector, firstTriggerCharacter: '\n' }),
    ])
  }
}

/** The edits that mend the layout of a plan file, or of a part of it. */
export function formatting(plan: ServedPlan, path: string, range?: Range): readonly TextEdit[] {
  const at = offsets(plan, path)
  return edits(plan, path, range ? { within: { start: at({ line: range.start.line, character: 0 }), end: at(range.end) } } : {})
}

/** The spacing of the line that was just ended; where lines begin is for whoever types. */
export function formattingLineBefore(plan: ServedPlan, path: string, { line }: Position): readonly TextEdit[] {
  const at = offsets(plan, path)
  if (line === 0) return []
  return edits(plan, path, { within: { start: at({ line: line - 1, character: 0 }), end: at({ line, character: 0 }) - 1 }, indents: false })
}

function offsets(plan: ServedPlan, path: string): (position: Position) => number {
  const length = plan.snapshot().reading.files.get(path)?.text.length ?? 0
  return (position) => offsetAt(plan.starts(path), length, position)
}

function edits(plan: ServedPlan, path: string, options: FormatOptions): readonly TextEdit[] {
  const file = plan.snapshot().reading.files.get(path)
  return (file ? formatLayout(file, options) : []).map(({ range, text }) => ({ range: plan.location(path, range).range, newText: text }))
}
