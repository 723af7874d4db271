import * as vscode from 'vscode'
import type { PlanSummary } from '../../protocol/messages'
import { createPlanView, type PlanView, type ViewHost } from '../trees/planView'
import { taskAppearance } from '../trees/taskAppearance'

/** The tasks of whoever works here, by what is next. */
export const createWorkView = (host: ViewHost): PlanView =>
  createPlanView(host, { id: 'tpm.work', view: 'work', appearances: { task: taskAppearance }, message: whoWords })

/** Why nothing is shown as one's own: nobody knows who works here. */
export function whoWords(plans: readonly PlanSummary[]): string | undefined {
  if (plans.some(plan => plan.me)) return undefined
  if (plans.some(plan => plan.history === 'untrusted')) return vscode.l10n.t('Restricted Mode: git is not asked who you are.')
  if (plans.some(plan => plan.history === 'loading')) return undefined
  return vscode.l10n.t('No person of the plan has the e-mail address of your git user.')
}
