import { formatText } from '../../plan/edit/format'
import { written, writtenList, writtenText, type WrittenItem } from '../planText'
import { writtenPercent } from './amounts'
import { leaveBesides, writtenRange, type FileCalendars, type Hours } from './calendars'
import type { MspdiAssignment, MspdiFile, MspdiResource } from './file'
import type { Ids } from './ids'
import type { Remarks } from './remarks'

/** A resource that works. */
export interface Person {
  readonly id: string
  readonly resource: MspdiResource
  /** When they work, days off included. */
  readonly hours: Hours
  /** The same without their own days off. */
  readonly base: Hours
  /** What "100%" of them is, 1 being a whole person. */
  readonly capacity: number
}

/** The people of a file; those who are assigned to nothing, too. */
export function peopleOf(file: MspdiFile, calendars: FileCalendars, ids: Ids, remarks: Remarks): ReadonlyMap<number, Person> {
  const people = new Map<number, Person>()
  for (const resource of file.resources) {
    // Every file has a nameless resource 0, for work that nobody is assigned to.
    if (resource.kind !== 'work' || resource.name === undefined) continue
    const hours = calendars.of(resource.calendarUid)
    const base = calendars.baseOf(resource.calendarUid)
    people.set(resource.uid, {
      id: ids.ofName(resource.name, numbered(resource)),
      resource,
      hours,
      base: leaveBesides(hours, base) ? base : hours,
      capacity: capacityOf(resource, remarks),
    })
  }
  return people
}

const numbered = ({ uid }: MspdiResource): string => `R-${uid < 0 ? 'x' : uid}`

function capacityOf({ maxUnits, name, costPerUse }: MspdiResource, remarks: Remarks): number {
  if (0 < costPerUse) remarks.add('cost', name)
  if (maxUnits <= 10) return maxUnits
  remarks.add('units', name)
  return 1
}

export function writtenPerson({ id, resource, hours, base, capacity }: Person, calendarName: (hours: Hours) => string | undefined, file: MspdiFile): WrittenItem {
  const { name, email, group, notes } = resource
  const calendar = calendarName(base)
  return {
    id,
    fields: [
      ...written('name', name && formatText(name)),
      ...written('email', email && `[${formatText(email, true)}]`),
      ...written('role', group && formatText(group)),
      ...written('rate', writtenRate(resource, file)),
      ...written('capacity', capacity === 1 ? undefined : writtenPercent(capacity)),
      ...written('calendar', calendar && formatText(calendar)),
      ...written('leave', writtenList((leaveBesides(hours, base) ?? []).map(writtenRange))),
      ...written('notes', notes && writtenText(notes)),
    ],
  }
}

/** Rates are an hour in the file, and a day, week or month to people. */
function writtenRate({ rate, rateFormat: { unit } }: MspdiResource, { minutesPerDay, minutesPerWeek }: MspdiFile): string | undefined {
  if (rate <= 0) return undefined
  const hours = { h: 1, d: minutesPerDay / 60, w: minutesPerWeek / 60, mo: (minutesPerDay * 20) / 60 }
  const shown = unit === 'd' || unit === 'w' || unit === 'mo' ? unit : 'h'
  const amount = rate * hours[shown]
  return Number.isInteger(Number((amount * 100).toFixed(6))) ? `${Number(amount.toFixed(2))}/${shown}` : `${Number(rate.toFixed(4))}/h`
}

/** What is planned to be spent on materials and other costs, a budget line each, and the fixed costs of all tasks. */
export function writtenBudget(file: MspdiFile, ids: Ids, remarks: Remarks): readonly WrittenItem[] {
  const lines = file.resources.filter(({ kind, name }) => kind !== 'work' && name !== undefined).map((resource) => {
    remarks.add('material', resource.name)
    const planned = sumOf(file.assignments.filter(({ resourceUid }) => resourceUid === resource.uid), ({ cost }: MspdiAssignment) => cost)
    return line(ids.ofName(resource.name!, numbered(resource)), resource.name!, resource.kind === 'material' ? 'material' : undefined, planned)
  })
  const fixed = sumOf(file.tasks.filter(({ isSummary }) => !isSummary), ({ fixedCost }) => fixedCost)
  if (fixed <= 0) return lines
  remarks.add('fixedCost')
  return [...lines, line(ids.ofName('fixed costs', 'R-fixed'), 'Fixed costs', undefined, fixed)]
}

const line = (id: string, title: string, kind: string | undefined, planned: number): WrittenItem => ({
  id,
  fields: [...written('title', formatText(title)), ...written('kind', kind), ...written('planned', 0 < planned ? String(Number(planned.toFixed(2))) : undefined)],
})

const sumOf = <Each>(list: readonly Each[], amount: (each: Each) => number): number => list.reduce((sum, each) => sum + amount(each), 0)
