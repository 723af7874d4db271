import { lstat, readdir, readFile, realpath, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { largestFile } from '../plan/checks/limits'
import type { Problem } from '../plan/checks/problem'
import type { PlanFile } from '../plan/readPlan'
import { isFolder, planFolderName } from './discovery'
import { linkedFolder, tooManyFiles, unreadable } from './unreadable'

/** What was found on disk of one plan. Paths are relative to the folder that holds `.tpm`, with `/`. */
export interface PlanOnDisk {
  readonly files: readonly PlanFile[]
  readonly problems: readonly Problem[]
  /** True when `.tpm` is a link that leads out of the folder that holds it. */
  readonly isElsewhere: boolean
}

const deepestPlanFolder = 32
/** Most files of a plan that are read. */
export const mostFiles = 10_000
/** So many files are open at once; systems allow a process a few hundred. */
const mostOpen = 64

export const isPlanFile = (name: string): boolean => /\.ya?ml$/i.test(name)

export const isFile = (read: PlanFile | Problem): read is PlanFile => 'text' in read

/** Reads every plan file of the plan in `folder`. Nothing throws: what cannot be read is a problem. */
export async function readPlanFolder(folder: string): Promise<PlanOnDisk> {
  const paths: string[] = []
  await listFiles(join(folder, planFolderName), paths, 0)
  const files: PlanFile[] = []
  const problems: Problem[] = mostFiles < paths.length ? [tooManyFiles(planFolderName, mostFiles)] : []
  for (let at = 0; at < Math.min(paths.length, mostFiles); at += mostOpen) {
    const batch = paths.slice(at, Math.min(at + mostOpen, mostFiles))
    for (const read of await Promise.all(batch.map((path) => readPlanFile(folder, path)))) {
      if (read && isFile(read)) files.push(read)
      else if (read) problems.push(read)
    }
  }
  const isElsewhere = await leadsAway(folder)
  return { files, problems: isElsewhere ? [linkedFolder(planFolderName), ...problems] : problems, isElsewhere }
}

const leadsAway = async (folder: string): Promise<boolean> =>
  (await isFolder(join(folder, planFolderName))) && !(await isWithin(folder, join(folder, planFolderName)))

/** Adds the plan files of a folder, one more than are read at the most. */
async function listFiles(folder: string, paths: string[], depth: number): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.') || mostFiles < paths.length) continue
    const path = join(folder, entry.name)
    if (isPlanFile(entry.name)) paths.push(path)
    else if (entry.isDirectory() && depth < deepestPlanFolder) await listFiles(path, paths, depth + 1)
  }
}

/** Reads one plan file by its absolute path; undefined when there is none. */
export async function readPlanFile(folder: string, path: string): Promise<PlanFile | Problem | undefined> {
  const name = relative(folder, path).split(sep).join('/')
  if (!(await lstat(path).catch(() => undefined))) return undefined
  const why = await refusal(folder, path)
  if (why !== undefined) return unreadable(name, why)
  const bytes = await readFile(path).catch(() => undefined)
  if (!bytes) return unreadable(name, 'it cannot be opened')
  const text = decodeText(bytes)
  return text === undefined ? unreadable(name, 'it is not UTF-8 text; save it in that encoding') : { path: name, text }
}

/** Why a path is not opened; looked at before opening, for a pipe or device would never answer. */
async function refusal(folder: string, path: string): Promise<string | undefined> {
  const target = await stat(path).catch(() => undefined)
  if (!target) return 'it is a link that leads nowhere'
  if (!target.isFile()) return target.isDirectory() ? 'it is a folder' : 'it is not a regular file'
  if (largestFile < target.size) return `it is larger than ${Math.round(largestFile / 1024 / 1024)} MB`
  return (await isWithin(join(folder, planFolderName), path)) ? undefined : `it is a link that leads out of ${planFolderName}`
}

/** Where a path really is, its folders included: a link to a folder leads out as well. */
async function isWithin(folder: string, path: string): Promise<boolean> {
  const [home, place] = await Promise.all([realpath(folder).catch(() => ''), realpath(path).catch(() => '')])
  return home !== '' && place.startsWith(home + sep)
}

/** UTF-8 alone, undefined for any other encoding: its text would be written back as something else. */
export function decodeText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    // The decoder's way of saying that the bytes are not UTF-8.
    return undefined
  }
}
