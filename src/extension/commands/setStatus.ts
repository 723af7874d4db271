import * as vscode from 'vscode'
import type { PlanSummary } from '../../protocol/messages'
import { applyIntent } from '../edits/applyIntent'
import { withoutIcons } from '../words/plainText'
import type { Command } from './command'
import { pickItem, pickOne } from './pick'

/** Gives a task another status of the plan's workflow. */
export const setStatus: Command = {
  id: 'tpm.setStatus',
  async run(host, argument) {
    const target = await pickItem(host, argument, ['tasks'], vscode.l10n.t('Set the status of a task'))
    const plan = host.server.plans.find(({ plan }) => plan === target?.plan)
    if (!target || !plan) return
    const choices = plan.statuses.map(({ name, kind }) =>
      ({ label: `$(${icons[kind]}) ${withoutIcons(name)}`, value: name }))
    const status = await pickOne(choices, vscode.l10n.t('Status of {0}', target.item))
    if (status !== undefined) await applyIntent(host.server, target.plan, { kind: 'setStatus', id: target.item, status })
  },
}

const icons: Record<PlanSummary['statuses'][number]['kind'], string> = {
  todo: 'circle-outline', active: 'play-circle', done: 'pass-filled', cancelled: 'circle-slash',
}
