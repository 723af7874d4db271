import { clip } from '../../base/clip'
import type { Item } from '../../plan/model/plan'
import { schema } from '../../plan/schema/schema'
import { isNull, type PlanNode } from '../../plan/syntax/node'
import { person, plain, ref, type CardContext, type Fact } from './context'

/** Said elsewhere on a card, or by too much text. */
const elsewhere: ReadonlySet<string> = new Set(['title', 'name', 'description', 'notes', 'measured', 'set', 'add', 'findings', 'text'])

const longestValue = 240
const mostEntries = 8

/** The keys of an item as they are written, in the order of the format; what it names is linked. Only `keys`, when given. */
export function writtenFacts(context: CardContext, item: Item, keys?: readonly string[]): readonly Fact[] {
  const { node } = item.source
  if (node.kind !== 'map') return []
  const known = Object.keys(schema[item.collection].fields)
  const wanted = (keys ?? known).filter((key) => keys !== undefined || !elsewhere.has(key))
  return wanted.flatMap((key): readonly Fact[] => {
    const entry = node.entries.find((each) => each.key === key)
    if (!entry || isNull(entry.value)) return []
    return [[`${key.charAt(0).toUpperCase()}${key.slice(1)}`, inline(context, item, entry.value)]]
  })
}

function inline(context: CardContext, item: Item, node: PlanNode): string {
  if (node.kind === 'scalar') return scalar(context, item, node)
  const parts = node.kind === 'list'
    ? node.items.slice(0, mostEntries).map((each) => inline(context, item, each))
    : node.entries.slice(0, mostEntries).map(({ key, value }) => `${plain(clip(key, longestValue))} ${inline(context, item, value)}`)
  const more = (node.kind === 'list' ? node.items.length : node.entries.length) - mostEntries
  return `${parts.join(', ')}${0 < more ? ` and ${more} more` : ''}`
}

function scalar(context: CardContext, item: Item, node: Extract<PlanNode, { kind: 'scalar' }>): string {
  const reference = item.references.find(({ range }) => range.start === node.range.start)
  if (!reference || reference.id !== node.text) return plain(clip(node.text, longestValue))
  return context.analysis.plan.people.has(reference.id) ? person(context, reference.id) : ref(context, reference.id)
}
