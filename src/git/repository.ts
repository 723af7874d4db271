import { success } from '../base/result'
import type { Git, GitResult } from './run'

/** What a folder's repository is. Paths are absolute, as git writes them. */
export interface Repository {
  /** The root of the work tree; undefined in a bare repository. */
  readonly topLevel: string | undefined
  /** The git directory of this work tree; that of a linked worktree is inside of `commonDir`. */
  readonly gitDir: string
  /** The git directory that all worktrees share: there is one history for each. */
  readonly commonDir: string
  /** Linked with `git worktree add`. */
  readonly isWorktree: boolean
  readonly isBare: boolean
  /** History is cut: the oldest commits seem to have no parents. */
  readonly isShallow: boolean
  readonly head: Head
  /** Who works here, by git's configuration. */
  readonly user: { readonly name: string | undefined; readonly email: string | undefined }
}

/** `branch` is undefined when HEAD is detached, `hash` while the branch has no commit. */
interface Head {
  readonly branch: string | undefined
  readonly hash: string | undefined
}

export type Places = Pick<Repository, 'topLevel' | 'gitDir' | 'commonDir'>

/** Finds the repository of the runner's folder. */
export async function readRepository(git: Git, signal?: AbortSignal): Promise<GitResult<Repository>> {
  const places = await readPlaces(git, signal)
  if (!places.ok) return places
  const [flags, branch, hash, name, email] = await Promise.all([
    line(git, ['rev-parse', '--is-bare-repository', '--is-shallow-repository'], signal),
    line(git, ['symbolic-ref', '--quiet', 'HEAD'], signal),
    line(git, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'], signal),
    line(git, ['config', '--get', 'user.name'], signal),
    line(git, ['config', '--get', 'user.email'], signal),
  ])
  return success({
    ...places.value,
    isWorktree: places.value.gitDir !== places.value.commonDir,
    isBare: flags?.startsWith('true') === true,
    isShallow: flags?.endsWith('true') === true,
    head: { branch: branch?.replace(/^refs\/heads\//, ''), hash },
    user: { name, email },
  })
}

/** Where the work tree and the git directories are. One process each, since a path may hold a line break. */
export async function readPlaces(git: Git, signal?: AbortSignal): Promise<GitResult<Places>> {
  const gitDir = await git.run(['rev-parse', '--absolute-git-dir'], { signal })
  if (!gitDir.ok) return gitDir
  const [commonDir, topLevel] = await Promise.all([
    line(git, ['rev-parse', '--path-format=absolute', '--git-common-dir'], signal),
    line(git, ['rev-parse', '--path-format=absolute', '--show-toplevel'], signal),
  ])
  const own = gitDir.value.toString('utf8').replace(/\r?\n$/, '')
  return success({ gitDir: own, commonDir: commonDir ?? own, topLevel })
}

/** The full hash of the commit that a name stands for; the name may come from anywhere. */
export async function resolveCommit(git: Git, name: string, signal?: AbortSignal): Promise<GitResult<string>> {
  const args = ['rev-parse', '--verify', '--end-of-options', `${name}^{commit}`]
  const answer = await git.run(args, { signal })
  return answer.ok ? success(answer.value.toString('utf8').trim()) : answer
}

/** What a command prints, without its line break; undefined when it fails or prints nothing: there is no such thing. */
async function line(git: Git, args: readonly string[], signal?: AbortSignal): Promise<string | undefined> {
  const answer = await git.run(args, { signal })
  const text = answer.ok ? answer.value.toString('utf8').replace(/\r?\n$/, '') : ''
  return text === '' ? undefined : text
}
