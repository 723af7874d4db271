import * as vscode from 'vscode'
import type { GanttVerb } from '../../protocol/gantt'
import type { Command } from './command'
import { pickItem, pickPlan } from './pick'

/** Opens the Gantt chart of a plan. */
export const openGantt: Command = {
  id: 'tpm.openGantt',
  async run(host, argument) {
    const plan = await pickPlan(host, argument)
    if (plan) host.gantt.open(plan.plan)
  },
}

/** Opens the chart at an item. */
export const revealInGantt: Command = {
  id: 'tpm.revealInGantt',
  async run(host, argument) {
    const target = await pickItem(host, argument, ['tasks', 'milestones'], vscode.l10n.t('Reveal an item in the Gantt chart'))
    if (!target) return
    host.selection.select({ ...target, by: 'command' })
    host.gantt.open(target.plan, target.item)
  },
}

const verb = (name: GanttVerb): Command => ({ id: `tpm.gantt.${name}`, run: ({ gantt }) => gantt.do(name) })

/** What the chart's toolbar does. */
export const ganttVerbs: readonly Command[] = [
  verb('zoomIn'), verb('zoomOut'), verb('zoomToFit'), verb('goToToday'), verb('expandAll'), verb('collapseAll'), verb('focusFilter'),
]
