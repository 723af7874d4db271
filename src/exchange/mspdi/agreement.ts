import { analysePlan } from '../../analysis/analysePlan'
import { readPlan } from '../../plan/readPlan'
import type { Schedule } from '../../schedule/schedule'
import type { Day } from '../../time/day'
import type { ImportedPlan, MspdiDates } from './importMspdi'
import type { RemarkCode } from './remarks'

/** How the schedule of an imported plan compares with the dates that MS Project gave to its tasks and milestones. */
export interface Agreement {
  /** Tasks and milestones that were compared. */
  readonly total: number
  /** Those of them that have their start from the file, for they were scheduled by hand or must start on a date. */
  readonly pinned: number
  readonly differences: readonly Difference[]
}

/** A task or milestone that lies elsewhere. */
export interface Difference {
  readonly id: string
  readonly theirs: MspdiDates
  readonly ours: MspdiDates | undefined
  /** What of it could not be carried over. */
  readonly remarks: readonly RemarkCode[]
  /** Predecessors and tasks below them that lie elsewhere themselves. */
  readonly follows: readonly string[]
}

/** Schedules an imported plan and compares start and finish of each task to the minute. `today` counts when the file names no date. */
export function agreementOf(imported: ImportedPlan, today: Day): Agreement {
  const reading = readPlan(imported.files)
  const { plan, schedule } = analysePlan(reading, today)
  const differing = new Map<string, MspdiDates | undefined>()
  for (const [id, theirs] of imported.dates) {
    const ours = datesOf(schedule, id)
    if (ours?.start !== theirs.start || ours.finish !== theirs.finish) differing.set(id, ours)
  }
  const leavesOf = (id: string): readonly string[] => plan.tasks.get(id)?.children.flatMap(leavesOf) ?? []
  const differences = [...differing].map(([id, ours]): Difference => ({
    id, ours,
    theirs: imported.dates.get(id)!,
    remarks: imported.remarks.filter(({ about }) => about.includes(id)).map(({ code }) => code),
    follows: predecessorsOf(reading.plan, id).flatMap((on) => [on, ...leavesOf(on)]).filter((on) => differing.has(on)),
  }))
  const pinned = [...imported.dates.keys()].filter((id) => plan.tasks.get(id)?.values.start !== undefined).length
  return { total: imported.dates.size, pinned, differences }
}

function datesOf({ tasks, milestones }: Schedule, id: string): MspdiDates | undefined {
  const milestone = milestones.get(id)
  return milestone ? { start: milestone.at, finish: milestone.at } : tasks.get(id)
}

/** Its own and those of the summary tasks around it. */
function predecessorsOf(plan: ReturnType<typeof readPlan>['plan'], id: string): readonly string[] {
  const item = plan.tasks.get(id) ?? plan.milestones.get(id)
  const own = (item?.values.after ?? []).map(({ on }) => on)
  const parent = plan.tasks.get(id)?.parent
  return parent === undefined ? own : [...own, ...predecessorsOf(plan, parent)]
}
