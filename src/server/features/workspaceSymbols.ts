import type { SymbolInformation } from 'vscode-languageserver'
import { oneLine } from '../../analysis/plainText'
import { titleOf } from '../../analysis/words'
import type { Item } from '../../plan/model/plan'
import type { Feature } from '../feature'
import type { ServedPlan } from '../plan'
import { symbolKindOf } from '../symbolKinds'

export const workspaceSymbolFeature: Feature = {
  scope: 'everywhere',
  capabilities: { workspaceSymbolProvider: true },
  wire(connection, { workspace, guard }) {
    connection.onWorkspaceSymbol(guard.request('workspace symbols', ({ query }) => [...workspaceSymbols(workspace.plans, query)]))
  },
}

/** So many are told at the most: who looks for something types on. */
const mostSymbols = 200
/** Nobody types as much, and every item is compared with it. */
const longestQuery = 200

/** The items of all plans in whose id and title the letters of the query come in that order, the best ones first. */
export function workspaceSymbols(plans: readonly ServedPlan[], query: string): readonly SymbolInformation[] {
  const wanted = query.slice(0, longestQuery).toLowerCase().replace(/\s+/g, '')
  const found = plans.flatMap((plan) => [...plan.snapshot().plan.items.values()].flatMap((item) => {
    const rank = rankOf(item, wanted)
    return rank === undefined ? [] : [{ plan, item, rank }]
  }))
  return found.sort((a, b) => a.rank - b.rank).slice(0, mostSymbols).map(({ plan, item }) => symbolOf(plan, item))
}

/** 0 for the id itself, more for what is further from it; undefined for an item that is not meant. */
function rankOf(item: Item, wanted: string): number | undefined {
  const id = item.id.toLowerCase()
  if (id === wanted) return 0
  if (id.startsWith(wanted)) return 1
  const name = `${id} ${titleOf(item).toLowerCase()}`
  if (name.replace(/\s+/g, '').includes(wanted)) return 2
  return hasInOrder(name, wanted) ? 3 : undefined
}

function hasInOrder(text: string, letters: string): boolean {
  let at = 0
  for (const letter of letters) {
    at = text.indexOf(letter, at) + 1
    if (at === 0) return false
  }
  return true
}

const symbolOf = (plan: ServedPlan, item: Item): SymbolInformation => ({
  name: nameOf(item),
  kind: symbolKindOf(item.collection),
  containerName: item.collection,
  location: plan.locate(item),
})

/** With the title: editors filter by the name once more. */
function nameOf(item: Item): string {
  const title = oneLine(titleOf(item))
  return title === item.id ? item.id : `${item.id} ${title}`
}
