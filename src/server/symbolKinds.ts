import { SymbolKind } from 'vscode-languageserver'
import type { CollectionKey } from '../plan/schema/schema'

const kinds: { readonly [key in CollectionKey]?: SymbolKind } = {
  milestones: SymbolKind.Event,
  tasks: SymbolKind.Method,
  risks: SymbolKind.Interface,
  people: SymbolKind.Variable,
}

/** Which of an editor's icons for symbols an item of a collection has. */
export const symbolKindOf = (collection: CollectionKey): SymbolKind => kinds[collection] ?? SymbolKind.Object
