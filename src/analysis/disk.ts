import { lstat, readdir, readFile, realpath, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { largestFile } from '../plan/checks/limits'
import type { Problem } from '../plan/checks/problem'
import type { PlanFile } from '../plan/readPlan'
import { unreadable } from './unreadable'

/** The folder, in a workspace, that is the plan. */
export const planFolderName = '.tpm'

/** What was found on disk of one plan. Paths are relative to the folder that holds `.tpm`, with `/`. */
export interface PlanOnDisk {
  readonly files: readonly PlanFile[]
  readonly problems: readonly Problem[]
}

/** Neither source nor plan lies below these. */
const skipped = new Set(['node_modules', 'bower_components', 'vendor', 'dist', 'out', 'build', 'target'])
const deepestFolder = 6
const deepestPlanFolder = 32
const mostFolders = 20_000
const mostFiles = 10_000

/** The folders below `root`, itself included, that hold a `.tpm` folder; hidden folders and those of packages are left out. */
export async function findPlanFolders(root: string): Promise<readonly string[]> {
  const found: string[] = []
  let level = [root]
  for (let depth = 0, seen = 0; depth <= deepestFolder && seen < mostFolders; depth++) {
    seen += level.length
    const below = await Promise.all(level.map(lookInto))
    found.push(...level.filter((_, index) => below[index]?.isPlan))
    level = below.flatMap(({ folders }) => folders)
  }
  return found.sort()
}

async function lookInto(folder: string): Promise<{ isPlan: boolean; folders: readonly string[] }> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const below = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !skipped.has(entry.name))
  const isPlan = await Promise.all(entries.filter(({ name }) => name === planFolderName).map(({ name }) => isFolder(join(folder, name))))
  return { isPlan: isPlan.includes(true), folders: below.map(({ name }) => join(folder, name)) }
}

/** True for a folder, and for a link to one. */
export const isFolder = async (path: string): Promise<boolean> => (await stat(path).catch(() => undefined))?.isDirectory() === true

export const isPlanFile = (name: string): boolean => /\.ya?ml$/i.test(name)

/** Reads every plan file of the plan in `folder`. Nothing throws: what cannot be read is a problem. */
export async function readPlanFolder(folder: string): Promise<PlanOnDisk> {
  const home = await realpath(join(folder, planFolderName)).catch(() => undefined)
  if (home === undefined) return { files: [], problems: [] }
  const paths: string[] = []
  await listFiles(join(folder, planFolderName), paths, 0)
  const read = await Promise.all(paths.map((path) => readPlanFile(folder, path)))
  const found = read.filter((each) => each !== undefined)
  return { files: found.filter(isFile), problems: found.filter((each): each is Problem => !isFile(each)) }
}

export const isFile = (read: PlanFile | Problem): read is PlanFile => 'text' in read

async function listFiles(folder: string, paths: string[], depth: number): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  for (const entry of entries) {
    if (entry.name.startsWith('.') || mostFiles <= paths.length) continue
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
  const text = decode(bytes)
  return text === undefined ? unreadable(name, 'it is not UTF-8 text; save it in that encoding') : { path: name, text }
}

/** Why a path is not opened; looked at before opening, for a pipe or device would never answer. */
async function refusal(folder: string, path: string): Promise<string | undefined> {
  const [link, target] = await Promise.all([lstat(path).catch(() => undefined), stat(path).catch(() => undefined)])
  if (!target) return 'it is a link that leads nowhere'
  if (!target.isFile()) return target.isDirectory() ? 'it is a folder' : 'it is not a regular file'
  if (largestFile < target.size) return `it is larger than ${Math.round(largestFile / 1024 / 1024)} MB`
  if (!link?.isSymbolicLink()) return undefined
  return (await isWithin(join(folder, planFolderName), path)) ? undefined : `it is a link that leads out of ${planFolderName}`
}

async function isWithin(folder: string, path: string): Promise<boolean> {
  const [home, place] = await Promise.all([realpath(folder).catch(() => ''), realpath(path).catch(() => '')])
  return home !== '' && place.startsWith(home + sep)
}

/** UTF-8 alone: text in another encoding would be written back as something else. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    // The decoder's way of saying that the bytes are not UTF-8.
    return undefined
  }
}
