import { clip } from '../../base/clip'
import type { Range } from '../../base/text'
import type { Item } from '../../plan/model/plan'
import type { CostSum } from '../../schedule/cost/groups'
import type { Analysis } from '../analysePlan'
import { escapeMarkdown } from '../markdown'
import { personName, titleOf } from '../words'

/** What a card is written from. */
export interface CardContext {
  readonly analysis: Analysis
  /** The address of a place in a file of the plan, safe within the brackets of a Markdown link; undefined where there are no links. */
  readonly linkTo: (place: { readonly file: string; readonly range: Range }) => string | undefined
}

/** A line of a card: what it is about, and Markdown. */
export type Fact = readonly [label: string, value: string]

/** Facts that there are: those without a value are left out. */
export const present = (facts: readonly (readonly [label: string, value: string | undefined | false] | undefined | false)[]): readonly Fact[] =>
  facts.filter((fact): fact is Fact => fact !== undefined && fact !== false && typeof fact[1] === 'string' && fact[1] !== '')

const longestTitle = 50
const mostNamed = 8

/** Text of the plan, as it is. */
export const plain = (text: string): string => escapeMarkdown(text)

export const percent = (share: number): string => `${Math.round(share * 100)} %`

/** An amount with a separator every three digits, and the project's currency. */
export function money({ analysis }: CardContext, amount: number): string {
  const { currency } = analysis.plan.project
  const grouped = amount.toFixed(Number.isInteger(amount) ? 0 : 2).replace(/\B(?=(\d{3})+(?!\d)(?<!\.\d*))/g, '\u00a0')
  return currency === undefined ? grouped : `${grouped} ${plain(currency)}`
}

/** What something costs: planned, until today, and at completion when that is something else. */
export function costLine(context: CardContext, sum: CostSum | undefined): string | undefined {
  if (!sum) return undefined
  const { planned, actual, remaining } = sum
  const [plan, paid, completion] = [planned, actual, actual + remaining].map(Math.round) as [number, number, number]
  const over = plan < completion ? ` · **${money(context, completion)} at completion**` : completion < plan ? ` · ${money(context, completion)} at completion` : ''
  return `${money(context, plan)} planned${paid === 0 ? '' : ` · ${money(context, paid)} so far`}${over}`
}

/** Words that lead to a place of the plan. */
export function linked({ linkTo }: CardContext, words: string, place: { readonly file: string; readonly range: Range } | undefined): string {
  const address = place && linkTo(place)
  return address === undefined ? words : `[${words}](${address})`
}

const placeOf = ({ source }: Item) => ({ file: source.file, range: source.idRange })

/** An item by its id alone. */
export function idLink(context: CardContext, id: string): string {
  const item = context.analysis.plan.items.get(id)
  return item ? linked(context, plain(id), placeOf(item)) : plain(id)
}

/** `CORE-12 Token refresh`, the id a link. */
export function ref(context: CardContext, id: string): string {
  const { plan } = context.analysis
  const item = plan.items.get(id)
  if (item?.collection === 'people') return person(context, id)
  const title = item && titleOf(item)
  return title === undefined || title === id ? idLink(context, id) : `${idLink(context, id)} ${plain(clip(title, longestTitle))}`
}

/** A person or piece of equipment, by name. */
export function person(context: CardContext, id: string): string {
  const { plan } = context.analysis
  const item = plan.items.get(id)
  return item ? linked(context, plain(plan.equipment.get(id)?.values.title ?? personName(plan, id)), placeOf(item)) : plain(id)
}

/** Several items, the first of them by name. */
export function refs(context: CardContext, ids: readonly string[]): string | undefined {
  if (ids.length === 0) return undefined
  const more = ids.length - mostNamed
  return `${ids.slice(0, mostNamed).map((id) => ref(context, id)).join(', ')}${0 < more ? ` and ${more} more` : ''}`
}

export const owner = (context: CardContext, item: Item): string | undefined => {
  const { owner: id } = item.values as { owner?: string }
  return id === undefined ? undefined : person(context, id)
}
