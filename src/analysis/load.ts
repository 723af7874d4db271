import type { Item, Person, Plan, Task } from '../plan/model/plan'
import type { Schedule } from '../schedule/schedule'
import { workBetween } from '../time/calendar'
import { addDays, minuteAt, type Minute } from '../time/day'
import { calendarsIn } from './daysOffBetween'
import { daysOfTask } from './words'

interface Planned {
  readonly plan: Plan
  readonly schedule: Schedule
}

interface Stretch {
  readonly start: Minute
  readonly finish: Minute
}

interface Work extends Stretch {
  readonly task: string
  readonly units: number
}

/** Somebody, and the share of their time that is taken: 1 is all of it, infinite that of who is away all the time. */
export interface Loaded {
  readonly person: Person
  readonly load: number
}

/** People by how busy they are with other work while a task is worked on, the free first. */
export function peopleByLoad(planned: Planned, task: string | undefined): readonly Loaded[] {
  const stretch = { ...stretchOf(planned, task), besides: task }
  return [...planned.plan.people.values()].map((person) => ({ person, load: loadOf(planned, person, stretch) })).sort((a, b) => (a.load < b.load ? -1 : b.load < a.load ? 1 : 0))
}

/** `free`, `40 % busy`, `away`. */
export const sayLoad = (load: number): string => (load === 0 ? 'free' : load === Infinity ? 'away' : `${Math.round(load * 100)} % busy`)

/** `on 2026-03-02`, `2026-03-02 to 2026-03-04`. */
export function daysIn(stretch: Stretch): string {
  const { start, finish } = daysOfTask(stretch)
  return start === finish ? `on ${start}` : `${start} to ${finish}`
}

/** When a task is worked on; the next two weeks for what has no dates. */
export function stretchOf({ schedule }: Planned, id: string | undefined): Stretch {
  const scheduled = schedule.tasks.get(id ?? '')
  if (scheduled && scheduled.start < scheduled.finish) return { start: scheduled.start, finish: scheduled.finish }
  return { start: minuteAt(schedule.asof), finish: minuteAt(addDays(schedule.asof, 14)) }
}

/** The share of a person's time, without leave and days off, that is taken between two moments. */
function loadOf({ plan, schedule }: Planned, person: Item<'people'>, { start, finish, besides }: Stretch & { readonly besides: string | undefined }): number {
  const calendar = calendarsIn(plan).ofPerson(person.id, undefined)
  const time = workBetween(calendar, start, finish) * (person.values.capacity ?? 1)
  if (time <= 0) return Infinity
  const taken = (workByPerson(plan.tasks, schedule).get(person.id) ?? []).filter(({ task }) => task !== besides)
  return taken.reduce((sum, work) => {
    const [from, to] = [Math.max(start, work.start) as Minute, Math.min(finish, work.finish) as Minute]
    return from < to ? sum + (work.units * workBetween(calendar, from, to)) / time : sum
  }, 0)
}

type ByPerson = ReadonlyMap<string, readonly Work[]>

const works = new WeakMap<Schedule, ByPerson>()

/** The work that everybody has, once for each schedule. */
function workByPerson(tasks: ReadonlyMap<string, Task>, schedule: Schedule): ByPerson {
  const known = works.get(schedule)
  if (known) return known
  const found = new Map<string, Work[]>()
  for (const task of tasks.values()) addWork(found, schedule, task)
  works.set(schedule, found)
  return found
}

function addWork(found: Map<string, Work[]>, schedule: Schedule, task: Task): void {
  const scheduled = schedule.tasks.get(task.id)
  if (!scheduled || scheduled.isSummary || scheduled.progress === 1) return
  for (const { who, units } of task.values.assign ?? []) {
    const work = { task: task.id, units, start: scheduled.start, finish: scheduled.finish }
    const known = found.get(who)
    if (known) known.push(work)
    else found.set(who, [work])
  }
}
