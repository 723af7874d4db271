import * as vscode from 'vscode'
import { applyIntent } from '../edits/applyIntent'
import { showNewItem } from '../selection/showItem'
import { askDay, askTitle } from './ask'
import type { Command } from './command'
import { pickPlan } from './pick'

/** Adds a milestone with the day it is promised for. */
export const addMilestone: Command = {
  id: 'tpm.addMilestone',
  async run(host, argument) {
    const plan = (await pickPlan(host, argument))?.plan
    const heading = vscode.l10n.t('Add a milestone')
    const title = plan && await askTitle(heading, vscode.l10n.t('What will have been reached?'))
    const due = title && await askDay(heading, vscode.l10n.t('When is it due? Leave empty when nothing is promised.'))
    if (!plan || !title || due === undefined) return
    const added = await applyIntent(host.server, plan, { kind: 'addMilestone', title, ...(due && { due }) })
    if (added) await showNewItem(host.server, { plan, item: added.id })
  },
}
