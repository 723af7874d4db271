import * as vscode from 'vscode'
import type { PlanSummary } from '../../protocol/messages'
import type { PlanServer } from '../client/planServer'
import { createPlanView, type PlanView, type ViewHost } from '../trees/planView'
import { taskAppearance } from '../trees/taskAppearance'
import { milestoneAppearance } from './milestoneAppearance'

/** The milestones with their tasks; the badge counts the late ones. */
export function createMilestonesView(host: ViewHost): PlanView {
  const { view, tree, dispose } = createPlanView(host, {
    id: 'tpm.milestones',
    view: 'milestones',
    appearances: { milestone: milestoneAppearance, task: taskAppearance },
    message: problemWords,
  })
  const setBadge = () => { view.badge = lateBadge(host.server) }
  setBadge()
  const badge = host.server.onDidChangePlans(setBadge)
  return { view, tree, dispose: () => vscode.Disposable.from({ dispose }, badge).dispose() }
}

/** One line above a tree whose plan could not be read whole. */
export function problemWords(plans: readonly PlanSummary[]): string | undefined {
  const errors = plans.reduce((sum, plan) => sum + plan.errors, 0)
  if (errors === 0) return undefined
  return errors === 1 ? vscode.l10n.t('The plan has an error.') : vscode.l10n.t('The plan has {0} errors.', errors)
}

export function lateBadge({ plans }: Pick<PlanServer, 'plans'>): vscode.ViewBadge | undefined {
  const value = plans.reduce((sum, plan) => sum + plan.lateMilestones, 0)
  if (value === 0) return undefined
  return { value, tooltip: value === 1 ? vscode.l10n.t('1 late milestone') : vscode.l10n.t('{0} late milestones', value) }
}
