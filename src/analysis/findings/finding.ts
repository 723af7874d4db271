import type { Problem, Related, Rule } from '../../plan/checks/problem'
import type { Item, Plan } from '../../plan/model/plan'
import type { PlanReading } from '../../plan/readPlan'
import { drivingChain, type Schedule } from '../../schedule/schedule'
import { fieldRange, referenceRange } from '../itemPlace'
import { oneLine } from '../plainText'

/** What is known of a plan when its findings are looked for. */
export interface Facts {
  readonly reading: PlanReading
  readonly plan: Plan
  readonly schedule: Schedule
}

/** One kind of finding, one a file: what it is, and where a plan has it. It looks at the plan once, not once for each item. */
export interface Finding {
  readonly rule: Rule
  readonly find: (facts: Facts) => readonly Problem[]
}

/** Where an item stands, and what it names. */
type Placed = Pick<Item, 'source'>

/** What a problem may have besides its place and message. */
type More = Pick<Problem, 'fixes' | 'related'>

/** A problem at the value of an item's key; at the item's id when the key is not written. */
export const atField = (rule: Rule, item: Placed, key: string, { message, ...more }: More & { readonly message: string }): Problem => ({
  rule,
  file: item.source.file,
  range: fieldRange(item, key),
  message,
  ...more,
})

/** A problem where an item names another one. */
export const atReference = (rule: Rule, item: Item, id: string, { message, ...more }: More & { readonly message: string }): Problem => ({
  rule,
  file: item.source.file,
  range: referenceRange(item, id),
  message,
  ...more,
})

/** The value of an item's key as another place of a problem. */
export const relatedField = (item: Placed, key: string, message: string): Related => ({
  file: item.source.file,
  range: fieldRange(item, key),
  message,
})

/** `CORE-12 (Token refresh)`. */
export function named(plan: Plan, id: string): string {
  const title = (plan.items.get(id)?.values as { title?: string } | undefined)?.title
  return title === undefined ? id : `${id} (${oneLine(title, 60)})`
}

const longestChain = 6

/** What puts an item where it is: a sentence with the last of those that drive it, and the places of them. */
export function driversOf({ plan, schedule }: Pick<Facts, 'plan' | 'schedule'>, id: string): { readonly driven: string; readonly related: readonly Related[] } {
  const all = drivingChain(schedule, id).slice(0, -1)
  const chain = all.slice(-longestChain)
  const names = [...(chain.length < all.length ? ['…'] : []), ...chain.map((each) => named(plan, each))]
  const related = chain.flatMap((each) => {
    const item = plan.items.get(each)
    return item ? [relatedField(item, '', `${each} drives it`)] : []
  })
  return { driven: chain.length === 0 ? '' : ` It is driven by ${names.join(' → ')}.`, related }
}

const mostNamed = 6

/** Several of them in a sentence, the first few by name. */
export function listed(words: readonly string[]): string {
  const more = words.length - mostNamed
  return `${words.slice(0, mostNamed).join(', ')}${0 < more ? ` and ${more} more` : ''}`
}
