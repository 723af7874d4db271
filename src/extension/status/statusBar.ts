import * as vscode from 'vscode'
import type { PlanSummary } from '../../protocol/messages'
import type { PlanServer } from '../client/planServer'
import type { MilestoneNode } from '../../protocol/tree'
import { debounce } from '../timing/debounce'
import { plainText } from '../words/plainText'
import { milestoneWords, nextMilestone } from './nextMilestone'

/** One item: the next milestone, and how far it is. There while there is a plan with one. */
export function createStatusBar(server: PlanServer): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('tpm.nextMilestone', vscode.StatusBarAlignment.Left, 10)
  item.name = vscode.l10n.t('Project Plan: Next Milestone')
  let newest = 0
  let shown = ''
  const update = async () => {
    const question = ++newest
    const found = await findNext(server)
    // Drawing the same anew could swallow a click.
    const wanted = JSON.stringify([found?.plan.plan, found?.plan.asof, found?.milestone, isUnreadable(server)])
    if (question !== newest || wanted === shown) return
    shown = wanted
    show(item, server, found)
  }
  const later = debounce(() => void update(), 250)
  return vscode.Disposable.from(item, later, server.onDidChangePlans(later.run))
}

interface Found {
  readonly plan: PlanSummary
  readonly milestone: MilestoneNode
}

async function findNext(server: PlanServer): Promise<Found | undefined> {
  const found = await Promise.all(server.plans.map(async plan => {
    const nodes = await server.request('tpm/tree', { plan: plan.plan, view: 'milestones' }) ?? []
    return nodes.filter(node => node.kind === 'milestone').map(milestone => ({ plan, milestone }))
  }))
  const next = nextMilestone(found.flat().map(({ milestone }) => milestone))
  return found.flat().find(({ milestone }) => milestone === next)
}

const isUnreadable = ({ plans }: PlanServer): boolean => plans.some(plan => plan.empty && 0 < plan.errors)

function show(item: vscode.StatusBarItem, server: PlanServer, found: Found | undefined): void {
  if (isUnreadable(server)) {
    item.text = `$(error) ${vscode.l10n.t('Plan cannot be read')}`
    item.tooltip = vscode.l10n.t('Go to the first error')
    item.backgroundColor = new vscode.ThemeColor('statusBarItem.errorBackground')
    item.command = 'tpm.openFirstError'
    return item.show()
  }
  item.backgroundColor = undefined
  if (!found) return item.hide()
  const words = milestoneWords(found.milestone, found.plan.asof)
  item.text = `$(milestone) ${words}`
  item.tooltip = vscode.l10n.t('Next milestone: {0}. Open the Gantt chart', plainText(found.milestone.title))
  item.accessibilityInformation = { label: vscode.l10n.t('Next milestone: {0}', words) }
  item.command = { command: 'tpm.openGantt', title: vscode.l10n.t('Open the Gantt chart'), arguments: [{ plan: found.plan.plan }] }
  item.show()
}
