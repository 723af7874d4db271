import type { Plan, Task } from '../../plan/model/plan'
import { workBetween, type WorkingCalendar } from '../../time/calendar'
import type { Calendars } from '../calendars'
import type { Scheduled } from '../schedule'

/** The time that one of those assigned gives to a task. */
export interface Share {
  /** Undefined for the work of a task that no person is assigned to. */
  readonly who: string | undefined
  readonly kind: 'labour' | 'equipment'
  /** Minutes of their time, all of their units together. */
  readonly minutes: number
  /** When they work. */
  readonly calendar: WorkingCalendar
}

/** What is known of a plan while its costs are counted. */
export interface Assigned {
  readonly plan: Plan
  readonly calendars: Calendars
}

/**
 * Who gives how much time to a task with those dates. A fixed duration takes everybody's share of it. An effort is split as the
 * schedule has it done: by capacity, efficiency and the hours that each one works between start and finish; who is half as
 * efficient needs twice the time. Equipment is in use for as long as there is work, not at night or on days off.
 */
export function sharesOf({ plan, calendars }: Assigned, task: Task, dates: Pick<Scheduled, 'start' | 'finish' | 'work'>): readonly Share[] {
  const { assign = [] } = task.values
  const calendar = calendars.ofTask(task.values)
  const workers = assign.filter(({ who }) => plan.people.has(who)).map(({ who, units }) => workerOf({ plan, calendars }, task, { who, units, dates }))
  const speed = workers.reduce((sum, { rate }) => sum + rate, 0)
  const length = isEffort(task) && 0 < speed ? dates.work / speed : dates.work
  const people = isEffort(task) ? byEffort(workers, dates.work) : workers.map(({ who, units, calendar }) => labour(who, units * length, calendar))
  const equipment = assign.filter(({ who }) => plan.equipment.has(who)).map(({ who, units }) => equipped(who, units * length, calendar))
  return [...(people.length === 0 ? [labour(undefined, dates.work, calendar)] : people), ...equipment]
}

const isEffort = ({ values: { effort, duration } }: Task): boolean => effort !== undefined && duration === undefined

interface Worker {
  readonly who: string
  /** Minutes of their time in a working minute. */
  readonly units: number
  /** Minutes of effort done in a working minute. */
  readonly rate: number
  /** Working minutes between start and finish. */
  readonly present: () => number
  readonly calendar: WorkingCalendar
}

interface Wanted {
  readonly who: string
  readonly units: number
  readonly dates: Pick<Scheduled, 'start' | 'finish'>
}

function workerOf({ plan, calendars }: Assigned, task: Task, { who, units, dates }: Wanted): Worker {
  const { capacity = 1, efficiency = 1 } = plan.people.get(who)?.values ?? {}
  const own = calendars.ofPerson(who, task.values.calendar)
  const calendar = calendars.withEquipment(own, task.values.assign) ?? own
  return { who, calendar, units: units * capacity, rate: units * capacity * efficiency, present: () => Math.max(0, workBetween(calendar, dates.start, dates.finish)) }
}

/** Without any hours between the dates, as when all of it is done in no time, capacity alone counts. */
function byEffort(workers: readonly Worker[], effort: number): readonly Share[] {
  const [alone] = workers
  if (alone && workers.length === 1) return [labour(alone.who, (effort * alone.units) / alone.rate, alone.calendar)]
  const present = workers.map(({ rate, present }) => rate * present())
  const parts = present.some((part) => 0 < part) ? present : workers.map(({ rate }) => rate)
  const whole = parts.reduce((sum, part) => sum + part, 0)
  return workers.map(({ who, units, rate, calendar }, i) => labour(who, 0 < whole ? (effort * parts[i]! * units) / (whole * rate) : 0, calendar))
}

const labour = (who: string | undefined, minutes: number, calendar: WorkingCalendar): Share => ({ who, kind: 'labour', minutes, calendar })
const equipped = (who: string, minutes: number, calendar: WorkingCalendar): Share => ({ who, kind: 'equipment', minutes, calendar })
