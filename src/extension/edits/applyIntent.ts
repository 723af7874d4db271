import * as vscode from 'vscode'
import { fingerprint } from '../../base/fingerprint'
import type { Intent, IntentAnswer } from '../../protocol/messages'
import type { PlanServer } from '../client/planServer'
import { toRange } from '../selection/showItem'

/** What became of an intent: the item that was changed or made, or that nothing was done and the user knows why. */
export type Outcome = { readonly id: string } | undefined

/** Has the server turn an intent into an edit, and applies it as one step of undo. Tells the user when it fails. */
export async function applyIntent(server: PlanServer, plan: string, intent: Intent): Promise<Outcome> {
  const answer = await freshAnswer(server, plan, intent)
  const problem = answer ? await applyAnswer(answer) : vscode.l10n.t('The plan’s server did not answer.')
  if (problem === undefined) return answer?.ok ? { id: answer.id } : undefined
  void tellFailure(problem)
  return undefined
}

/** How often the server is asked while the text goes on changing, and how long it may take to hear of a change. */
const tries = 5
const patience = 200

/** An answer that counts from the text as it is now: somebody may type, or git may write, between question and answer. */
async function freshAnswer(server: PlanServer, plan: string, intent: Intent): Promise<IntentAnswer | undefined> {
  for (let tried = 1; ; tried++) {
    const answer = await server.request('tpm/intent', { plan, intent })
    if (!answer?.ok || !answer.basis || await isText(answer.basis)) return answer
    if (tried === tries) return { ok: false, message: vscode.l10n.t('The file is being changed by somebody else. Try again.') }
    await new Promise(resolve => setTimeout(resolve, patience))
  }
}

export async function isText(basis: { readonly uri: string; readonly fingerprint: string }): Promise<boolean> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(basis.uri))
  return fingerprint(document.getText()) === basis.fingerprint
}

/** Applies the edit of an answer; one sentence when it cannot be. */
async function applyAnswer(answer: IntentAnswer): Promise<string | undefined> {
  if (!answer.ok) return answer.message
  return applyEdit(answer.edits.map(({ uri }) => uri), toWorkspaceEdit(answer))
}

/** Applies an edit of some files, by URI; one sentence when it cannot be. */
export async function applyEdit(uris: readonly string[], edit: vscode.WorkspaceEdit): Promise<string | undefined> {
  const files = [...new Set(uris.map(uri => vscode.Uri.parse(uri).toString()))]
  const readOnly = await firstReadOnly(files)
  if (readOnly) return vscode.l10n.t('{0} cannot be written.', vscode.workspace.asRelativePath(readOnly))
  const untouched = files.filter(file => !isOpen(file))
  if (!await vscode.workspace.applyEdit(edit)) return vscode.l10n.t('The edit does not fit the file any more. Try again.')
  await save(untouched)
  return undefined
}

/** An answer's edits as one workspace edit. */
function toWorkspaceEdit({ edits, create }: Extract<IntentAnswer, { ok: true }>): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit()
  if (create) edit.createFile(vscode.Uri.parse(create), { overwrite: false, ignoreIfExists: true })
  for (const { uri, range, text } of edits) edit.replace(vscode.Uri.parse(uri), toRange(range), text)
  return edit
}

/**
 * A file in a tab stays dirty, as after any refactoring: its editor shows the change and the user saves it. A file
 * that nobody has open is saved, so that a click in a tree lasts. Undo takes both back.
 */
async function save(files: readonly string[]): Promise<void> {
  for (const file of files) await (await vscode.workspace.openTextDocument(vscode.Uri.parse(file))).save()
}

function isOpen(file: string): boolean {
  const isShown = ({ input }: vscode.Tab) => input instanceof vscode.TabInputText && input.uri.toString() === file
  return vscode.window.tabGroups.all.some(group => group.tabs.some(isShown))
    || vscode.workspace.textDocuments.some(document => document.isDirty && document.uri.toString() === file)
}

async function firstReadOnly(files: readonly string[]): Promise<vscode.Uri | undefined> {
  for (const uri of files.map(file => vscode.Uri.parse(file))) {
    if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false || await isLocked(uri)) return uri
  }
  return undefined
}

async function isLocked(uri: vscode.Uri): Promise<boolean> {
  try {
    const { permissions = 0 } = await vscode.workspace.fs.stat(uri)
    return (permissions & vscode.FilePermission.Readonly) !== 0
  } catch {
    // It does not exist yet: the edit makes it.
    return false
  }
}

export async function tellFailure(problem: string): Promise<void> {
  const showLog = vscode.l10n.t('Show Log')
  const chosen = await vscode.window.showErrorMessage(problem, showLog)
  if (chosen === showLog) await vscode.commands.executeCommand('tpm.showLog')
}
