import * as vscode from 'vscode'
import type { ChangedFile, Commit } from '../../protocol/messages'
import { plainText } from '../words/plainText'
import { commitUri } from './commitUri'

/** A changed file before and after a commit. */
interface FileChange {
  readonly path: string
  readonly before: vscode.Uri
  readonly after: vscode.Uri
}

/** @param plan names the repository */
function fileChange(plan: string, hash: string, { status, path, before = path }: ChangedFile): FileChange {
  const parent = status === 'added' ? '' : `${hash}^`
  return {
    path,
    before: commitUri({ plan, revision: parent, path: before }),
    after: commitUri({ plan, revision: status === 'deleted' ? '' : hash, path }),
  }
}

/** Opens a commit's changes: a diff of one file, or one editor with the diffs of all. */
export async function openCommit(plan: string, { hash, subject }: Commit, files: readonly ChangedFile[]): Promise<void> {
  const title = `${hash.slice(0, 7)} ${plainText(subject, 60)}`
  const changes = files.map(file => fileChange(plan, hash, file))
  const [first] = changes
  if (!first) {
    void vscode.window.showInformationMessage(vscode.l10n.t('{0} changed no file.', hash.slice(0, 7)))
  } else if (changes.length === 1) {
    await vscode.commands.executeCommand('vscode.diff', first.before, first.after, `${first.path} (${title})`)
  } else {
    await vscode.commands.executeCommand('vscode.changes', title, changes.map(({ before, after }) => [after, before, after]))
  }
}
