import type { Places } from './repository'

/** Paths below a folder whose change may mean that history, HEAD or the way it reads has changed. */
export interface WatchedPaths {
  readonly folder: string
  /** Glob patterns relative to the folder. */
  readonly patterns: readonly string[]
}

const shared = ['packed-refs', 'refs/**', 'reftable/**', 'shallow', 'worktrees/*/HEAD']
const own = ['HEAD', 'logs/HEAD']

/**
 * What to watch instead of asking git again and again. A linked worktree has its HEAD in a folder of its own. An event
 * is only a hint: compare `refTips` before doing more. Wait some 250 ms, for a rebase moves HEAD many times.
 */
export function watchedPaths({ gitDir, commonDir }: Pick<Places, 'gitDir' | 'commonDir'>): WatchedPaths[] {
  if (gitDir === commonDir) return [{ folder: commonDir, patterns: [...own, ...shared] }]
  return [{ folder: commonDir, patterns: shared }, { folder: gitDir, patterns: own }]
}
