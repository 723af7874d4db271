import { cp } from 'node:fs/promises'
import { basename, join } from 'node:path'

/**
 * Copies a folder, or a `.code-workspace` file with its own folder, for its folders are beside it.
 * @returns what to open: the copy, or the file in it
 */
export async function copyWorkspace(from: string, to: string): Promise<string> {
  const isFile = from.endsWith('.code-workspace')
  await cp(isFile ? join(from, '..') : from, to, { recursive: true })
  return isFile ? join(to, basename(from)) : to
}
