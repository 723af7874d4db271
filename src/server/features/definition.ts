import type { Location, Position } from 'vscode-languageserver'
import { contains } from '../../base/text'
import { itemNamed } from '../../plan/model/former'
import { occurrencesOf, type PlacedOccurrence } from '../../plan/read/occurrences'
import { subjectOf, type Feature } from '../feature'
import { fileLinksOf, placeOfSymbol, targetOf } from '../fileLinks'
import { nameAt, offsetIn } from '../places'
import type { ServedPlan } from '../plan'
import { uriOf } from '../uris'
import { mentionOfItem, type LinePlace } from './mentions'

export const definitionFeature: Feature = {
  scope: 'everywhere',
  capabilities: { definitionProvider: true },
  wire(connection, context) {
    connection.onDefinition(context.guard.request('definition', async (parameters) => {
      const { place, file, plan } = subjectOf(context, parameters)
      if (!place || !plan) return null
      const named = file && (definitionInPlan(plan, file.path, parameters.position) ?? await definitionOfPath(plan, file.path, parameters.position))
      return named ?? definition(plan, place, file !== undefined) ?? null
    }))
  },
}

/** Where the item is written whose id, present or former, stands at a place, whatever the document. */
export function definition(plan: ServedPlan, place: LinePlace, inPlan: boolean): Location | undefined {
  const mention = mentionOfItem(place, inPlan)
  const item = mention && itemNamed(plan.snapshot().plan, mention.id)
  return item && plan.locate(item)
}

/** Where the name at a position of a plan file is defined: an item's id, a calendar's name, a status of the workflow. */
export function definitionInPlan(plan: ServedPlan, path: string, position: Position): Location | undefined {
  const name = nameAt(plan, path, position)
  return name && placeOf(plan, name)
}

function placeOf(plan: ServedPlan, name: PlacedOccurrence): Location | undefined {
  const { plan: model, reading } = plan.snapshot()
  const item = name.space === 'item' ? itemNamed(model, name.name) : name.space === 'calendar' ? model.calendars.get(name.name) : undefined
  if (item) return plan.locate(item)
  const written = occurrencesOf(reading, name).find(({ role }) => role === 'definition')
  return written && plan.location(written.file, written.range)
}

/** The file, and the symbol in it, that a position of `code` or `links` names. */
async function definitionOfPath(plan: ServedPlan, path: string, position: Position): Promise<Location | undefined> {
  const offset = offsetIn(plan, path, position)
  const link = fileLinksOf(plan, path).find(({ range }) => contains(range, offset))
  if (!link || (await targetOf(plan, link)) !== 'file') return undefined
  const start = await placeOfSymbol(link.path, link.symbol)
  return { uri: uriOf(link.path), range: { start, end: start } }
}
