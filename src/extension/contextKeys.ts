import * as vscode from 'vscode'
import type { PlanSummary } from '../protocol/messages'

/** The context keys that `when` clauses of package.json may name. */
export interface ContextKeys {
  'tpm.hasPlan': boolean
  'tpm.planEmpty': boolean
  'tpm.planBroken': boolean
  'tpm.history': boolean
  'tpm.filtered': boolean
  'tpm.showWelcome': boolean
  'tpm.ganttOpen': boolean
}

export function setContextKey<Key extends keyof ContextKeys>(key: Key, value: ContextKeys[Key]): void {
  void vscode.commands.executeCommand('setContext', key, value)
}

/** What the plans of the workspace say about views, commands and welcomes. */
export function planContext(plans: readonly PlanSummary[]): Pick<ContextKeys, 'tpm.hasPlan' | 'tpm.planEmpty' | 'tpm.planBroken' | 'tpm.history'> {
  return {
    'tpm.hasPlan': 0 < plans.length,
    'tpm.planEmpty': 0 < plans.length && plans.every(plan => plan.empty),
    'tpm.planBroken': plans.some(plan => 0 < plan.errors),
    'tpm.history': plans.some(plan => plan.history === 'ready' || plan.history === 'loading'),
  }
}

export function setPlanContext(plans: readonly PlanSummary[]): void {
  const context = planContext(plans)
  for (const key of Object.keys(context) as (keyof typeof context)[]) setContextKey(key, context[key])
}
