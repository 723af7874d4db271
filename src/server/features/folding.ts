import { FoldingRangeKind, type FoldingRange } from 'vscode-languageserver'
import type { Feature } from '../feature'
import type { ServedPlan } from '../plan'

export const foldingFeature: Feature = {
  scope: 'plan',
  capabilities: { foldingRangeProvider: true },
  registrations: [{ method: 'textDocument/foldingRange' }],
  wire(connection, { workspace, guard }) {
    connection.onFoldingRanges(guard.request('folding', ({ textDocument }) => {
      const file = workspace.planFile(textDocument.uri)
      return file ? [...foldingRanges(textOf(file.plan, file.path))] : null
    }))
  },
}

const textOf = (plan: ServedPlan, path: string): string => plan.snapshot().reading.files.get(path)?.text ?? ''

/**
 * Sections, items, keys with several lines below them, and runs of comments. By indentation alone: what is just being
 * typed folds as well as what can be read.
 */
export function foldingRanges(text: string): readonly FoldingRange[] {
  const lines = text.split(/\r\n|\r|\n/).map(lineOf)
  return [...byIndentation(lines), ...comments(lines)].sort((a, b) => a.startLine - b.startLine)
}

interface Line {
  /** Twice its columns, and one more for the dash of a list: a list may stand in the column of its key. Infinite when blank. */
  readonly depth: number
  readonly isComment: boolean
}

function lineOf(text: string): Line {
  const column = text.replace(/^\uFEFF/, '').search(/\S/)
  if (column < 0) return { depth: Infinity, isComment: false }
  const rest = text.trimStart()
  return { depth: 2 * column + (/^-(?=\s|$)/.test(rest) ? 1 : 0), isComment: rest.startsWith('#') }
}

interface Open {
  readonly line: number
  readonly depth: number
}

function byIndentation(lines: readonly Line[]): readonly FoldingRange[] {
  const found: FoldingRange[] = []
  const open: Open[] = []
  let last = 0
  const closeTo = (depth: number): void => {
    for (let top = open.at(-1); top && depth <= top.depth; top = open.at(-1)) {
      if (top.line < last) found.push({ startLine: top.line, endLine: last })
      open.pop()
    }
  }
  for (const [index, { depth, isComment }] of lines.entries()) {
    // A comment belongs to what comes after it, unless it stands deeper.
    if (depth === Infinity || (isComment && depth <= (open.at(-1)?.depth ?? -1))) continue
    closeTo(depth)
    if (!isComment) open.push({ line: index, depth })
    last = index
  }
  closeTo(-1)
  return found
}

function comments(lines: readonly Line[]): readonly FoldingRange[] {
  const found: FoldingRange[] = []
  for (let start = 0; start < lines.length; start++) {
    let end = start
    while (lines[end]?.isComment) end++
    if (1 < end - start) found.push({ startLine: start, endLine: end - 1, kind: FoldingRangeKind.Comment })
    start = Math.max(start, end)
  }
  return found
}
