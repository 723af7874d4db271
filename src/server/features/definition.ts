import type { Location } from 'vscode-languageserver'
import type { ServedPlan } from '../plan'
import { mentionOfItem, type LinePlace } from './mentions'

/** Where the item is written whose id stands at a place, whatever the document. */
export function definition(plan: ServedPlan, place: LinePlace, inPlan: boolean): Location | undefined {
  const mention = mentionOfItem(place, inPlan)
  const item = mention && plan.snapshot().plan.items.get(mention.id)
  return item && plan.locate(item)
}
