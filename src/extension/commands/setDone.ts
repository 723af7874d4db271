import * as vscode from 'vscode'
import { applyIntent } from '../edits/applyIntent'
import type { Command } from './command'
import { pickItem } from './pick'

/** Marks a task as done. */
export const markDone: Command = {
  id: 'tpm.markDone',
  async run(host, argument) {
    const target = await pickItem(host, argument, ['tasks'], vscode.l10n.t('Mark a task as done'))
    if (target) await applyIntent(host.server, target.plan, { kind: 'setDone', id: target.item, done: true })
  },
}

/** Opens a task again that was done. */
export const reopen: Command = {
  id: 'tpm.reopen',
  async run(host, argument) {
    const target = await pickItem(host, argument, ['tasks'], vscode.l10n.t('Reopen a task'))
    if (target) await applyIntent(host.server, target.plan, { kind: 'setDone', id: target.item, done: false })
  },
}
