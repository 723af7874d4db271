/** A commit as people read it. Times are seconds since 1970, UTC; names and addresses are mapped by the mailmap. */
export interface Commit {
  readonly hash: string
  readonly parents: readonly string[]
  readonly author: string
  readonly email: string
  readonly authoredAt: number
  readonly committedAt: number
  readonly subject: string
  readonly kind: CommitKind
}

/** A revert takes work back; a merge brings what other commits did. Neither is work on a task by itself. */
export type CommitKind = 'commit' | 'merge' | 'revert'

/**
 * Whether a message is that of a revert: `Revert "…"` with git's or a host's sentence below. Reverting a revert brings
 * the work back and is a commit like others.
 */
export function isRevert(message: string): boolean {
  const nested = /^(?:Revert ")+/.exec(message)?.[0].length ?? 0
  return (nested / 'Revert "'.length) % 2 === 1 && revertSentence.test(message)
}

const revertSentence = /^(?:This reverts commit [0-9a-f]{7}|Reverts \S+[#!]\d)/m
