import type { Plan } from '../plan/model/plan'
import { overloadsOf, usesByResource, type Overload } from '../schedule/levelling/loads'
import { resourceOf, type Resource } from '../schedule/levelling/resources'
import type { Schedule } from '../schedule/schedule'
import { calendarsIn } from './daysOffBetween'
import { personName } from './words'

/** Somebody or something that is needed for more than there is. */
export interface OverloadOf {
  readonly resource: Resource
  readonly overload: Overload
}

/** Tasks of odd lengths overlap by minutes: working minutes from which on it is told. */
const shortest = 60

/** Every stretch of time in which there is too much to do, resource by resource. */
export const overloadsIn = (plan: Plan, schedule: Schedule): readonly OverloadOf[] =>
  [...usesByResource(plan, calendarsIn(plan), schedule)].flatMap(([id, uses]) => {
    const resource = resourceOf(plan, calendarsIn(plan), id)
    return resource ? overloadsOf(uses, resource, shortest).map((overload) => ({ resource, overload })) : []
  })

export const resourceName = (plan: Plan, id: string): string => {
  const equipment = plan.equipment.get(id)
  return equipment ? (equipment.values.title ?? id) : personName(plan, id)
}

/** Units as people say them: 150 % of a person, 3 pieces. */
export const inUnits = (plan: Plan, id: string, units: number): string =>
  plan.equipment.has(id) ? `${Math.round(units * 100) / 100}` : `${Math.round(units * 100)} %`
