import { failure, type Result } from '../base/result'
import type { Plan } from '../plan/model/plan'
import type { When } from '../plan/model/values'
import type { EditRefusal } from '../plan/edit/verify'
import { writeEarliest, type DatesWritten } from '../plan/edit/writeDates'
import type { PlanReading } from '../plan/readPlan'
import { earliestDates } from '../schedule/levelling/dates'
import type { Levelled } from '../schedule/levelling/levelPlan'
import { problemOf } from '../schedule/problem'

/** The edit after which a plan has levelled dates by itself. */
export function levelledEdit(reading: PlanReading, levelled: Levelled): Result<DatesWritten, EditRefusal> {
  const { plan } = reading
  const dates = earliestDates(plan, levelled)
  if (movesStart(plan, dates, levelled)) {
    return failure('would-damage', 'Give the project a `start` first: without one, the schedule begins with the first of the dates that would be written.')
  }
  return writeEarliest(reading, dates)
}

/** A plan that does not say when it starts does so on the first of its dates. */
function movesStart(plan: Plan, dates: ReadonlyMap<string, When>, { schedule: { asof: today } }: Levelled): boolean {
  if (plan.project.start !== undefined || dates.size === 0) return false
  const tasks = new Map(plan.tasks)
  for (const [id, earliest] of dates) {
    const task = plan.tasks.get(id)!
    tasks.set(id, { ...task, values: { ...task.values, earliest } })
  }
  return problemOf({ ...plan, tasks }, { today }).projectStart !== problemOf(plan, { today }).projectStart
}
