import { MarkupKind, type Hover } from 'vscode-languageserver'
import { cardIn } from '../card'
import { harmlessMarkdown } from '../../analysis/markdown'
import { itemNamed } from '../../plan/model/former'
import type { Item } from '../../plan/model/plan'
import { itemAt } from '../../analysis/itemPlace'
import { schema } from '../../plan/schema/schema'
import { subjectOf, type Feature } from '../feature'
import type { ServedPlan } from '../plan'
import { mentionOfItem, type LinePlace } from './mentions'

export const hoverFeature: Feature = {
  scope: 'everywhere',
  capabilities: { hoverProvider: true },
  wire(connection, context) {
    connection.onHover(context.guard.request('hover', (parameters) => {
      const { place, file, plan } = subjectOf(context, parameters)
      if (!place || !plan) return null
      return itemHover(plan, place, file !== undefined) ?? (file && keyHover(plan, file.path, place)) ?? null
    }))
  },
}

/** The card of the item whose id stands at a place, whatever the document. */
export function itemHover(plan: ServedPlan, place: LinePlace, inPlan: boolean): Hover | undefined {
  const mention = mentionOfItem(place, inPlan)
  const card = mention && cardIn(plan, itemNamed(plan.snapshot().plan, mention.id)?.id ?? mention.id)
  if (!mention || card === undefined) return undefined
  return {
    contents: { kind: MarkupKind.Markdown, value: card },
    range: {
      start: { line: place.lineNumber, character: mention.start },
      end: { line: place.lineNumber, character: mention.start + mention.id.length },
    },
  }
}

/** What a key of a plan file means. */
export function keyHover(plan: ServedPlan, path: string, place: LinePlace): Hover | undefined {
  const found = keyAt(place)
  if (!found) return undefined
  const docs = docsOf(plan, path, { key: found.key, offset: (plan.starts(path)[place.lineNumber] ?? 0) + found.start })
  return docs === undefined ? undefined : { contents: { kind: MarkupKind.Markdown, value: harmlessMarkdown(docs) } }
}

/** Keys at the start of a line, and between braces. */
const keyPattern = /(?:^\s*(?:- )?|[{,]\s*)([a-z]+)\s*:(?=\s|$)/g
const longestLine = 2000

function keyAt({ line, character }: LinePlace): { readonly key: string; readonly start: number } | undefined {
  if (longestLine < line.length) return undefined
  for (const { 0: match, 1: key = '', index } of line.matchAll(keyPattern)) {
    const start = index + match.indexOf(key)
    if (start <= character && character <= start + key.length) return { key, start }
  }
  return undefined
}

function docsOf(plan: ServedPlan, path: string, { key, offset }: { key: string; offset: number }): string | undefined {
  const { plan: model, reading } = plan.snapshot()
  const section = reading.files.get(path)?.sections.find(({ keyRange }) => keyRange.start === offset)
  if (section) return schema[section.collection].docs
  const item = itemAt(everyItem(model), path, offset)
  const fields: { readonly [key: string]: { readonly docs: string } } | undefined = item && schema[item.collection].fields
  return fields && Object.hasOwn(fields, key) ? fields[key]?.docs : undefined
}

function* everyItem(model: { items: ReadonlyMap<string, Item>; calendars: ReadonlyMap<string, Item> }): Iterable<Item> {
  yield* model.items.values()
  yield* model.calendars.values()
}
