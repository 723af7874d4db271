import { success } from '../base/result'
import { gitFailure } from './failures'
import { resolveCommit } from './repository'
import type { Git, GitResult } from './run'

/** A file that a commit changed, relative to the repository's root, with `/`. */
export interface ChangedFile {
  readonly status: 'added' | 'modified' | 'deleted' | 'renamed' | 'copied' | 'retyped'
  readonly path: string
  /** Where it was before, when it was renamed or copied. */
  readonly from: string | undefined
}

const statuses: Readonly<Record<string, ChangedFile['status']>> = {
  A: 'added', M: 'modified', D: 'deleted', R: 'renamed', C: 'copied', T: 'retyped',
}

const hashShape = /^[0-9a-f]{7,64}$/
/** Paths that git would read as starting at the folder it runs in, and those it cannot be given. */
const outside = /^\.{0,2}\/|^\.{1,2}$|\0/
const largestFile = 16 * 1024 * 1024

/**
 * The files a commit changed against its first parent; of a first commit, all of its files. Where contents are missing
 * (a partial clone) renames show as a removal and an addition.
 */
export async function filesOf(git: Git, hash: string, signal?: AbortSignal): Promise<GitResult<ChangedFile[]>> {
  if (!hashShape.test(hash)) return gitFailure('unknown-revision')
  let answer = await diffTree(git, hash, { renames: '-M', signal })
  if (!answer.ok && answer.reason === 'failed') answer = await diffTree(git, hash, { renames: '--no-renames', signal })
  return answer.ok ? success(parseNameStatus(answer.value.toString('utf8'))) : answer
}

/**
 * The bytes of a file at a revision, as they are in the repository: no filter, no text conversion. `path` is relative
 * to the root of the repository. A folder is `no-such-path`; more than 16 MB is `too-large`.
 */
export async function showFile(git: Git, revision: string, path: string): Promise<GitResult<Buffer>> {
  const commit = await resolveCommit(git, revision)
  if (!commit.ok) return commit
  if (path === '' || outside.test(path)) return gitFailure('no-such-path')
  const shown = await git.run(['cat-file', 'blob', `${commit.value}:${path}`], { maxBytes: largestFile })
  const isFolder = !shown.ok && shown.reason === 'failed' && /bad file/.test(shown.message)
  return isFolder ? gitFailure('no-such-path') : shown
}

/** Reads `status NUL path NUL`, with two paths for a rename or copy. What is cut short is left out. */
export function parseNameStatus(text: string): ChangedFile[] {
  const fields = text.split('\0')
  const files: ChangedFile[] = []
  for (let at = 0; at + 1 < fields.length; ) {
    const status = statuses[fields[at]?.[0] ?? '']
    const isMove = status === 'renamed' || status === 'copied'
    const path = fields[isMove ? at + 2 : at + 1]
    if (status !== undefined && path !== undefined && path !== '') {
      files.push({ status, path, from: isMove ? fields[at + 1] : undefined })
    }
    at += isMove ? 3 : 2
  }
  return files
}

interface DiffOptions {
  readonly renames: '-M' | '--no-renames'
  readonly signal: AbortSignal | undefined
}

function diffTree(git: Git, hash: string, { renames, signal }: DiffOptions): Promise<GitResult<Buffer>> {
  const shape = ['-r', '-z', '--root', '--no-commit-id', '--name-status', '--diff-merges=first-parent', renames]
  const plain = ['--no-ext-diff', '--no-textconv', '--no-relative']
  return git.run(['diff-tree', ...shape, ...plain, '--end-of-options', hash, '--'], { signal })
}
