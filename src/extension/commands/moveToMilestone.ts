import * as vscode from 'vscode'
import { applyIntent } from '../edits/applyIntent'
import { withoutIcons } from '../words/plainText'
import type { Command } from './command'
import { type Choice, pickItem, pickOne } from './pick'

/** Moves a task to another milestone, or to none. */
export const moveToMilestone: Command = {
  id: 'tpm.moveToMilestone',
  async run(host, argument) {
    const target = await pickItem(host, argument, ['tasks'], vscode.l10n.t('Move a task to a milestone'))
    const plan = host.server.plans.find(({ plan }) => plan === target?.plan)
    if (!target || !plan) return
    const choices: Choice<{ milestone: string | undefined }>[] = [
      ...plan.milestones.map(({ id, title }) =>
        ({ label: `$(milestone) ${withoutIcons(title)}`, description: id, value: { milestone: id } })),
      { label: vscode.l10n.t('No Milestone'), value: { milestone: undefined } },
    ]
    const chosen = await pickOne(choices, vscode.l10n.t('Milestone of {0}', target.item))
    if (chosen) await applyIntent(host.server, target.plan, { kind: 'setMilestone', id: target.item, ...chosen })
  },
}
