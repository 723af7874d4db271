import * as vscode from 'vscode'
import type { PlanSummary } from '../../protocol/messages'
import { applyIntent } from '../edits/applyIntent'
import type { PlanItem } from '../selection/selection'
import { withoutIcons } from '../words/plainText'
import type { Command, CommandHost } from './command'
import { type Choice, pickItem, pickOne } from './pick'

/** Gives a task another status of the plan's workflow, or a risk another of those that risks have. */
export const setStatus: Command = {
  id: 'tpm.setStatus',
  async run(host, argument) {
    const target = await pickItem(host, argument, ['tasks', 'risks'], vscode.l10n.t('Set the status of a task or risk'))
    if (!target) return
    const choices = await isRisk(host, target) ? riskChoices() : taskChoices(host, target)
    const status = await pickOne(choices, vscode.l10n.t('Status of {0}', target.item))
    if (status !== undefined) await applyIntent(host.server, target.plan, { kind: 'setStatus', id: target.item, status })
  },
}

async function isRisk({ server }: CommandHost, { plan, item }: PlanItem): Promise<boolean> {
  const risks = await server.request('tpm/items', { plan, collection: 'risks' })
  return risks?.some(({ id }) => id === item) ?? false
}

const taskChoices = ({ server }: CommandHost, target: PlanItem): Choice<string>[] =>
  (server.plans.find(({ plan }) => plan === target.plan)?.statuses ?? [])
    .map(({ name, kind }) => ({ label: `$(${icons[kind]}) ${withoutIcons(name)}`, value: name }))

const icons: Record<PlanSummary['statuses'][number]['kind'], string> = {
  todo: 'circle-outline', active: 'play-circle', done: 'pass-filled', cancelled: 'circle-slash',
}

/** The words of the plan's format, and what they mean. */
const riskChoices = (): Choice<string>[] => [
  { value: 'open', label: '$(circle-outline) open', description: vscode.l10n.t('it may happen') },
  { value: 'watching', label: '$(eye) watching', description: vscode.l10n.t('it may happen, and somebody watches for it') },
  { value: 'mitigated', label: '$(shield) mitigated', description: vscode.l10n.t('enough was done about it') },
  { value: 'occurred', label: '$(flame) occurred', description: vscode.l10n.t('it has happened') },
  { value: 'closed', label: '$(pass) closed', description: vscode.l10n.t('it can no longer happen') },
]
