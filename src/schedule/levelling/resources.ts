import type { Plan } from '../../plan/model/plan'
import type { WorkingCalendar } from '../../time/calendar'
import type { Calendars } from '../calendars'

/** Somebody or something that tasks use and of which there is only so much. */
export interface Resource {
  readonly id: string
  /** How many units there are at any time. A person is one: shares are shares of what the person can give, whatever that is. */
  readonly capacity: number
  /** When it can be used. */
  readonly calendar: WorkingCalendar
}

/** The person or equipment of an id; undefined for any other id, of which nobody knows how much there is. */
export function resourceOf(plan: Plan, calendars: Calendars, id: string): Resource | undefined {
  const equipment = plan.equipment.get(id)?.values
  if (equipment) return { id, capacity: equipment.units ?? 1, calendar: calendars.ofEquipment(id) }
  return plan.people.has(id) ? { id, capacity: 1, calendar: calendars.ofPerson(id, undefined) } : undefined
}
