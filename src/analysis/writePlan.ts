import { open, readFile, realpath, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, sep } from 'node:path'
import { failure, success, type Result } from '../base/result'
import { applyEdits, type TextEdit } from '../base/text'
import type { PlanReading } from '../plan/readPlan'
import { planFolderName } from './discovery'

/** Why nothing was written: a link leads out of the plan's folder, a file is not what was read any more, or the disk refused. */
export type WriteRefusal = 'elsewhere' | 'changed' | 'failed'

/**
 * Writes edits of files of a plan that was read from `folder`. Each file is replaced as a whole: whatever happens, its text is the old
 * one or the new one. None is touched unless all can be written.
 */
export async function writePlan(
  folder: string, reading: PlanReading, edits: readonly { readonly file: string; readonly edits: readonly TextEdit[] }[],
): Promise<Result<readonly string[], WriteRefusal>> {
  const drafts: Draft[] = []
  try {
    for (const { file, edits: changes } of edits) {
      const path = join(folder, file)
      const text = reading.files.get(file)?.text ?? ''
      if (!(await isWithin(join(folder, planFolderName), path))) return failure('elsewhere', `${file} is a link that leads out of ${planFolderName}. Change it there.`)
      if ((await readFile(path)).compare(Buffer.from(text)) !== 0) return failure('changed', `${file} was changed by somebody else. Try again.`)
      drafts.push(await draft(path, applyEdits(text, changes)))
    }
    for (const { path, beside } of drafts) await rename(beside, path)
    return success(edits.map(({ file }) => file))
  } catch (error) {
    return failure('failed', `The plan cannot be written: ${(error as Error).message}`)
  } finally {
    // What was renamed is not there any more, which `force` takes well.
    for (const { beside } of drafts) await rm(beside, { force: true }).catch(() => undefined)
  }
}

interface Draft {
  readonly path: string
  /** The new text, on disk beside the old one. Its name begins with a dot: no plan reads it. */
  readonly beside: string
}

async function draft(path: string, text: string): Promise<Draft> {
  const beside = join(dirname(path), `.${basename(path)}.${process.pid}.new`)
  const file = await open(beside, 'wx', (await stat(path)).mode)
  try {
    await file.writeFile(text)
    await file.sync()
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  } finally {
    await file.close()
  }
  return { path, beside }
}

async function isWithin(folder: string, path: string): Promise<boolean> {
  const [home, place] = await Promise.all([realpath(folder), realpath(path)])
  return place.startsWith(home + sep) && home.startsWith(await realpath(dirname(folder)) + sep)
}
