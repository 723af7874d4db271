import { MarkupKind, type InlayHint, type Range as LineRange } from 'vscode-languageserver'
import { whyMarkdown } from '../../../analysis/card/why'
import type { Item } from '../../../plan/model/plan'
import { usualInlayHints, type InlayHintSettings } from '../../../protocol/messages'
import { positionAt, type LineStarts } from '../../../base/text'
import { linkTo } from '../../card'
import type { Feature } from '../../feature'
import type { ServedPlan } from '../../plan'
import { hintOf } from './hints'

/** What a hint is resolved by. */
interface HintData {
  readonly plan: string
  readonly item: string
}

export const inlayHintFeature: Feature = {
  scope: 'plan',
  capabilities: { inlayHintProvider: { resolveProvider: true } },
  registrations: [{ method: 'textDocument/inlayHint', options: { resolveProvider: true } }],
  wire(connection, { workspace, guard }) {
    connection.languages.inlayHint.on(guard.request('inlay hints', ({ textDocument, range }) => {
      const file = workspace.planFile(textDocument.uri)
      const shown = workspace.settings.inlayHints ?? usualInlayHints
      if (file && shown.slip) workspace.wantBaseline(file.plan)
      return file ? [...inlayHints(file.plan, file.path, { range, shown })] : []
    }))
    connection.languages.inlayHint.resolve(guard.request('an inlay hint', (hint) => {
      const { plan = '', item = '' } = (hint.data ?? {}) as Partial<HintData>
      const found = workspace.plan(plan)
      return found ? withReason(found, item, hint) : hint
    }))
  },
}

export interface HintOptions {
  /** The lines that are in sight. */
  readonly range: LineRange
  readonly shown: InlayHintSettings
}

/**
 * Hints on the tasks and milestones in some lines. They stand at the end of the line, where they move no text; where several
 * items share a line, behind the id of each.
 */
export function inlayHints(plan: ServedPlan, path: string, { range, shown }: HintOptions): readonly InlayHint[] {
  const snapshot = plan.snapshot()
  const starts = plan.starts(path)
  const baseline = plan.baseline.dates(snapshot.plan.project.baseline)
  const text = snapshot.reading.files.get(path)?.text ?? ''
  const items = itemsBetween(plan, path, { first: range.start.line, last: range.end.line })
  const onLine = new Map<number, number>()
  for (const { line } of items) onLine.set(line, (onLine.get(line) ?? 0) + 1)
  return items.flatMap(({ item, line }) => {
    const label = hintOf(snapshot, item, { shown, baseline })
    if (label === '') return []
    const isAlone = onLine.get(line) === 1
    const offset = isAlone ? endOfLine(text, starts, line) : item.source.idRange.end
    const data: HintData = { plan: plan.uri, item: item.id }
    return [{ position: positionAt(starts, offset), label, paddingLeft: isAlone, data }]
  })
}

interface Lines {
  readonly first: number
  readonly last: number
}

/** The tasks and milestones whose ids stand in some lines, the first of those that share an id. */
function itemsBetween(plan: ServedPlan, path: string, { first, last }: Lines): readonly { readonly item: Item; readonly line: number }[] {
  const { plan: model, reading } = plan.snapshot()
  const starts = plan.starts(path)
  const from = starts[Math.max(0, first)] ?? Infinity
  const to = starts[last + 1] ?? Infinity
  const found: { item: Item; line: number }[] = []
  const pieces = reading.files.get(path)?.pieces ?? []
  for (const [index, piece] of pieces.entries()) {
    const { collection, start } = piece
    if (to <= start) break
    if ((collection !== 'tasks' && collection !== 'milestones') || (pieces[index + 1]?.start ?? Infinity) <= from) continue
    for (const item of piece.items) {
      const { idRange } = item.source
      if (to <= idRange.start || idRange.start < from || model.items.get(item.id)?.source !== item.source) continue
      found.push({ item: model.items.get(item.id) ?? item, line: positionAt(starts, idRange.start).line })
    }
  }
  return found
}

function endOfLine(text: string, starts: LineStarts, line: number): number {
  let end = starts[line + 1] ?? text.length
  while (0 < end && (text[end - 1] === '\n' || text[end - 1] === '\r')) end--
  return Math.max(end, starts[line] ?? 0)
}

/** The hint with "Why this date?" for its tooltip. */
function withReason(plan: ServedPlan, id: string, hint: InlayHint): InlayHint {
  const value = whyMarkdown({ analysis: plan.snapshot(), linkTo: linkTo(plan) }, id)
  return value === '' ? hint : { ...hint, tooltip: { kind: MarkupKind.Markdown, value } }
}
