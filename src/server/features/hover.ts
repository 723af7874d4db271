import { MarkupKind, type Hover, type MarkupContent } from 'vscode-languageserver'
import { contains, shiftRange, type Range } from '../../base/text'
import { explainValue, isFreeText } from '../../analysis/explain/explainValue'
import { harmlessMarkdown } from '../../analysis/markdown'
import { termAt } from '../../analysis/terms'
import { itemAround, valueAt, type ValuePlace } from '../../analysis/valuePlace'
import { cardIn, cardOfNamed, linkTo } from '../card'
import { itemNamed } from '../../plan/model/former'
import type { Item } from '../../plan/model/plan'
import { schema } from '../../plan/schema/schema'
import type { ListNode, MapNode, PlanNode } from '../../plan/syntax/node'
import { subjectOf, type Feature } from '../feature'
import { docsAt, entry } from '../formatPlace'
import type { ServedPlan } from '../plan'
import { mentionOfItem, type LinePlace } from './mentions'

export const hoverFeature: Feature = {
  scope: 'everywhere',
  capabilities: { hoverProvider: true },
  wire(connection, context) {
    connection.onHover(context.guard.request('hover', (parameters) => {
      const { place, file, plan } = subjectOf(context, parameters)
      if (!place || !plan) return null
      return (file ? planHover(plan, file.path, place) : itemHover(plan, place, false)) ?? null
    }))
  },
}

/** What stands at a place of a plan file: an item, a value, a term, a key. */
export function planHover(plan: ServedPlan, path: string, place: LinePlace): Hover | undefined {
  const snapshot = plan.snapshot()
  const offset = (plan.starts(path)[place.lineNumber] ?? 0) + place.character
  const value = valueAt(snapshot, path, offset)
  if (value) return isFreeText(value) ? textHover(plan, value, { place, offset }) : valueHover(plan, value, { place, offset })
  const item = itemAround(snapshot, path, offset)
  if (item && contains(item.source.idRange, offset)) return ownHover(plan, item, place)
  return keyHover(plan, path, place) ?? itemHover(plan, place, true)
}

/** A place as a line and as an offset in its file. */
interface Pointer {
  readonly place: LinePlace
  readonly offset: number
}

/** The card of the item whose own id, or name, is pointed at. */
function ownHover(plan: ServedPlan, item: Item, place: LinePlace): Hover | undefined {
  const { shape } = schema[item.collection]
  if (shape === 'single') return keyHover(plan, item.source.file, place)
  return shape === 'ids' && plan.snapshot().plan.items.has(item.id) ? itemHover(plan, place, true) : markdownHover(plan, cardOfNamed(plan, item), { file: item.source.file, range: item.source.idRange })
}

/** In words of the author: what is named for sure, a term of the glossary, and at last a word that is an id. */
function textHover(plan: ServedPlan, { item, keys }: ValuePlace, { place, offset }: Pointer): Hover | undefined {
  const { file } = item.source
  const status = keys[0] === 'status' ? valueAt(plan.snapshot(), file, offset) : undefined
  const said = status && explainValue({ analysis: plan.snapshot(), linkTo: linkTo(plan) }, status)
  if (said !== undefined && status) return markdownHover(plan, said, { file, range: status.range })
  const term = termAt(plan.snapshot().plan, place.line, place.character)
  const start = offset - place.character
  return itemHover(plan, place, false)
    ?? (term && markdownHover(plan, cardOfNamed(plan, term.item), { file, range: { start: start + term.start, end: start + term.end } }))
    ?? itemHover(plan, place, true)
}

/** A value explained, before the card of what it names. */
function valueHover(plan: ServedPlan, value: ValuePlace, { place, offset }: Pointer): Hover | undefined {
  const { item, range } = value
  const snapshot = plan.snapshot()
  const said = explainValue({ analysis: snapshot, linkTo: linkTo(plan) }, value)
  const reference = item.references.find((each) => contains(shiftRange(each.range, item.source.base), offset))
  if (said !== undefined && !reference) return markdownHover(plan, said, { file: item.source.file, range })
  const calendar = reference?.targets[0] === 'calendars' ? snapshot.plan.calendars.get(reference.id) : undefined
  if (calendar) return markdownHover(plan, cardOfNamed(plan, calendar), { file: item.source.file, range })
  const card = itemHover(plan, place, true)
  if (!card || said === undefined) return card
  const { value: story } = card.contents as MarkupContent
  return { ...card, contents: { kind: MarkupKind.Markdown, value: `${said}\n\n---\n\n${story}` } }
}

function markdownHover(plan: ServedPlan, value: string, { file, range }: { readonly file: string; readonly range: Range }): Hover {
  return { contents: { kind: MarkupKind.Markdown, value }, range: plan.location(file, range).range }
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
  const snapshot = plan.snapshot()
  const section = snapshot.reading.files.get(path)?.sections.find(({ keyRange }) => keyRange.start === offset)
  if (section) return schema[section.collection].docs
  const item = itemAround(snapshot, path, offset)
  const found = item && keysTo(item.source.node, offset - item.source.base)
  const keys = found?.at(-1) === key ? found : [key]
  return item && docsAt([item.collection, ...(schema[item.collection].shape === 'single' ? [] : [item.id]), ...keys], snapshot.plan)
}

/** The keys from a node to the one at an offset, `[]` for entries of lists. */
function keysTo(node: PlanNode, offset: number): readonly string[] | undefined {
  if (node.kind === 'scalar' || !contains(node.range, offset)) return undefined
  for (const { name, keyRange, value } of childrenOf(node)) {
    if (keyRange && contains(keyRange, offset)) return [name]
    const inner = keysTo(value, offset)
    if (inner) return [name, ...inner]
  }
  return undefined
}

const childrenOf = (node: ListNode | MapNode): readonly { readonly name: string; readonly keyRange?: Range; readonly value: PlanNode }[] =>
  node.kind === 'list' ? node.items.map((value) => ({ name: entry, value })) : node.entries.map(({ key, keyRange, value }) => ({ name: key, keyRange, value }))
