import { success, type Result } from '../../base/result'
import { formatText } from '../../plan/edit/format'
import type { WrittenField } from '../../plan/edit/setField'
import type { PlanFile } from '../../plan/readPlan'
import { formatDay, type Minute } from '../../time/day'
import { planText, written, type WrittenSection } from '../planText'
import { calendarsOf, isDefault, sameHours, writtenCalendar, type Hours } from './calendars'
import type { MspdiAssignment, MspdiFile } from './file'
import { frameOf, type Frame } from './frame'
import { createIds } from './ids'
import type { Import, OutlineTask } from './import'
import { outlineOf } from './outline'
import { peopleOf, writtenBudget, writtenPerson } from './people'
import { readMspdi } from './readFile'
import { gatherRemarks, type Remark } from './remarks'
import { writtenMilestone, writtenTask } from './tasks'

/** A plan that was made from a file of MS Project. */
export interface ImportedPlan {
  /** With paths below `.tpm`. */
  readonly files: readonly PlanFile[]
  readonly remarks: readonly Remark[]
  /** The dates that MS Project gave to tasks and milestones, by id; without summary tasks and inactive ones. */
  readonly dates: ReadonlyMap<string, MspdiDates>
}

export interface MspdiDates {
  readonly start: Minute
  readonly finish: Minute
}

/**
 * Makes the files of a plan from MS Project XML (MSPDI). The dates of the plan are those of the file wherever the plan
 * format can say what they follow from; the remarks name the rest.
 */
export function importMspdi(text: string): Result<ImportedPlan, 'xml' | 'mspdi'> {
  const file = readMspdi(text)
  return file.ok ? success(importedPlan(file.value)) : file
}

function importedPlan(file: MspdiFile): ImportedPlan {
  const remarks = gatherRemarks()
  const ids = createIds()
  const tasks = outlineOf(file, ids, remarks)
  const calendars = calendarsOf(file)
  const frame = frameOf(file, tasks)
  const names = calendarNames(calendars.project, isDefault(calendars.project, file))
  const into: Import = {
    file, calendars, remarks, frame,
    assignments: byTask(file.assignments),
    people: peopleOf(file, calendars, ids, remarks),
    tasks: new Map(tasks.filter(({ uid }) => 0 <= uid).map((task) => [task.uid, task])),
    calendarName: names.nameOf,
  }
  if (frame.isAsofMoved) remarks.add('asof')
  if (file.tasks.some(({ hasBaseline }) => hasBaseline)) remarks.add('baseline')
  const work: readonly WrittenSection[] = [
    { key: 'milestones', items: tasks.filter(({ isMoment }) => isMoment).map((task) => writtenMilestone(into, task)) },
    { key: 'tasks', items: tasks.filter(({ isMoment, parent }) => !isMoment && !parent).map((task) => writtenTask(into, task)) },
  ]
  const resources: readonly WrittenSection[] = [
    { key: 'people', items: [...into.people.values()].map((person) => writtenPerson(person, names.nameOf, file)) },
    { key: 'budget', items: writtenBudget(file, ids, remarks) },
  ]
  const project: readonly WrittenSection[] = [
    { key: 'project', fields: projectFields(file, frame, names.project) },
    { key: 'calendars', items: calendarItems(names.used(), file) },
  ]
  return { files: filesOf({ project, resources, work }), remarks: remarks.list(), dates: datesOf(tasks) }
}

function projectFields({ name, currency }: MspdiFile, { start, asof, isAsofMoved }: Frame, calendar: string | undefined): readonly WrittenField[] {
  const comment = isAsofMoved ? ' # the last day that moves nothing: MS Project leaves unfinished work in the past' : ''
  return [
    ...written('name', name && formatText(name)),
    ...written('start', start && formatDay(start)),
    ...written('asof', asof && formatDay(asof) + comment),
    ...written('currency', currency && formatText(currency)),
    ...written('calendar', calendar && formatText(calendar)),
    { key: 'prefix', value: 'T' },
  ]
}

function calendarItems(used: ReadonlyMap<string, Hours>, file: MspdiFile) {
  return [...used].map(([name, hours]) => writtenCalendar({ ...hours, name }, file))
}

/** The calendars that are written, by name. Calendars that mean the same time are one. */
function calendarNames(project: Hours, isProjectDefault: boolean) {
  const used = new Map<string, Hours>()
  const nameOf = (hours: Hours): string => {
    const found = [...used].find(([, other]) => sameHours(hours, other))
    if (found) return found[0]
    // Keys that begin with `x-` are nothing of the plan.
    const name = hours.name === '' || hours.name.startsWith('x-') ? `Calendar ${hours.name}`.trim() : hours.name
    let unique = name
    for (let number = 2; used.has(unique); number++) unique = `${name} ${number}`
    used.set(unique, hours)
    return unique
  }
  return {
    project: isProjectDefault ? undefined : nameOf(project),
    nameOf: (hours: Hours): string | undefined => (sameHours(hours, project) ? undefined : nameOf(hours)),
    used: (): ReadonlyMap<string, Hours> => used,
  }
}

function filesOf(sections: { readonly project: readonly WrittenSection[]; readonly resources: readonly WrittenSection[]; readonly work: readonly WrittenSection[] }): readonly PlanFile[] {
  const files = [
    { path: 'project.yaml', text: planText(sections.project) },
    { path: 'people.yaml', text: planText(sections.resources) },
    { path: 'tasks.yaml', text: planText(sections.work) },
  ]
  return files.filter(({ text }) => text !== '')
}

function byTask(assignments: readonly MspdiAssignment[]): ReadonlyMap<number, readonly MspdiAssignment[]> {
  const made = new Map<number, MspdiAssignment[]>()
  for (const assignment of assignments) {
    if (assignment.taskUid < 0 || assignment.resourceUid < 0) continue
    const same = made.get(assignment.taskUid)
    if (same) same.push(assignment)
    else made.set(assignment.taskUid, [assignment])
  }
  return made
}

function datesOf(tasks: readonly OutlineTask[]): ImportedPlan['dates'] {
  const dates = new Map<string, MspdiDates>()
  for (const { id, children, isActive, start, finish } of tasks) {
    if (children.length === 0 && isActive && start !== undefined && finish !== undefined) dates.set(id, { start, finish })
  }
  return dates
}
