import * as vscode from 'vscode'
import { applyIntent } from '../edits/applyIntent'
import { showNewItem } from '../selection/showItem'
import { askTitle } from './ask'
import type { Command } from './command'
import { pickPlan } from './pick'

export const addRisk: Command = {
  id: 'tpm.addRisk',
  async run(host, argument) {
    const plan = (await pickPlan(host, argument))?.plan
    const title = plan && await askTitle(vscode.l10n.t('Add a risk'), vscode.l10n.t('What could go wrong?'))
    const added = plan && title && await applyIntent(host.server, plan, { kind: 'addRisk', title })
    if (plan && added) await showNewItem(host.server, { plan, item: added.id })
  },
}
