import { InsertTextFormat, InsertTextMode, MarkupKind, type CompletionItem, type CompletionList, type Position, type Range } from 'vscode-languageserver'
import { lineEnding, formatText } from '../../../plan/edit/format'
import { cardOf } from '../../../analysis/card'
import type { Snapshot } from '../../../analysis/livePlan'
import { harmlessMarkdown } from '../../../analysis/markdown'
import { localDay } from '../../../time/localDay'
import type { Day } from '../../../time/day'
import type { Feature } from '../../feature'
import type { Workspace } from '../../workspace'
import type { Asked, Candidate } from './candidate'
import { candidatesFor } from './candidates'
import { choose } from './choose'
import { placeOf } from '../../formatPlace'
import { detailOf } from './references'
import { spotAt, type Spot } from './spot'

const options = { triggerCharacters: [' ', ':', '[', '{', ',', '-', '+', '.'], resolveProvider: true }

export const completionFeature: Feature = {
  scope: 'plan',
  capabilities: { completionProvider: options },
  registrations: [{ method: 'textDocument/completion', options }],
  wire(connection, context) {
    const { workspace, documents, guard, now } = context
    connection.onCompletion(guard.request('completion', ({ textDocument, position }) => {
      const file = workspace.planFile(textDocument.uri)
      const document = documents.get(textDocument.uri)
      if (!file || !document) return null
      return completion(document, { plan: file.plan.uri, analysis: file.plan.live.latest(), position, today: localDay(now()), hasSnippets: context.hasSnippets() })
    }))
    connection.onCompletionResolve(guard.request('completion details', (item) => resolveCompletion(workspace, item)))
  },
}

/** A text with its lines, as the protocol's library has it. */
interface Lines {
  getText(): string
  offsetAt(position: Position): number
  positionAt(offset: number): Position
}

interface Wanted {
  /** The plan by its URI. */
  readonly plan: string
  readonly analysis: Snapshot
  readonly position: Position
  readonly today: Day
  /** The client knows tab stops. */
  readonly hasSnippets: boolean
}

/** What may be written at a place of a plan file; null where nothing is to be offered. */
export function completion(document: Lines, { plan, analysis, position, today, hasSnippets }: Wanted): CompletionList | null {
  const text = document.getText()
  const spot = spotAt(text, document.offsetAt(position))
  if (!spot) return null
  const found = placeOf(spot.path, analysis.plan)
  if (!found) return null
  const typed = text.slice(spot.start, spot.offset)
  const field = found.place.kind === 'value' ? found.place.field : ''
  const asked: Asked = { analysis, today, spot, found, typed, field }
  const { chosen, isCut } = choose(candidatesFor(asked), typed)
  const writer = { plan, analysis, document, text, spot, hasSnippets }
  // What a number or a sign means is computed from it, so more of it must be asked for anew.
  const isComputed = /^[-+]?\d*(?:\.\d*)?$|[ .+-]\d*$/.test(typed) && spot.kind === 'value' && 0 < chosen.length
  return { isIncomplete: isCut || isComputed, items: chosen.map((candidate, index) => itemOf(writer, candidate, index)) }
}

/** Gives an item its documentation, when it is looked at. */
function resolveCompletion(workspace: Workspace, item: CompletionItem): CompletionItem {
  const { plan, card } = (item.data ?? {}) as { plan?: unknown; card?: unknown }
  const found = typeof plan === 'string' ? workspace.plan(plan) : undefined
  const value = found && typeof card === 'string' ? cardOf(found.snapshot(), card) : undefined
  return value === undefined ? item : { ...item, documentation: { kind: MarkupKind.Markdown, value } }
}

interface Writer {
  readonly plan: string
  readonly analysis: Snapshot
  readonly document: Lines
  readonly text: string
  readonly spot: Spot
  readonly hasSnippets: boolean
}

function itemOf(writer: Writer, candidate: Candidate, index: number): CompletionItem {
  const { label, kind, search, documentation, item, card = item?.id, again } = candidate
  const range = rangeOf(writer, candidate)
  const { text, isSnippet } = writtenBy(writer, candidate, range.end)
  const detail = item ? detailOf(writer.analysis, item, candidate.detail) : candidate.detail
  return {
    label, kind,
    sortText: String(index).padStart(4, '0'),
    textEdit: { range, newText: text },
    ...(search !== undefined && { filterText: `${label} ${search}` }),
    ...(detail !== undefined && { detail }),
    ...(documentation !== undefined && { documentation: { kind: MarkupKind.Markdown, value: harmlessMarkdown(documentation) } }),
    ...(isSnippet && { insertTextFormat: InsertTextFormat.Snippet, insertTextMode: InsertTextMode.adjustIndentation }),
    ...(card !== undefined && { data: { plan: writer.plan, card } }),
    ...(again && { command: { title: 'Suggest', command: 'editor.action.triggerSuggest' } }),
  }
}

/** From where the word starts to its end, behind the cursor as well. */
function rangeOf({ document, text, spot }: Writer, { from = 0 }: Candidate): Range {
  const rest = /^[^\s,[\]{}#"':]*/.exec(text.slice(spot.offset, spot.offset + 500))?.[0] ?? ''
  return { start: document.positionAt(spot.start + from), end: document.positionAt(spot.offset + rest.length) }
}

function writtenBy({ document, text, spot, hasSnippets }: Writer, candidate: Candidate, end: Position): { text: string; isSnippet: boolean } {
  const { label, isText, snippet } = candidate
  const plain = candidate.text ?? (isText && !spot.quoted ? formatText(label, spot.style === 'flow') : label)
  const before = spot.tight ? ' ' : ''
  // The key has its colon already.
  const isKey = /^["']?[ \t]*:(?=\s|$)/.test(text.slice(document.offsetAt(end), document.offsetAt(end) + 40))
  if (spot.kind === 'key' && isKey) return { text: plain.replace(/: $/, ''), isSnippet: false }
  if (snippet !== undefined && hasSnippets && !spot.quoted) return { text: `${before}${snippet.replaceAll('\n', lineEnding(text))}`, isSnippet: true }
  return { text: `${before}${plain}`, isSnippet: false }
}
