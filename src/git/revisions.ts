import { success } from '../base/result'
import type { Git, GitResult } from './run'

/** A commit that changed something. */
export interface Revision {
  /** The full hash. */
  readonly commit: string
  /** The day on which it was made, ISO, by the clock of whoever made it. */
  readonly day: string
}

/** The commits before HEAD that changed a folder, which is relative to the one git runs in; the newest first, `most` at the most. */
export async function revisionsOf(git: Git, folder: string, most: number): Promise<GitResult<readonly Revision[]>> {
  const shape = ['--format=%H %cs', '--no-show-signature', '--no-ext-diff', '--no-textconv', `--max-count=${most}`]
  const listing = await git.run(['log', ...shape, '--end-of-options', 'HEAD', '--', `${folder}/`])
  if (!listing.ok) return listing
  return success(listing.value.toString('latin1').split('\n').flatMap((line) => {
    const match = /^([0-9a-f]{40,64}) (\d{4}-\d{2}-\d{2})$/.exec(line)
    return match ? [{ commit: match[1]!, day: match[2]! }] : []
  }))
}
