import { basename } from 'node:path'
import * as vscode from 'vscode'
import { setContextKey } from '../contextKeys'
import { gitUser } from '../starter/gitUser'
import { starterPlan } from '../starter/starterPlan'
import type { Command, CommandHost } from './command'

/** Writes a small plan into a folder that has none, and opens it. */
export const createPlan: Command = {
  id: 'tpm.createPlan',
  async run(host) {
    // The views say that a folder is needed.
    if (!vscode.workspace.workspaceFolders?.length) return focusViews()
    const folder = await pickFolder()
    if (!folder) return
    const existing = await firstPlanFile(folder)
    const file = existing ?? await writePlan(folder)
    if (!file) return
    await vscode.window.showTextDocument(file)
    if (existing) void vscode.window.showInformationMessage(vscode.l10n.t('{0} has a plan already.', folder.name))
    await showPlan(host)
  },
}

/** Shows the views, also where there is no plan yet: they say what to do. */
export const showViews: Command = { id: 'tpm.showViews', run: () => focusViews() }

async function pickFolder(): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? []
  if (folders.length < 2) return folders[0]
  return vscode.window.showWorkspaceFolderPick({ placeHolder: vscode.l10n.t('Which folder is to get a plan?') })
}

async function firstPlanFile(folder: vscode.WorkspaceFolder): Promise<vscode.Uri | undefined> {
  const [file] = await vscode.workspace.findFiles(new vscode.RelativePattern(folder, '.tpm/**/*.{yaml,yml}'), null, 1)
  return file
}

/** The new file; undefined when it could not be written, which the user is told. */
async function writePlan({ uri, name }: vscode.WorkspaceFolder): Promise<vscode.Uri | undefined> {
  const file = vscode.Uri.joinPath(uri, '.tpm', 'plan.yaml')
  const person = await gitUser(uri)
  const text = starterPlan({ name: name || basename(uri.path), today: today(), ...(person && { person }) })
  const edit = new vscode.WorkspaceEdit()
  edit.createFile(file, { overwrite: false, contents: new TextEncoder().encode(text) })
  if (await vscode.workspace.applyEdit(edit)) return file
  void vscode.window.showErrorMessage(vscode.l10n.t('{0} cannot be written.', vscode.workspace.asRelativePath(file)))
  return undefined
}

async function showPlan({ server }: CommandHost): Promise<void> {
  await server.start()
  setContextKey('tpm.showWelcome', true)
  await vscode.commands.executeCommand('tpm.milestones.focus', { preserveFocus: true })
}

async function focusViews(): Promise<void> {
  setContextKey('tpm.showWelcome', true)
  await vscode.commands.executeCommand('tpm.milestones.focus')
}

/** The local calendar's day. */
function today(): string {
  const now = new Date()
  return new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())).toISOString().slice(0, 10)
}
