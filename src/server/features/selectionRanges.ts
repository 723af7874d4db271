import type { Position, SelectionRange } from 'vscode-languageserver'
import { contains, rangeAt, shiftRange, type Range } from '../../base/text'
import type { FileReading } from '../../plan/read/file'
import type { PlanNode } from '../../plan/syntax/node'
import type { Feature } from '../feature'
import { offsetIn } from '../places'
import type { ServedPlan } from '../plan'

export const selectionRangeFeature: Feature = {
  scope: 'plan',
  capabilities: { selectionRangeProvider: true },
  registrations: [{ method: 'textDocument/selectionRange' }],
  wire(connection, { workspace, guard }) {
    connection.onSelectionRanges(guard.request('selection', ({ textDocument, positions }) => {
      const file = workspace.planFile(textDocument.uri)
      return file ? positions.map((position) => selectionRange(file.plan, file.path, position)) : null
    }))
  },
}

/** What a selection at a position grows to: the word, the value, its entry, its item, the section, the file. */
export function selectionRange(plan: ServedPlan, path: string, position: Position): SelectionRange {
  const file = plan.snapshot().reading.files.get(path)
  if (!file) return { range: { start: position, end: position } }
  const ranges = rangesAround(file, offsetIn(plan, path, position)).map((range) => plan.location(path, range).range)
  return ranges.reduceRight<SelectionRange | undefined>((parent, range) => ({ range, ...(parent && { parent }) }), undefined)
    ?? { range: { start: position, end: position } }
}

/** From the innermost to the whole file, each within the next one. */
function rangesAround(file: FileReading, offset: number): readonly Range[] {
  const around: Range[] = [rangeAt(0, file.text.length)]
  const add = (range: Range): void => {
    const last = around.at(-1)
    const written = withoutEnd(file.text, range)
    if (!last || written.start === written.end || !contains(written, offset) || written.start < last.start || last.end < written.end) return
    if (written.start !== last.start || written.end !== last.end) around.push(written)
  }
  for (const { range } of file.sections) add(range)
  for (const piece of file.pieces) {
    for (const { range, idRange, node } of piece.reading.items) {
      if (!contains(shiftRange(range, piece.start), offset)) continue
      add(shiftRange(range, piece.start))
      add(shiftRange(idRange, piece.start))
      addNode(node, offset - piece.start, (inner) => add(shiftRange(inner, piece.start)))
    }
  }
  add(wordAt(file.text, offset))
  return around.reverse()
}

/** Blocks end behind their last line; nobody selects that. */
function withoutEnd(text: string, { start, end }: Range): Range {
  let last = end
  while (start < last && /\s/.test(text[last - 1] ?? '')) last--
  return rangeAt(start, last)
}

function addNode(node: PlanNode, offset: number, add: (range: Range) => void): void {
  add(node.range)
  if (node.kind === 'list') {
    for (const item of node.items) if (contains(item.range, offset)) addNode(item, offset, add)
  } else if (node.kind === 'map') {
    for (const { keyRange, value } of node.entries) {
      const entry = rangeAt(keyRange.start, Math.max(keyRange.end, value.range.end))
      if (!contains(entry, offset)) continue
      add(entry)
      add(keyRange)
      addNode(value, offset, add)
    }
  }
}

function wordAt(text: string, offset: number): Range {
  let [start, end] = [offset, offset]
  while (/[\w-]/.test(text[start - 1] ?? '')) start--
  while (/[\w-]/.test(text[end] ?? '')) end++
  return rangeAt(start, end)
}
