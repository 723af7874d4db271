import type { Problem, Rule } from '../../plan/checks/problem'
import type { Item, Plan } from '../../plan/model/plan'
import { fieldRange } from '../itemPlace'
import type { Schedule } from '../../schedule/schedule'
import { oneLine } from '../plainText'

/** What the schedule says is wrong with a plan: one kind of finding a file. */
export type Finding = (plan: Plan, schedule: Schedule) => readonly Problem[]

/** A problem at the value of an item's key. */
export const atField = (rule: Rule, item: Pick<Item, 'source'>, key: string, message: string): Problem => ({
  rule,
  file: item.source.file,
  range: fieldRange(item, key),
  message,
})

/** `CORE-12 (Token refresh)`. */
export function named(plan: Plan, id: string): string {
  const title = (plan.items.get(id)?.values as { title?: string } | undefined)?.title
  return title === undefined ? id : `${id} (${oneLine(title, 60)})`
}
