import * as vscode from 'vscode'
import type { Command } from './command'
import { pickItem } from './pick'

export const copyId: Command = {
  id: 'tpm.copyId',
  async run(host, argument) {
    const target = await pickItem(host, argument, ['tasks', 'milestones', 'risks'], vscode.l10n.t('Copy the id of an item'))
    if (target) await vscode.env.clipboard.writeText(target.item)
  },
}
