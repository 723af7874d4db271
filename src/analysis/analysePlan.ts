import { byPlace, type Problem } from '../plan/checks/problem'
import type { Plan } from '../plan/model/plan'
import type { PlanReading } from '../plan/readPlan'
import { scheduleAsAsked } from '../schedule/levelling/levelPlan'
import type { Schedule } from '../schedule/schedule'
import type { Day } from '../time/day'
import { findings } from './findings/findings'
import { judged, type Severities } from './judge'

/** A plan with its schedule, and everything that is to be said of both: what every view and command answers from. */
export interface Analysis {
  readonly reading: PlanReading
  readonly plan: Plan
  readonly schedule: Schedule
  /** Of the text and of the schedule, in the order of files and of places in them. */
  readonly problems: readonly Problem[]
}

/** Schedules a plan and looks for findings. `today` is the status date of a plan that names none. */
export function analysePlan(reading: PlanReading, today: Day, schedule = scheduleAsAsked(reading.plan, { today })): Analysis {
  const { plan } = reading
  let problems: readonly Problem[] | undefined
  return {
    reading,
    plan,
    schedule,
    get problems() {
      return (problems ??= inOrder(reading, [...findEach(this)].flat()))
    },
  }
}

/** Looks for one kind of finding after the other: all of them take longer than a key may. */
export function* findEach({ reading, plan, schedule }: Pick<Analysis, 'reading' | 'plan' | 'schedule'>): Generator<readonly Problem[], void> {
  for (const { find } of findings) yield find({ reading, plan, schedule })
}

/** The problems of a text, and those found in its schedule, as the user wants to be told of them, by their places. */
export const inOrder = (reading: PlanReading, found: readonly Problem[], severities?: Severities): readonly Problem[] =>
  [...judged(reading, [...reading.problems, ...found], severities)].sort(byPlace)
