import type { Location } from 'vscode-languageserver'
import { subjectOf, type Feature } from '../feature'
import type { ServedPlan } from '../plan'
import { mentionOfItem, type LinePlace } from './mentions'

export const definitionFeature: Feature = {
  scope: 'everywhere',
  capabilities: { definitionProvider: true },
  wire(connection, context) {
    connection.onDefinition(context.guard.request('definition', (parameters) => {
      const { place, file, plan } = subjectOf(context, parameters)
      return (place && plan && definition(plan, place, file !== undefined)) ?? null
    }))
  },
}

/** Where the item is written whose id stands at a place, whatever the document. */
export function definition(plan: ServedPlan, place: LinePlace, inPlan: boolean): Location | undefined {
  const mention = mentionOfItem(place, inPlan)
  const item = mention && plan.snapshot().plan.items.get(mention.id)
  return item && plan.locate(item)
}
