import type { Item } from '../../plan/model/plan'
import type { Schedule } from '../../schedule/schedule'
import { rescheduled } from '../changedPlan'
import { comparePlans } from '../comparePlans'
import { overlaidPlan } from '../overlay'
import { sayComparison } from '../sayComparison'
import { plain, type CardContext } from './context'

/** The first sentences say what matters. */
const mostSaid = 6

const known = new WeakMap<Item, { readonly schedule: Schedule; readonly said: readonly string[] }>()

/** What a scenario or a change would move and cost, in sentences; computed when somebody asks, and again only for another schedule. */
export function effectLine(context: CardContext, item: Item): string {
  const { schedule } = context.analysis
  const found = known.get(item)
  const said = found?.schedule === schedule ? found.said : effectOf(context, item)
  known.set(item, { schedule, said })
  return said.slice(0, mostSaid).map(plain).join(' ') + (mostSaid < said.length ? ' …' : '')
}

function effectOf({ analysis: { plan, schedule } }: CardContext, item: Item): readonly string[] {
  const overlaid = overlaidPlan(plan, item) ?? plan
  return sayComparison(comparePlans({ plan, schedule }, { plan: overlaid, schedule: rescheduled(schedule, overlaid) }))
}
