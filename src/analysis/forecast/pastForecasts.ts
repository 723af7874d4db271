import type { Git } from '../../git/run'
import { revisionsOf, type Revision } from '../../git/revisions'
import type { Milestone, Plan } from '../../plan/model/plan'
import { beginningOf } from '../../schedule/work'
import { planFolderName } from '../discovery'
import { readPlanAt } from '../planAt'
import { outlookOf } from './outlook'

/** How the forecasts of past plans have turned out. */
export interface PastForecasts {
  /** The milestones that were reached, and were forecast before. */
  readonly milestones: number
  /** Forecasts of them, one for each commit that was looked at. */
  readonly forecasts: number
  /** From 0 to 1: 0.5 and 0.8 where forecasts are right. Undefined without any forecast. */
  readonly withinP50: number | undefined
  readonly withinP80: number | undefined
}

/** Commits that are looked at, spread over the history of the plan, out of so many. */
const [mostPlans, mostRevisions] = [40, 5000]
const runs = 500

/**
 * Forecasts the plan as it stood at past commits, by what was known then, and looks whether the milestones that have been reached
 * since kept to P50 and P80. Only what was uncertain counts: a milestone that no estimate or risk could move was no forecast.
 */
export async function readPastForecasts(git: Git, plan: Plan): Promise<PastForecasts> {
  const reached = [...plan.milestones.values()].filter(({ values }) => values.reached)
  const revisions = reached.length === 0 ? undefined : await revisionsOf(git, planFolderName, mostRevisions)
  const found: Kept[] = []
  for (const revision of revisions?.ok ? spread(revisions.value) : []) found.push(...(await keptSince(git, revision, reached)))
  const share = (held: (kept: Kept) => boolean): number | undefined => (found.length === 0 ? undefined : found.filter(held).length / found.length)
  return {
    milestones: new Set(found.map(({ id }) => id)).size,
    forecasts: found.length,
    withinP50: share(({ isWithinP50 }) => isWithinP50),
    withinP80: share(({ isWithinP80 }) => isWithinP80),
  }
}

/** A forecast of a milestone against what came. */
interface Kept {
  readonly id: string
  readonly isWithinP50: boolean
  readonly isWithinP80: boolean
}

/** What a past plan would have promised of the milestones that were still open in it. */
async function keptSince(git: Git, { commit }: Revision, reached: readonly Milestone[]): Promise<readonly Kept[]> {
  const at = await readPlanAt(git, commit)
  if (!at.ok) return []
  const { day, analysis: { plan } } = at.value
  const outlook = outlookOf(plan, { today: day, runs })
  return reached.flatMap(({ id, values }) => {
    const then = [id, ...(values.was ?? [])].map((each) => outlook.get(each)).find((each) => each !== undefined)
    const date = values.reached!
    // A plan that is committed after the day was no forecast of it any more.
    if (!then || date.day < day) return []
    const kept = (promised: number): boolean => beginningOf(date) <= promised
    return [{ id, isWithinP50: kept(then.p50), isWithinP80: kept(then.p80) }]
  })
}

/** As many of the commits as are looked at, at equal distances, the first and the last among them. */
function spread(revisions: readonly Revision[]): readonly Revision[] {
  if (revisions.length <= mostPlans) return revisions
  return Array.from({ length: mostPlans }, (_, i) => revisions[Math.round((i * (revisions.length - 1)) / (mostPlans - 1))]!)
}
