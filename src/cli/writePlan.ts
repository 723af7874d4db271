import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { planFolderName } from '../analysis/discovery'
import { failure, success, type Result } from '../base/result'
import type { PlanFile } from '../plan/readPlan'

/** Makes the plan folder of a folder, with its files. Nothing is written where there is a plan, or anything else of that name. */
export async function writePlan(folder: string, files: readonly PlanFile[]): Promise<Result<undefined, 'exists' | 'write'>> {
  const home = join(folder, planFolderName)
  try {
    await mkdir(folder, { recursive: true })
    await mkdir(home)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EEXIST'
      ? failure('exists', `There is ${home} already: nothing is overwritten. Name another folder with -C DIR, or move it away.`)
      : failure('write', `${home} cannot be made: ${(error as Error).message}`)
  }
  try {
    for (const { path, text } of files) await writeFile(join(home, path), text, { flag: 'wx' })
    return success(undefined)
  } catch (error) {
    // Half a plan would look like a whole one.
    await rm(home, { recursive: true, force: true })
    return failure('write', `${home} cannot be written: ${(error as Error).message}`)
  }
}
