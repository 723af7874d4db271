import { readdir, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'

/** The folder, in a workspace, that is the plan. */
export const planFolderName = '.tpm'

/** Neither source nor plan lies below these. */
const skipped = new Set(['node_modules', 'bower_components', 'vendor', 'dist', 'out', 'build', 'target'])
const deepestFolder = 6
const mostFolders = 20_000

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

/** Whether `findPlanFolders` of a root would look into a folder. */
export function isLookedInto(root: string, folder: string): boolean {
  const way = relative(root, folder)
  if (way === '') return true
  const names = way.split(sep)
  return names.length <= deepestFolder && names[0] !== '..' && names.every(isSearched) && !/^[A-Za-z]:/.test(way)
}

/** Whether what is in a folder of that name may be of the people's own making. */
export const isSearched = (name: string): boolean => !name.startsWith('.') && !skipped.has(name)

async function lookInto(folder: string): Promise<{ isPlan: boolean; folders: readonly string[] }> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const below = entries.filter((entry) => entry.isDirectory() && isSearched(entry.name))
  const isPlan = entries.some(({ name }) => name === planFolderName) && (await isFolder(join(folder, planFolderName)))
  return { isPlan, folders: below.map(({ name }) => join(folder, name)) }
}

/** True for a folder, and for a link to one. */
export const isFolder = async (path: string): Promise<boolean> => (await stat(path).catch(() => undefined))?.isDirectory() === true
