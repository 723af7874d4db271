import * as vscode from 'vscode'
import { addMilestone } from './addMilestone'
import { addRisk } from './addRisk'
import { addTask } from './addTask'
import type { Command, CommandHost } from './command'
import { copyId } from './copyId'
import { createPlan, showViews } from './createPlan'
import { clearFilter, filterTree } from './filterTree'
import { ganttVerbs, openGantt, revealInGantt } from './gantt'
import { levelResources } from './levelResources'
import { moveToMilestone } from './moveToMilestone'
import { openFirstError } from './openFirstError'
import { openItem } from './openItem'
import { refresh, restartServer, showLog } from './server'
import { markDone, reopen } from './setDone'
import { setStatus } from './setStatus'
import { showCommits } from './showCommits'

/** Every command of package.json. */
export const commands: readonly Command[] = [
  createPlan, showViews, addTask, addMilestone, addRisk, setStatus, markDone, reopen, moveToMilestone, openItem, copyId,
  showCommits, openGantt, revealInGantt, ...ganttVerbs, levelResources, filterTree, clearFilter, openFirstError, refresh, restartServer, showLog,
]

/** A bug in a command is caught here: it is logged, and the user is told. */
export function registerCommands(host: CommandHost): vscode.Disposable {
  return vscode.Disposable.from(...commands.map(({ id, run }) =>
    vscode.commands.registerCommand(id, async (argument: unknown) => {
      try {
        await run(host, argument)
      } catch (error) {
        host.log.error(`${id}: ${error instanceof Error ? error.stack ?? error.message : String(error)}`)
        const showLog = vscode.l10n.t('Show Log')
        const chosen = await vscode.window.showErrorMessage(vscode.l10n.t('The command failed. The log says why.'), showLog)
        if (chosen) host.log.show(true)
      }
    })))
}
