import * as vscode from 'vscode'
import { applyIntent } from '../edits/applyIntent'
import { showNewItem } from '../selection/showItem'
import type { Command } from './command'
import { askTitle } from './ask'
import { pickPlan } from './pick'
import { kindOf, targetOf } from './target'

/** Adds a task: to the milestone, or below the summary task, that it was called on. */
export const addTask: Command = {
  id: 'tpm.addTask',
  async run(host, argument) {
    const plan = (await pickPlan(host, argument))?.plan
    const title = plan && await askTitle(vscode.l10n.t('Add a task'), vscode.l10n.t('What is to be done?'))
    if (!plan || !title) return
    const item = targetOf(argument)?.item
    const place = !item ? {} : kindOf(argument) === 'milestone' ? { milestone: item } : { parent: item }
    const added = await applyIntent(host.server, plan, { kind: 'addTask', title, ...place })
    if (added) await showNewItem(host.server, { plan, item: added.id })
  },
}
