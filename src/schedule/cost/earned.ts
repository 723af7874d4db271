import { itemNamed } from '../../plan/model/former'
import type { Plan, Task } from '../../plan/model/plan'
import { addWork, workBetween, type WorkingCalendar } from '../../time/calendar'
import type { Minute } from '../../time/day'
import type { Schedule } from '../schedule'
import type { Charge, Costs } from './charges'
import { earnedSchedule, type EarnedSchedule } from './earnedSchedule'
import type { KeysOf } from './groups'
import { addSums, earnedValue, noSums, type EarnedValue, type Sums } from './indices'
import { curveOf, dueBy, spanOf } from './phasing'

/** A plan with its dates and costs. Of a baseline and the present, both costs are in the same measure. */
export interface Costed {
  readonly plan: Plan
  readonly schedule: Schedule
  readonly costs: Costs
}

/** How a plan does against its baseline. */
export interface Earned {
  readonly whole: EarnedValue
  readonly inTime: EarnedTime
  /** Tasks that cost something and are not in the baseline: what they cost is actual, and no value is planned or earned by them. */
  readonly added: readonly string[]
  /** Tasks of the baseline that are gone or cancelled: their value stays planned and is not earned any more. */
  readonly dropped: readonly string[]
  /** The same sums for parts of the plan. */
  by(keysOf: KeysOf): ReadonlyMap<string, EarnedValue>
}

/** Earned schedule in working days of the project, and the finish that it foretells. */
export interface EarnedTime extends EarnedSchedule {
  readonly finish: Minute | undefined
}

/**
 * Earned value of a plan against a baseline, which may be the plan itself. Value is planned evenly over the working time of each
 * task of the baseline, and earned by the progress of the same task today, by its former ids as well. What belongs to no task,
 * such as rent, is level of effort: it earns what was planned.
 */
export function earnedOf(baseline: Costed, present: Costed): Earned {
  const { now } = present.costs
  const parts = [
    ...baseline.costs.charges.map((charge) => plannedPart(present, charge, now)),
    ...present.costs.charges.map((charge): Part => ({ charge, sums: { ac: charge.actual, remaining: charge.remaining } })),
  ]
  const whole = parts.reduce((sum, part) => addSums(sum, part.sums), noSums)
  return {
    whole: earnedValue(whole),
    inTime: timeOf(baseline, present, whole),
    added: tasksOf(present.costs).filter((id) => !isIn(baseline.plan, present.plan.tasks.get(id))),
    dropped: tasksOf(baseline.costs).filter((id) => !present.schedule.tasks.has(itemNamed(present.plan, id)?.id ?? id)),
    by: (keysOf) => groupsOf(parts, keysOf),
  }
}

interface Part {
  /** Its task by the name of today. */
  readonly charge: Pick<Charge, 'task' | 'who' | 'line'>
  readonly sums: Partial<Sums>
}

function plannedPart({ plan, schedule }: Costed, charge: Charge, now: Minute): Part {
  const { planned, who, line } = charge
  const task = charge.task === undefined ? undefined : (itemNamed(plan, charge.task)?.id ?? charge.task)
  const pv = dueBy(charge, 'planned', now, now)
  const ev = task === undefined ? pv : planned * (schedule.tasks.get(task)?.progress ?? 0)
  return { charge: { task, who, line }, sums: { pv, ev, bac: planned } }
}

function groupsOf(parts: readonly Part[], keysOf: KeysOf): ReadonlyMap<string, EarnedValue> {
  const sums = new Map<string, Sums>()
  for (const part of parts) {
    for (const key of keysOf(part.charge)) sums.set(key, addSums(sums.get(key) ?? noSums, part.sums))
  }
  return new Map([...sums].map(([key, sum]) => [key, earnedValue(sum)]))
}

const tasksOf = ({ charges }: Costs): readonly string[] => [...new Set(charges.map(({ task }) => task).filter((task) => task !== undefined))]

const isIn = (baseline: Plan, task: Task | undefined): boolean =>
  task !== undefined && [task.id, ...(task.values.was ?? [])].some((id) => baseline.tasks.has(id))

/** Time counts in working days of the project's calendar, and stops when all is done. */
function timeOf(baseline: Costed, present: Costed, { ev, bac }: Sums): EarnedTime {
  const { calendar } = present.schedule
  const span = spanOf(baseline.costs)
  if (!span) return { ...earnedSchedule([], 0, 0), finish: undefined }
  const start = span.from
  const isOver = bac - 1e-9 * Math.abs(bac) <= ev
  const until = isOver ? Math.min(present.costs.now, Math.max(present.schedule.finish, start)) : present.costs.now
  const at = daysBetween(calendar, start, Math.max(start, until) as Minute)
  const times = earnedSchedule(curveOf(baseline.costs, 'planned', workdayEnds(calendar, span)), ev, at)
  const { duration } = times
  return { ...times, finish: duration === undefined ? undefined : addWork(calendar, start, Math.round(duration * calendar.workPerDay)) }
}

const daysBetween = (calendar: WorkingCalendar, from: Minute, to: Minute): number => workBetween(calendar, from, to) / Math.max(1, calendar.workPerDay)

/** Baselines of more working days have a date that is a slip of the finger. */
const mostDays = 40_000

/** The moments at which one, two, three working days have passed since the start. */
function workdayEnds(calendar: WorkingCalendar, { from, to }: { readonly from: Minute; readonly to: Minute }): readonly Minute[] {
  const ends: Minute[] = []
  while (ends.length < mostDays && (ends.at(-1) ?? -Infinity) < to) ends.push(addWork(calendar, from, (ends.length + 1) * calendar.workPerDay))
  return ends
}
