import type { Problem } from '../plan/checks/problem'
import type { Plan } from '../plan/model/plan'
import type { PlanReading } from '../plan/readPlan'
import { schedulePlan } from '../schedule/schedulePlan'
import type { Schedule } from '../schedule/schedule'
import type { Day } from '../time/day'
import { findBrokenBounds } from './findings/brokenBound'
import { findCycles } from './findings/cycle'
import type { Finding } from './findings/finding'
import { findLateMilestones } from './findings/lateMilestone'
import { findMissedDeadlines } from './findings/missedDeadline'
import { findNotLevelled } from './findings/notLevelled'
import { findUnestimated } from './findings/unestimated'

/** A plan with its schedule, and everything that is to be said of both: what every view and command answers from. */
export interface Analysis {
  readonly reading: PlanReading
  readonly plan: Plan
  readonly schedule: Schedule
  /** Of the text and of the schedule, in the order of files and of places in them. */
  readonly problems: readonly Problem[]
}

const findings: readonly Finding[] = [
  findCycles, findBrokenBounds, findMissedDeadlines, findLateMilestones, findNotLevelled, findUnestimated,
]

/** Schedules a plan and looks for findings. `today` is the status date of a plan that names none. */
export function analysePlan(reading: PlanReading, today: Day): Analysis {
  const { plan } = reading
  const schedule = schedulePlan(plan, { today })
  const found = findings.flatMap((find) => find(plan, schedule))
  const problems = [...reading.problems, ...found].sort(byPlace)
  return { reading, plan, schedule, problems }
}

const byPlace = (a: Problem, b: Problem): number =>
  a.file === b.file ? a.range.start - b.range.start : a.file < b.file ? -1 : 1
