import { SymbolKind, type DocumentSymbol } from 'vscode-languageserver'
import { oneLine } from '../../analysis/plainText'
import { titleOf } from '../../analysis/words'
import { contains, positionsIn, type Range } from '../../base/text'
import type { FileReading, FileSection } from '../../plan/read/file'
import type { PlacedPiece } from '../../plan/read/place'
import { schema } from '../../plan/schema/schema'
import type { LineRange } from '../../protocol/location'
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
  const at = positionsIn(plan.starts(path))
  const rangeOf: RangeOf = ({ start, end }, base) => ({ start: at(start + base), end: at(end + base) })
  return file.sections.map((section) => ({
    name: section.collection,
    kind: SymbolKind.Namespace,
    range: rangeOf(section.range, 0),
    selectionRange: rangeOf(section.keyRange, 0),
    children: !hasItems(section) ? [] : (pieces.get(section) ?? []).flatMap((piece) => symbolsOf(piece, rangeOf)),
  }))
}

/** Lines and characters of a range that counts from an offset. */
type RangeOf = (range: Range, base: number) => LineRange

const hasItems = ({ collection }: FileSection): boolean => schema[collection].shape === 'ids' || schema[collection].shape === 'names'

/** Both stand in the order of the text. */
function piecesBySection({ sections, pieces }: FileReading): ReadonlyMap<FileSection, readonly PlacedPiece[]> {
  const found = new Map<FileSection, PlacedPiece[]>(sections.map((section) => [section, []]))
  let at = 0
  for (const piece of pieces) {
    const first = piece.reading.items[0]
    if (!first) continue
    const start = first.idRange.start + piece.start
    while (at < sections.length && !isIn(piece, start, sections[at])) at++
    const section = sections[at]
    if (section) found.get(section)?.push(piece)
  }
  return found
}

const isIn = ({ collection }: PlacedPiece, start: number, section: FileSection | undefined): boolean =>
  section?.collection === collection && contains(section.range, start)

function symbolsOf({ start, reading, collection }: PlacedPiece, rangeOf: RangeOf): readonly DocumentSymbol[] {
  const roots: DocumentSymbol[] = []
  const symbols: DocumentSymbol[] = []
  const kind = symbolKindOf(collection)
  for (const item of reading.items) {
    const title = titleOf(item)
    const symbol: DocumentSymbol = {
      // Editors refuse a symbol without a name, and all others with it.
      name: item.id === '' ? '""' : item.id,
      detail: title === item.id ? '' : oneLine(title),
      kind,
      range: rangeOf(item.range, start),
      selectionRange: rangeOf(item.idRange, start),
    }
    symbols.push(symbol)
    const holder = item.parent === undefined ? undefined : symbols[item.parent]
    if (holder) (holder.children ??= []).push(symbol)
    else if (item.parent === undefined) roots.push(symbol)
  }
  return roots
}
