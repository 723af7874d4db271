import type { Git } from '../../git/run'
import { revisionsOf, type Revision } from '../../git/revisions'
import { statusKind, type Plan, type Task } from '../../plan/model/plan'
import { calendarsOf } from '../../schedule/calendars'
import { casesOf, type Planned } from '../../schedule/forecast/cases'
import type { Case } from '../../schedule/forecast/calibration'
import { formatDay } from '../../time/day'
import { planFolderName } from '../discovery'
import { readPlanAt } from '../planAt'

/** What finished work took against its estimates, and where the estimates were found. */
export interface PastEstimates {
  readonly cases: readonly Case[]
  /** How many of the estimates are those of the commit before the task began; the others stand in the plan today. */
  readonly fromHistory: number
}

/** Commits of the plan that are looked at, and plans that are read of them. */
const mostRevisions = 5000
const mostPlans = 200

/**
 * Planned against actual for the finished tasks of a plan. An estimate is the one that stood in the last commit up to the day on
 * which the task began; where history does not reach back so far, or git cannot be asked, it is the one of today.
 */
export async function readPastEstimates(git: Git | undefined, plan: Plan): Promise<PastEstimates> {
  const found = git ? await estimatesAtStart(git, plan) : new Map<string, Planned>()
  const calendars = calendarsOf(plan)
  const cases = casesOf(plan, (task) => found.get(task.id) ?? { plan, calendars, task })
  return { cases, fromHistory: cases.filter(({ id }) => found.has(id)).length }
}

async function estimatesAtStart(git: Git, plan: Plan): Promise<ReadonlyMap<string, Planned>> {
  const revisions = await revisionsOf(git, planFolderName, mostRevisions)
  const found = new Map<string, Planned>()
  if (!revisions.ok) return found
  for (const [commit, tasks] of [...byRevision(plan, revisions.value)].slice(0, mostPlans)) {
    const at = await readPlanAt(git, commit)
    if (!at.ok) continue
    const then = at.value.analysis.plan
    const calendars = calendarsOf(then)
    for (const { id, values } of tasks) {
      const task = [id, ...(values.was ?? [])].map((each) => then.tasks.get(each)).find((each) => each !== undefined)
      if (task?.values.effort ?? task?.values.duration) found.set(id, { plan: then, calendars, task: task! })
    }
  }
  return found
}

/** The finished tasks by the commit in which their estimates stood when they began, the newest commit first. */
function byRevision(plan: Plan, revisions: readonly Revision[]): ReadonlyMap<string, readonly Task[]> {
  const groups = new Map<string, Task[]>()
  for (const task of plan.tasks.values()) {
    const { started } = task.values
    if (!started || statusKind(plan, task) !== 'done') continue
    const day = formatDay(started.day)
    const revision = revisions.find((each) => each.day <= day)
    if (revision) groups.set(revision.commit, [...(groups.get(revision.commit) ?? []), task])
  }
  return new Map([...groups].sort(([a], [b]) => placeIn(revisions, a) - placeIn(revisions, b)))
}

const placeIn = (revisions: readonly Revision[], commit: string): number => revisions.findIndex((each) => each.commit === commit)
