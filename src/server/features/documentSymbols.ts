import { SymbolKind, type DocumentSymbol } from 'vscode-languageserver'
import { titleOf } from '../../analysis/words'
import type { Item } from '../../plan/model/plan'
import type { CollectionKey } from '../../plan/schema/schema'
import type { Feature } from '../feature'
import type { ServedPlan } from '../plan'

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

/** The sections of a plan file and the items in them, nested as they are written. */
export function documentSymbols(plan: ServedPlan, path: string): readonly DocumentSymbol[] {
  const { plan: model, reading } = plan.snapshot()
  const items = [...model.items.values(), ...model.calendars.values()].filter(({ source }) => source.file === path)
  return (reading.files.get(path)?.sections ?? []).map((section) => ({
    name: section.collection,
    kind: SymbolKind.Namespace,
    range: plan.location(path, section.range).range,
    selectionRange: plan.location(path, section.keyRange).range,
    children: items.filter((item) => item.collection === section.collection && !hasParent(item)).map((item) => symbolOf(plan, item)),
  }))
}

const hasParent = (item: Item): boolean => (item as { parent?: string }).parent !== undefined

const kinds: { readonly [key in CollectionKey]?: SymbolKind } = {
  milestones: SymbolKind.Event,
  tasks: SymbolKind.Method,
  risks: SymbolKind.Interface,
  people: SymbolKind.Variable,
}

function symbolOf(plan: ServedPlan, item: Item): DocumentSymbol {
  return {
    name: item.id,
    detail: titleOf(item) === item.id ? '' : titleOf(item),
    kind: kinds[item.collection] ?? SymbolKind.Object,
    range: plan.location(item.source.file, item.source.range).range,
    selectionRange: plan.locate(item).range,
    children: childrenOf(plan, item).map((child) => symbolOf(plan, child)),
  }
}

function childrenOf(plan: ServedPlan, item: Item): readonly Item[] {
  const { tasks } = plan.snapshot().plan
  const children = (item as { children?: readonly string[] }).children ?? []
  // Where an id comes twice, its second children may stand in another file.
  return children.map((id) => tasks.get(id)).filter((child) => child !== undefined).filter(({ source }) => source.file === item.source.file)
}
