import * as vscode from 'vscode'
import type { TreeFilter } from '../../protocol/tree'
import { withoutIcons } from '../words/plainText'
import type { Command, CommandHost } from './command'
import { type Choice, pickOne } from './pick'

type Step = 'text' | 'person' | 'status' | 'clear'

/** Narrows the trees by text, person or status: first what to filter by, then its value. */
export const filterTree: Command = {
  id: 'tpm.filterTree',
  async run(host) {
    const step = await pickOne(steps(host), vscode.l10n.t('Filter the plan (1/2)'), vscode.l10n.t('Filter by…'))
    if (step === 'clear') host.filter.clear()
    else if (step) await narrow(host, step)
  },
}

export const clearFilter: Command = { id: 'tpm.clearFilter', run: ({ filter }) => filter.clear() }

function steps({ filter }: CommandHost): Choice<Step>[] {
  const { text, person, status } = filter.current
  const step = (value: Step, label: string, now: string | undefined): Choice<Step> =>
    ({ value, label, ...(now && { description: withoutIcons(now) }) })
  return [
    step('text', `$(search) ${vscode.l10n.t('Text')}`, text),
    step('person', `$(person) ${vscode.l10n.t('Person')}`, person),
    step('status', `$(circle-outline) ${vscode.l10n.t('Status')}`, status),
    ...(filter.active ? [step('clear', `$(clear-all) ${vscode.l10n.t('Clear the filter')}`, undefined)] : []),
  ]
}

async function narrow(host: CommandHost, by: keyof TreeFilter): Promise<void> {
  const value = by === 'text' ? await askText(host) : await pickValue(host, by)
  if (value !== undefined) host.filter.set({ [by]: value })
}

const askText = ({ filter }: CommandHost): Thenable<string | undefined> => vscode.window.showInputBox({
  title: vscode.l10n.t('Filter the plan (2/2)'),
  prompt: vscode.l10n.t('Found in ids, titles and tags'),
  value: filter.current.text ?? '',
})

/** '' stands for anybody and anything. */
async function pickValue({ server: { plans } }: CommandHost, by: 'person' | 'status'): Promise<string | undefined> {
  const people = () => new Map(plans.flatMap(plan => plan.people).map(({ id, name }) => [id, name]))
  const statuses = () => new Map(plans.flatMap(plan => plan.statuses).map(({ name }) => [name, name]))
  const values = by === 'person' ? people() : statuses()
  const any = by === 'person' ? vscode.l10n.t('Anybody') : vscode.l10n.t('Any status')
  const choices = [...values].map(([value, name]) => ({ label: withoutIcons(name), value }))
  return pickOne([{ label: any, value: '' }, ...choices], vscode.l10n.t('Filter the plan (2/2)'))
}
