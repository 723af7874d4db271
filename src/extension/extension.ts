import * as vscode from 'vscode'
import { completeIds } from './client/completeIds'
import { LanguageServer } from './client/languageServer'
import { hasPlanFiles, isPlanDocument } from './client/planFiles'
import { registerCommands } from './commands/commands'
import { setContextKey, setPlanContext } from './contextKeys'
import { setDone } from './edits/setDone'
import { GanttPanels } from './gantt/ganttPanels'
import type { Inspection } from './inspection'
import { provideCommitDocuments } from './history/commitDocuments'
import { createMilestonesView } from './milestones/milestonesView'
import { createRisksView } from './risks/risksView'
import { followEditor } from './selection/followEditor'
import { Selection } from './selection/selection'
import { createLanguageStatus } from './status/languageStatus'
import { createStatusBar } from './status/statusBar'
import { Filter } from './trees/filter'
import { createWorkView } from './work/workView'

let server: LanguageServer | undefined

/** Wires everything up. Nothing is read here: the server starts when there is a plan, in a process of its own. */
export function activate(context: vscode.ExtensionContext): Inspection | undefined {
  const log = vscode.window.createOutputChannel(vscode.l10n.t('Project Plan'), { log: true })
  const plans = server = new LanguageServer(context.asAbsolutePath('dist/server.js'), log)
  const filter = new Filter()
  const selection = new Selection()
  const gantt = new GanttPanels({ server: plans, selection, log }, context.extensionUri)
  const host = { server: plans, filter, selection, setDone: setDone(plans) }
  const views = { milestones: createMilestonesView(host), work: createWorkView(host), risks: createRisksView(host) }
  context.subscriptions.push(
    log, plans, filter, selection, gantt,
    plans.onDidChangePlans(setPlanContext),
    filter.onDidChange(() => setContextKey('tpm.filtered', filter.active)),
    ...Object.values(views),
    followEditor(plans, selection),
    provideCommitDocuments(plans),
    completeIds(plans),
    createStatusBar(plans), createLanguageStatus(plans),
    registerCommands({ server: plans, filter, selection, gantt, log }),
    vscode.workspace.onDidOpenTextDocument(document => { if (isPlanDocument(document)) void plans.start() }),
  )
  void startForPlans(plans, log)
  const isTest = context.extensionMode === vscode.ExtensionMode.Test
  return isTest ? { server: plans, filter, selection, gantt, views } : undefined
}

export async function deactivate(): Promise<void> {
  await server?.stop()
}

async function startForPlans(plans: LanguageServer, log: vscode.LogOutputChannel): Promise<void> {
  if (await hasPlanFiles()) await plans.start()
  else log.debug('No plan in this workspace.')
}
