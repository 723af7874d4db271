import * as vscode from 'vscode'
import type { LevelAnswer } from '../../protocol/messages'
import { applyEdit, isText, tellFailure } from '../edits/applyIntent'
import { toRange } from '../selection/showItem'
import { withoutIcons } from '../words/plainText'
import type { Command } from './command'
import { pickPlan } from './pick'

/**
 * Moves tasks so that nobody and nothing is needed beyond capacity. First it shows each move with its reason, to be left out if the user
 * wants; what is written then is one step of undo, and undo is how to take it back.
 */
export const levelResources: Command = {
  id: 'tpm.levelResources',
  async run(host, argument) {
    const plan = await pickPlan(host, argument)
    if (!plan) return
    const answer = await host.server.request('tpm/level', { plan: plan.plan })
    if (!answer?.ok) return void tellFailure(answer?.message ?? vscode.l10n.t('The plan’s server did not answer.'))
    if (answer.edits.length === 0) return void vscode.window.showInformationMessage(vscode.l10n.t('No task has to wait for anybody or anything.'))
    const chosen = await chooseMoves(answer.edits, plan.name)
    if (!chosen || chosen.length === 0) return
    const problem = await apply(chosen, answer.bases)
    if (problem !== undefined) void tellFailure(problem)
  },
}

type Edits = Extract<LevelAnswer, { ok: true }>['edits']

/** The edits of the moves that the user wants, all of them to begin with; undefined when the user leaves. */
async function chooseMoves(edits: Edits, name: string): Promise<Edits | undefined> {
  const moves = new Map(edits.map(({ label, reason }) => [label, reason]))
  const choices = [...moves].map(([label, reason]) => ({ label: withoutIcons(label), detail: withoutIcons(reason), picked: true, move: label }))
  const title = vscode.l10n.t('Level {0}: tasks that have to wait', withoutIcons(name))
  const picked = await vscode.window.showQuickPick(choices, { title, canPickMany: true, matchOnDetail: true, ignoreFocusOut: true })
  return picked && edits.filter(({ label }) => picked.some(({ move }) => move === label))
}

async function apply(edits: Edits, bases: Extract<LevelAnswer, { ok: true }>['bases']): Promise<string | undefined> {
  for (const basis of bases) {
    if (!await isText(basis)) return vscode.l10n.t('The file is being changed by somebody else. Try again.')
  }
  const edit = new vscode.WorkspaceEdit()
  for (const { uri, range, text } of edits) edit.replace(vscode.Uri.parse(uri), toRange(range), text)
  return applyEdit(edits.map(({ uri }) => uri), edit)
}
