/** The branches that the subject of a merge commit says were merged, and how much of the message says so. */
export interface MergedBranches {
  readonly names: readonly string[]
  readonly length: number
}

/**
 * Reads the subjects that git, GitHub and Bitbucket write. The branch that was merged *into* is no name: work on a
 * task does not come out of merging main into its branch.
 */
export function branchNamesOf(message: string): MergedBranches {
  const subject = /^[^\r\n]*/.exec(message)?.[0] ?? ''
  if (/^Merge (?:remote-tracking )?branch(?:es)? '/.test(subject)) {
    const merged = subject.split(' into ', 1)[0] ?? ''
    return { names: [...merged.matchAll(/'([^' ]+)'/g)].map((match) => match[1] ?? ''), length: subject.length }
  }
  for (const pattern of hosted) {
    const match = pattern.exec(subject)
    if (match) return { names: [match[1] ?? ''], length: match[0].length }
  }
  return { names: [], length: 0 }
}

const hosted = [
  /^Merge pull request #\d+ from [^\s/]+\/(\S+)/, // GitHub: owner/branch
  /^Merge pull request #\d+ in \S+ from (\S+) to \S+/, // Bitbucket Server
  /^Merged in (\S+) \(pull request #\d+\)/, // Bitbucket Cloud
]

const longestWord = 128

/**
 * The ids a branch name may carry, in upper case because branch names are often written in lower case: any run of the
 * name's hyphenated parts with a digit, as `CORE-12` in `fix-core-12-add-login`. Words of letters may stand before it.
 */
export function idsInBranch(name: string): { id: string; partial: boolean }[] {
  return (name.match(/[A-Za-z0-9_-]+/g) ?? []).flatMap((word) => {
    if (longestWord < word.length) return []
    const parts = word.toUpperCase().split('-')
    const ids: { id: string; partial: boolean }[] = []
    for (let from = 0; from < parts.length && /^[A-Z]/.test(parts[from] ?? ''); from++) {
      for (let to = from + 1; to <= parts.length && parts[to - 1] !== ''; to++) {
        const id = parts.slice(from, to).join('-')
        if (/[0-9]/.test(id)) ids.push({ id, partial: from !== 0 || to !== parts.length })
      }
      if (/[0-9]/.test(parts[from] ?? '')) break
    }
    return ids
  })
}
