import { statusKind, type Plan, type Task } from '../../plan/model/plan'
import { minuteOf, pointAt } from '../../time/axis'
import { workBetween, type WorkingCalendar } from '../../time/calendar'
import { minuteAt, type Minute } from '../../time/day'
import type { Calendars } from '../calendars'
import { startOf } from '../pace'
import type { Schedule } from '../schedule'
import { workOf } from '../work'
import type { Resource } from './resources'

/** A task that uses a person or a piece of equipment for a while. */
export interface Use {
  readonly task: Task
  /** 1 is the whole person, or one piece. */
  readonly units: number
  readonly from: Minute
  readonly to: Minute
}

/** A stretch of time in which somebody or something is used beyond its capacity. */
export interface Overload {
  readonly from: Minute
  readonly to: Minute
  /** The most units in use at any moment of it. */
  readonly peak: number
  /** In the order in which they begin; the last one of those there at `from` is what makes it too much. */
  readonly uses: readonly Use[]
  readonly last: Use
}

/**
 * What open tasks use from the status date on, by the id of the person or equipment. What takes no time uses nothing, nor does
 * what was started while what is left of it waits for something.
 */
export function usesByResource(plan: Plan, calendars: Calendars, schedule: Pick<Schedule, 'asof' | 'tasks'>): ReadonlyMap<string, readonly Use[]> {
  const now = minuteAt(schedule.asof)
  const uses = new Map<string, Use[]>()
  for (const task of plan.tasks.values()) {
    if (0 < task.children.length || !task.values.assign || statusKind(plan, task) === 'done') continue
    const scheduled = schedule.tasks.get(task.id)
    if (!scheduled || scheduled.progress === 1) continue
    const from = Math.max(now, task.values.started ? resumption(plan, task, calendars, scheduled.finish) : scheduled.start) as Minute
    if (scheduled.finish <= from) continue
    for (const { who, units } of task.values.assign) {
      const known = uses.get(who)
      const use = { task, units, from, to: scheduled.finish }
      if (known) known.push(use)
      else uses.set(who, [use])
    }
  }
  return uses
}

/** Where what is left of a started task begins, if it does not rest before its finish. */
function resumption(plan: Plan, task: Task, calendars: Calendars, finish: Minute): Minute {
  const { pace, left } = workOf(plan, task, calendars)
  const { axis } = pace.track
  return minuteOf(axis, startOf(pace, pointAt(axis, finish), left))
}

/** Rounding is no overload. */
const tolerance = 1e-6

/**
 * A sweep over the moments at which uses begin and end, O(n log n): wherever more units are in use than there are, within
 * working time, an overload goes on. Two of them less than a day of work apart are one; less than `shortest` minutes in all is none.
 */
export function overloadsOf(uses: readonly Use[], { capacity, calendar }: Resource, shortest: number): readonly Overload[] {
  const sum = uses.reduce((total, { units }) => total + units, 0)
  if (sum <= capacity + tolerance) return []
  const starts = [...uses].sort((a, b) => a.from - b.from || b.to - a.to)
  const ends = [...uses].sort((a, b) => a.to - b.to)
  const found: Stretch[] = []
  const active = new Set<Use>()
  let [load, next, gone] = [0, 0, 0]
  while (gone < ends.length) {
    const at = Math.min(starts[next]?.from ?? Infinity, ends[gone]!.to) as Minute
    while (gone < ends.length && ends[gone]!.to === at) {
      const use = ends[gone++]!
      active.delete(use)
      load -= use.units
    }
    const begun: Use[] = []
    while (next < starts.length && starts[next]!.from === at) begun.push(starts[next++]!)
    for (const use of begun) {
      active.add(use)
      load += use.units
    }
    const until = Math.min(starts[next]?.from ?? Infinity, ends[gone]?.to ?? at) as Minute
    if (load <= capacity + tolerance || workBetween(calendar, at, until) <= 0) continue
    extend(found, { from: at, to: until, load, active, begun }, calendar)
  }
  return found.filter(({ minutes }) => shortest <= minutes).map((each) => ({ ...each, uses: [...each.uses] }))
}

interface Stretch extends Omit<Overload, 'uses'> {
  to: Minute
  peak: number
  /** Working time for which there is too much to do. */
  minutes: number
  readonly uses: Set<Use>
}

interface Moment {
  readonly from: Minute
  readonly to: Minute
  readonly load: number
  readonly active: ReadonlySet<Use>
  readonly begun: readonly Use[]
}

function extend(found: Stretch[], { from, to, load, active, begun }: Moment, calendar: WorkingCalendar): void {
  const open = found.at(-1)
  const minutes = workBetween(calendar, from, to)
  if (open && workBetween(calendar, open.to, from) < calendar.minutesPerDay) {
    // Without a break, what was there before is known; after one, anything may be new.
    for (const use of open.to === from ? begun : active) open.uses.add(use)
    open.to = to
    open.minutes += minutes
    open.peak = Math.max(open.peak, load)
    return
  }
  const uses = new Set(active)
  found.push({ from, to, minutes, peak: load, uses, last: begun.at(-1) ?? [...uses].at(-1)! })
}
