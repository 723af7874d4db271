import { success } from '../base/result'
import { gitFailure } from './failures'
import { resolveCommit } from './repository'
import type { Git, GitResult } from './run'

/** A regular file at a revision. */
export interface TreeFile {
  /** Relative to the folder that git runs in, with `/`. */
  readonly path: string
  /** Its size in bytes. */
  readonly size: number
  readonly blob: string
}

/** A commit, and a folder in it. */
export interface Tree {
  /** The full hash of the commit. */
  readonly commit: string
  /** The day on which it was made, ISO, by the clock of whoever made it. */
  readonly day: string
  readonly files: readonly TreeFile[]
}

/**
 * The regular files below a folder at a revision, which may come from anywhere; links and submodules are left out. The folder is
 * relative to the one that git runs in. A folder that is not there has no files.
 */
export async function readTree(git: Git, revision: string, folder: string): Promise<GitResult<Tree>> {
  const commit = await resolveCommit(git, revision)
  if (!commit.ok) return commit
  const [day, listing] = await Promise.all([
    git.run(['log', '-1', '--format=%cs', '--no-show-signature', '--end-of-options', commit.value, '--']),
    git.run(['ls-tree', '-r', '-z', '-l', commit.value, '--', `${folder}/`]),
  ])
  if (!day.ok) return day
  if (!listing.ok) return listing
  return success({ commit: commit.value, day: day.value.toString('utf8').trim(), files: parseTree(listing.value.toString('utf8')) })
}

/** The bytes of files, in their order; those whose contents are missing (a partial clone) are undefined. */
export async function readBlobs(git: Git, files: readonly TreeFile[]): Promise<GitResult<readonly (Buffer | undefined)[]>> {
  if (files.length === 0) return success([])
  const answer = await git.run(['cat-file', '--batch'], { input: files.map(({ blob }) => `${blob}\n`).join('') })
  if (!answer.ok) return answer
  const blobs = parseBatch(answer.value)
  return blobs.length === files.length ? success(blobs) : gitFailure('failed', 'cat-file gave another number of files')
}

/** Reads `mode type hash size TAB path NUL`. What is cut short is left out. */
export function parseTree(text: string): TreeFile[] {
  return text.split('\0').slice(0, -1).flatMap((entry) => {
    const match = /^100\d{3} blob ([0-9a-f]{40,64}) +(\d+)\t(.+)$/s.exec(entry)
    return match ? [{ blob: match[1]!, size: Number(match[2]), path: match[3]! }] : []
  })
}

const lineFeed = 10

/** Reads `hash type size LF bytes LF`, or `hash missing LF`. */
export function parseBatch(bytes: Buffer): (Buffer | undefined)[] {
  const blobs: (Buffer | undefined)[] = []
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(lineFeed, at)
    if (end < 0) break
    const size = / blob (\d+)$/.exec(bytes.toString('latin1', at, end))?.[1]
    at = end + 1
    blobs.push(size === undefined ? undefined : bytes.subarray(at, at + Number(size)))
    if (size !== undefined) at += Number(size) + 1
  }
  return blobs
}
