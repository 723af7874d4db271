import type { Plan, Task, ValuesIn } from '../plan/model/plan'
import type { Assignment, Hours, Shift } from '../plan/model/values'
import { axisOf, trackOf, type Axis, type Track } from '../time/axis'
import { createCalendar, defaultCalendar, withLeave, type WorkingCalendar } from '../time/calendar'
import { commonCalendar } from '../time/commonCalendar'
import { elapsedMinutes, workingMinutes, type Duration } from '../time/duration'

/** The working calendars of a plan. The same question gives the same object. */
export interface Calendars {
  readonly project: WorkingCalendar
  /** By name; the project's calendar for a name that is not known or never works. */
  named(name: string | undefined): WorkingCalendar
  /** When a person works: by the calendar of that name, or else their own, without their leave. */
  ofPerson(id: string, name: string | undefined): WorkingCalendar
  /** When a task without people goes on: by its calendar, whenever its equipment can be used; by its calendar alone if that is never. */
  ofTask(values: Task['values']): WorkingCalendar
  /** When a calendar works and all the equipment amongst those assigned can be used; undefined when that is never. */
  withEquipment(calendar: WorkingCalendar, assign: readonly Assignment[] | undefined): WorkingCalendar | undefined
  /** When a piece of equipment can be used, by the project's calendar if it has none. */
  ofEquipment(id: string): WorkingCalendar
  /** On which the moments of the schedule are counted: the project's calendar, if that can be. */
  readonly axis: Axis
  trackOf(calendar: WorkingCalendar): Track
}

export function calendarsOf(plan: Plan): Calendars {
  const byName = new Map<string, WorkingCalendar | undefined>()
  const find = (name: string | undefined): WorkingCalendar | undefined =>
    name === undefined ? undefined : remember(byName, name, () => build(plan.calendars.get(name)?.values))
  const project = find(plan.project.calendar) ?? find('default') ?? defaultCalendar
  const named = (name: string | undefined): WorkingCalendar => (name === undefined ? project : (find(name) ?? project))

  const byPerson = new Map<string, Map<string | undefined, WorkingCalendar>>()
  const withEquipment = equipmentIn(plan, named)
  const axis = axisOf(project)
  const tracks = new Map<WorkingCalendar, Track>()
  return {
    project,
    named,
    withEquipment,
    ofTask({ calendar, assign }) {
      const own = named(calendar)
      return withEquipment(own, assign) ?? own
    },
    ofEquipment(id) {
      const { calendar, away = [] } = plan.equipment.get(id)?.values ?? {}
      return withLeave(named(calendar), away)
    },
    axis,
    trackOf: (calendar) => tracks.get(calendar) ?? remember(tracks, calendar, () => trackOf(axis, calendar)),
    ofPerson(id, name) {
      const known = byPerson.get(id) ?? remember(byPerson, id, () => new Map<string | undefined, WorkingCalendar>())
      return known.get(name) ?? remember(known, name, () => {
        const { calendar, leave = [] } = plan.people.get(id)?.values ?? {}
        return withLeave(named(name ?? calendar), leave)
      })
    },
  }
}

/** Most equipment can always be used: it is not even looked at. */
function equipmentIn(plan: Plan, named: Calendars['named']): Calendars['withEquipment'] {
  const limited = new Map([...plan.equipment].filter(([, { values: { calendar, away = [] } }]) => calendar !== undefined || 0 < away.length))
  if (limited.size === 0) return (calendar) => calendar
  const known = new Map<WorkingCalendar, Map<string, WorkingCalendar>>()
  const make = (calendar: WorkingCalendar, id: string): WorkingCalendar => {
    const { calendar: name, away = [] } = limited.get(id)!.values
    const own = name === undefined ? calendar : named(name)
    return withLeave(own === calendar || own === calendar.base ? calendar : commonCalendar(calendar, own), away)
  }
  return (calendar, assign = []) => {
    let found = calendar
    for (const { who } of assign) {
      if (!limited.has(who)) continue
      const by = remember(known, found, () => new Map<string, WorkingCalendar>())
      const before = found
      found = remember(by, who, () => make(before, who))
    }
    return found === calendar || found.hasWork ? found : undefined
  }
}

/** Minutes of working time; elapsed time counts by the share of a day that is worked. */
export const minutesOf = (duration: Duration, calendar: WorkingCalendar): number =>
  duration.elapsed ? (elapsedMinutes(duration) / 1440) * calendar.minutesPerDay : workingMinutes(duration, calendar)

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const standardWeek = { minutesPerDay: 480, daysPerWeek: 5 }

function build(values: ValuesIn<'calendars'> | undefined): WorkingCalendar | undefined {
  if (!values) return undefined
  const { week, day, hours, holidays, working } = values
  const calendar = createCalendar({
    ...(week && { week: week.map((word) => weekdays.indexOf(word)) }),
    ...(hours && ('length' in hours ? { hours } : { weekdayHours: byWeekday(hours) })),
    ...(day && { day: day.elapsed ? elapsedMinutes(day) : workingMinutes(day, standardWeek) }),
    ...(holidays && { holidays }),
    ...(working && { working: working.map(({ day, ...own }) => ({ from: day, to: day, ...own })) }),
  })
  return calendar.hasWork ? calendar : undefined
}

const byWeekday = (hours: Exclude<Hours, readonly Shift[]>): ReadonlyMap<number, readonly Shift[]> =>
  new Map(weekdays.flatMap((word, weekday) => (hours[word]?.length ? [[weekday, hours[word]] as const] : [])))

function remember<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
  const found = known.get(key)
  if (found !== undefined || known.has(key)) return found as Value
  const made = make()
  known.set(key, made)
  return made
}
