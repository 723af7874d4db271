import type { Plan } from '../../plan/model/plan'
import type { Calendars } from '../calendars'
import { resourceOf, type Resource } from './resources'

/** What the leaf tasks of a plan need. The needs of task i are in the places `of[i]` to `of[i + 1]`, half-open. */
export interface Demands {
  readonly resources: readonly Resource[]
  readonly of: Int32Array
  /** Places in `resources`; no resource twice for a task. */
  readonly resource: readonly number[]
  /** Above 0, and never more than there is: whoever needs more gets all, alone. */
  readonly units: readonly number[]
}

/** By task, in the order of the plan. Ids of nobody, shares of 0 and things of which there are none are no needs. */
export function demandsOf(plan: Plan, calendars: Calendars): Demands {
  const resources: Resource[] = []
  const places = new Map<string, number>()
  const placeOf = (who: string): number => {
    const known = places.get(who)
    if (known !== undefined) return known
    const found = resourceOf(plan, calendars, who)
    const place = found && 0 < found.capacity ? resources.push(found) - 1 : -1
    places.set(who, place)
    return place
  }
  const of = new Int32Array(plan.tasks.size + 1)
  const [resource, units]: [number[], number[]] = [[], []]
  let i = 0
  for (const { values: { assign = [] }, children } of plan.tasks.values()) {
    const first = of[i]!
    for (const each of 0 < children.length ? [] : assign) {
      const place = placeOf(each.who)
      if (place < 0 || !(0 < each.units)) continue
      const known = resource.indexOf(place, first)
      const at = known < 0 ? resource.push(place) - 1 : known
      units[at] = Math.min((units[at] ?? 0) + each.units, resources[place]!.capacity)
    }
    of[++i] = resource.length
  }
  return { resources, of, resource, units }
}
