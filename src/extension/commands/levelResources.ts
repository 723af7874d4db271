import * as vscode from 'vscode'
import type { LevelAnswer } from '../../protocol/messages'
import { applyEdit, isText, tellFailure } from '../edits/applyIntent'
import { toRange } from '../selection/showItem'
import type { Command } from './command'
import { pickPlan } from './pick'

/**
 * Moves tasks so that nobody and nothing is needed beyond capacity. VS Code's preview of refactorings shows each move with its reason, to be
 * ticked or not; what is applied is one step of undo, and undo is how to take it back.
 */
export const levelResources: Command = {
  id: 'tpm.levelResources',
  async run(host, argument) {
    const plan = await pickPlan(host, argument)
    if (!plan) return
    const title = vscode.l10n.t('Levelling {0}', plan.name)
    const answer = await vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title }, () => host.server.request('tpm/level', { plan: plan.plan }))
    const problem = await problemOf(answer)
    if (problem !== undefined) return void tellFailure(problem)
    if (!answer?.ok) return
    if (answer.edits.length === 0) return void vscode.window.showInformationMessage(vscode.l10n.t('No task has to wait for anybody or anything.'))
    const failed = await applyEdit(answer.edits.map(({ uri }) => uri), previewOf(answer.edits))
    if (failed !== undefined) void tellFailure(failed)
  },
}

async function problemOf(answer: LevelAnswer | undefined): Promise<string | undefined> {
  if (!answer) return vscode.l10n.t('The plan’s server did not answer.')
  if (!answer.ok) return answer.message
  for (const basis of answer.bases) {
    if (!await isText(basis)) return vscode.l10n.t('The file is being changed by somebody else. Try again.')
  }
  return undefined
}

/** One entry a move, which the user confirms. */
function previewOf(edits: Extract<LevelAnswer, { ok: true }>['edits']): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit()
  for (const { uri, range, text, label, reason } of edits) {
    edit.replace(vscode.Uri.parse(uri), toRange(range), text, { needsConfirmation: true, label, description: reason })
  }
  return edit
}
