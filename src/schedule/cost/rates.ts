import type { Plan } from '../../plan/model/plan'
import type { Rate } from '../../plan/model/values'
import { workingMinutes, type DayLength } from '../../time/duration'
import type { Calendars } from '../calendars'

/** What costs are counted in: the project's currency, or days of effort where a plan knows no money. */
export type Measure = 'money' | 'effort'

/** What a minute of somebody's or something's work costs, in a measure; `undefined` is work that nobody is assigned to. */
export type Prices = (who: string | undefined) => number

/**
 * The prices of a plan. Money is by the rate of the person or equipment and their own calendar, and nothing where no rate is
 * written. Effort counts people alone, all alike, in days of the project's calendar.
 */
export function pricesOf(plan: Plan, calendars: Calendars, measure: Measure): Prices {
  if (measure === 'effort') return (who) => (who !== undefined && plan.equipment.has(who) ? 0 : 1 / calendars.project.minutesPerDay)
  const known = new Map<string, number>()
  const find = (who: string): number => {
    const { rate, calendar } = (plan.people.get(who) ?? plan.equipment.get(who))?.values ?? {}
    return rate ? perMinute(rate, calendars.named(calendar)) : 0
  }
  return (who) => {
    if (who === undefined) return 0
    const price = known.get(who) ?? find(who)
    known.set(who, price)
    return price
  }
}

/** Money where the plan says anywhere what something costs, effort otherwise. */
export function measureOf(plan: Plan): Measure {
  for (const { values } of plan.people.values()) if (values.rate) return 'money'
  for (const { values } of plan.equipment.values()) if (values.rate) return 'money'
  for (const { values } of plan.tasks.values()) if (values.cost !== undefined) return 'money'
  for (const { collection } of plan.items.values()) if (collection === 'expenses') return 'money'
  return 'effort'
}

/** What a minute of working time costs at a rate; a day, a week and a month are those of the calendar. */
function perMinute({ amount, per }: Rate, calendar: DayLength): number {
  const minutes = workingMinutes({ amount: 1, unit: per, elapsed: false }, calendar)
  return 0 < minutes ? amount / minutes : 0
}
