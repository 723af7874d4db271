import { sameHours, type Hours } from './calendars'
import type { MspdiAssignment } from './file'
import type { Import, OutlineTask } from './import'
import type { Person } from './people'

/** How much a task is. Minutes are of effort, of working time, or of the wall clock when elapsed. */
export interface Measure {
  readonly key: 'effort' | 'duration'
  readonly minutes: number
  /** The calendar by which it is worked, when not that of the project or of the people. */
  readonly hours: Hours | undefined
}

export interface Crew {
  readonly person: Person
  readonly assignment: MspdiAssignment
}

/** Who works on a task, once each. */
export const crewOf = ({ assignments, people }: Import, task: OutlineTask): readonly Crew[] =>
  (assignments.get(task.uid) ?? []).flatMap((assignment) => {
    const person = people.get(assignment.resourceUid)
    return person && leastShare <= assignment.units ? [{ person, assignment }] : []
  })

/** Less is written as 0%, which is nobody. */
const leastShare = 1e-4

/**
 * The measure that gives the dates of MS Project. There, each assignment has work of its own and lasts as long as its
 * units take for it; here, people share one effort. Both are the same when all assignments take equally long. Where they
 * are not, and where a duration was fixed and nobody's hours differ, the duration is what is known.
 */
export function measureOf(into: Import, task: OutlineTask, crew: readonly Crew[]): Measure {
  const { calendars, remarks } = into
  const own = task.calendarUid === undefined ? undefined : calendars.of(task.calendarUid)
  const duration: Measure = { key: 'duration', minutes: task.duration ?? 0, hours: own }
  if (task.format.elapsed || crew.length === 0) return duration
  const hours = own ?? calendars.project
  const isOwnTime = task.ignoresResources || own !== undefined || crew.every(({ person }) => sameHours(person.hours, hours))
  const isEven = isEvenly(task, crew, isOwnTime)
  if (isEven && !(isOwnTime && (task.isFixedDuration || task.isManual))) {
    return { key: 'effort', minutes: crew.reduce((sum, { assignment }) => sum + assignment.work, 0), hours: own }
  }
  if (!isEven) remarks.add('contour', task.id)
  return { ...duration, hours: own ?? (isOwnTime ? undefined : sharedHours(crew)) }
}

/** Whether all assignments begin with their task and take equally long, which is the duration where nobody's hours differ. */
function isEvenly(task: OutlineTask, crew: readonly Crew[], isOwnTime: boolean): boolean {
  const times = crew.map(({ assignment: { work, units } }) => work / units)
  const [least, most] = [Math.min(...times), Math.max(...times)]
  const isPlain = task.overtime === 0 && crew.every(({ assignment }) => !assignment.isContoured && assignment.delay === 0)
  return isPlain && 0 < least && most - least <= tolerance && (!isOwnTime || Math.abs(most - (task.duration ?? 0)) <= tolerance)
}

/** Minutes; the units of assignments are rounded to hundredths of a percent. */
const tolerance = 1

/** When all that work on a task work, if they work at the same time. */
function sharedHours(crew: readonly Crew[]): Hours | undefined {
  const [first] = crew
  return first && crew.every(({ person }) => sameHours(person.hours, first.person.hours)) ? first.person.hours : undefined
}
