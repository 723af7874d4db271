import * as vscode from 'vscode'
import { showItem } from '../selection/showItem'
import type { Command } from './command'
import { pickItem } from './pick'

/** Shows the YAML of an item. */
export const openItem: Command = {
  id: 'tpm.openItem',
  async run(host, argument) {
    const target = await pickItem(host, argument, ['tasks', 'milestones', 'risks'], vscode.l10n.t('Open an item of the plan'))
    if (!target) return
    host.selection.select({ ...target, by: 'command' })
    if (await showItem(host.server, target)) return
    void vscode.window.showWarningMessage(vscode.l10n.t('The plan has no {0}.', target.item))
  },
}
