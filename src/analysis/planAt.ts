import { failure, success, type Result } from '../base/result'
import type { GitFailureReason } from '../git/failures'
import type { Git } from '../git/run'
import { readBlobs, readTree, type TreeFile } from '../git/tree'
import { largestFile } from '../plan/checks/limits'
import { readPlan, type PlanFile } from '../plan/readPlan'
import { parseDay, type Day } from '../time/day'
import { analysePlan, type Analysis } from './analysePlan'
import { decodeText, isPlanFile, mostFiles } from './disk'
import { planFolderName } from './discovery'

/** A plan as it stood at a commit. */
export interface PlanAt {
  /** The full hash of the commit. */
  readonly commit: string
  /** The day of the commit: the status date, unless the plan names one. */
  readonly day: Day
  readonly analysis: Analysis
}

/**
 * The plan at any git revision. Git runs in the folder that holds `.tpm`, or held it. What cannot be read there, as a file that is
 * no text, is left out; a revision without any plan file is `no-plan`.
 */
export async function readPlanAt(git: Git, revision: string): Promise<Result<PlanAt, GitFailureReason | 'no-plan'>> {
  const tree = await readTree(git, revision, planFolderName)
  if (!tree.ok) return tree
  const { commit, files } = tree.value
  const wanted = files.filter(isRead).slice(0, mostFiles)
  if (wanted.length === 0) return failure('no-plan', `There is no plan at ${revision}: its ${planFolderName} folder has no YAML file.`)
  const blobs = await readBlobs(git, wanted)
  if (!blobs.ok) return blobs
  const day = parseDay(tree.value.day) ?? (0 as Day)
  const reading = readPlan(wanted.flatMap(({ path }, i) => fileOf(path, blobs.value[i])))
  return success({ commit, day, analysis: analysePlan(reading, day) })
}

/** As on disk: YAML by its name, nothing hidden, nothing too large. */
const isRead = ({ path, size }: TreeFile): boolean =>
  isPlanFile(path) && size <= largestFile && path.split('/').slice(1).every((name) => !name.startsWith('.'))

function fileOf(path: string, bytes: Buffer | undefined): readonly PlanFile[] {
  const text = bytes && decodeText(bytes)
  return text === undefined ? [] : [{ path, text }]
}
