import * as vscode from 'vscode'
import type { PlanSummary } from '../../protocol/messages'
import type { PlanServer, ServerState } from '../client/planServer'

/** Beside the language's name of a plan file: the plan's health, and the server's state with a way to restart it. */
export function createLanguageStatus(server: PlanServer): vscode.Disposable {
  const selector = { language: 'tpm' }
  const health = vscode.languages.createLanguageStatusItem('tpm.health', selector)
  health.name = vscode.l10n.t('Plan Health')
  const state = vscode.languages.createLanguageStatusItem('tpm.server', selector)
  state.name = vscode.l10n.t('Plan Server')
  state.command = { command: 'tpm.restartServer', title: vscode.l10n.t('Restart') }
  const update = () => {
    showHealth(health, server.plans)
    showState(state, server.state)
  }
  update()
  return vscode.Disposable.from(health, state, server.onDidChangePlans(update), server.onDidChangeState(update))
}

function showHealth(item: vscode.LanguageStatusItem, plans: readonly PlanSummary[]): void {
  const errors = plans.reduce((sum, plan) => sum + plan.errors, 0)
  const warnings = plans.reduce((sum, plan) => sum + plan.warnings, 0)
  item.text = errors + warnings === 0 ? vscode.l10n.t('Plan without problems') : healthWords(errors, warnings)
  item.severity = 0 < errors ? vscode.LanguageStatusSeverity.Error
    : 0 < warnings ? vscode.LanguageStatusSeverity.Warning : vscode.LanguageStatusSeverity.Information
  item.command = 0 < errors ? { command: 'tpm.openFirstError', title: vscode.l10n.t('First Error') } : undefined
}

const healthWords = (errors: number, warnings: number): string =>
  vscode.l10n.t('Errors: {0}, warnings: {1}', errors, warnings)

function showState(item: vscode.LanguageStatusItem, state: ServerState): void {
  item.text = stateWords(state)
  item.busy = state === 'starting'
  item.severity = state === 'failed' || state === 'stopped'
    ? vscode.LanguageStatusSeverity.Error : vscode.LanguageStatusSeverity.Information
}

function stateWords(state: ServerState): string {
  switch (state) {
    case 'running': return vscode.l10n.t('Plan server is running')
    case 'starting': return vscode.l10n.t('Plan server is starting')
    case 'stopped': return vscode.l10n.t('Plan server has stopped')
    case 'failed': return vscode.l10n.t('Plan server failed')
  }
}
