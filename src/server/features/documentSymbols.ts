import { SymbolKind, type DocumentSymbol } from 'vscode-languageserver'
import { oneLine } from '../../analysis/plainText'
import { titleOf } from '../../analysis/words'
import { contains, shiftRange } from '../../base/text'
import type { FileReading, FileSection } from '../../plan/read/file'
import type { PlacedPiece } from '../../plan/read/place'
import { schema } from '../../plan/schema/schema'
import type { Feature } from '../feature'
import type { ServedPlan } from '../plan'
import { symbolKindOf } from '../symbolKinds'

export const documentSymbolFeature: Feature = {
  scope: 'plan',
  capabilities: { documentSymbolProvider: true },
  registrations: [{ method: 'textDocument/documentSymbol' }],
  wire(connection, { workspace, guard }) {
    connection.onDocumentSymbol(guard.request('symbols', ({ textDocument }) => {
      const file = workspace.planFile(textDocument.uri)
      return file ? [...documentSymbols(file.plan, file.path)] : null
    }))
  },
}

/** The sections of a plan file and the items in them, nested as they are written: no keys, so that breadcrumbs stay short. */
export function documentSymbols(plan: ServedPlan, path: string): readonly DocumentSymbol[] {
  const file = plan.snapshot().reading.files.get(path)
  if (!file) return []
  const pieces = piecesBySection(file)
  return file.sections.map((section) => ({
    name: section.collection,
    kind: SymbolKind.Namespace,
    range: plan.location(path, section.range).range,
    selectionRange: plan.location(path, section.keyRange).range,
    children: !hasItems(section) ? [] : (pieces.get(section) ?? []).flatMap((piece) => symbolsOf(plan, path, piece)),
  }))
}

const hasItems = ({ collection }: FileSection): boolean => schema[collection].shape === 'ids' || schema[collection].shape === 'names'

/** Both stand in the order of the text. */
function piecesBySection({ sections, pieces }: FileReading): ReadonlyMap<FileSection, readonly PlacedPiece[]> {
  const found = new Map<FileSection, PlacedPiece[]>(sections.map((section) => [section, []]))
  let at = 0
  for (const piece of pieces) {
    const first = piece.items[0]
    if (!first) continue
    const isIn = (section: FileSection | undefined) => section?.collection === piece.collection && contains(section.range, first.source.idRange.start)
    while (at < sections.length && !isIn(sections[at])) at++
    const section = sections[at]
    if (section) found.get(section)?.push(piece)
  }
  return found
}

function symbolsOf(plan: ServedPlan, path: string, { start, reading, collection }: PlacedPiece): readonly DocumentSymbol[] {
  const roots: DocumentSymbol[] = []
  const symbols: DocumentSymbol[] = []
  for (const item of reading.items) {
    const symbol: DocumentSymbol = {
      // Editors refuse a symbol without a name, and all others with it.
      name: item.id === '' ? '""' : item.id,
      detail: titleOf(item) === item.id ? '' : oneLine(titleOf(item)),
      kind: symbolKindOf(collection),
      range: plan.location(path, shiftRange(item.range, start)).range,
      selectionRange: plan.location(path, shiftRange(item.idRange, start)).range,
      children: [],
    }
    symbols.push(symbol)
    const siblings = item.parent === undefined ? roots : symbols[item.parent]?.children
    siblings?.push(symbol)
  }
  return roots
}
