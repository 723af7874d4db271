import * as vscode from 'vscode'

/** The scheme of files as they stood in a commit. */
export const commitScheme = 'tpm-git'

/** A file at a revision; an empty revision stands for a file that did not exist. */
export interface FileAtRevision {
  readonly plan: string
  readonly revision: string
  /** From the top of the repository. */
  readonly path: string
}

/** The path comes first, so that the editor's title and language follow from it. */
export const commitUri = ({ plan, revision, path }: FileAtRevision): vscode.Uri =>
  vscode.Uri.from({ scheme: commitScheme, path: `/${path}`, query: JSON.stringify({ plan, revision }) })

/** Undefined when the address was not made by `commitUri`. */
export function readCommitUri({ path, query }: vscode.Uri): FileAtRevision | undefined {
  try {
    const { plan, revision }: { plan?: unknown; revision?: unknown } = JSON.parse(query)
    const isOurs = typeof plan === 'string' && typeof revision === 'string'
    return isOurs ? { plan, revision, path: path.slice(1) } : undefined
  } catch {
    // Somebody else's address: not ours to show.
    return undefined
  }
}
