import type { Location } from 'vscode-languageserver'
import type { ServedPlan } from '../plan'
import type { HoverPlace } from './hover'
import { mentionAt } from './mentions'

/** Where the item is written whose id stands at a place. */
export function definition(plan: ServedPlan, { line, character }: HoverPlace): Location | undefined {
  const mention = mentionAt(line, character)
  const item = mention && plan.snapshot().plan.items.get(mention.id)
  return item && plan.locate(item)
}
