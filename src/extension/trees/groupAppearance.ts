import * as vscode from 'vscode'
import type { GroupNode } from '../../protocol/tree'
import { type Appearance, icon } from './appearance'

/** A heading of a tree. */
export function groupAppearance({ group, count }: GroupNode): Appearance {
  const { label, image } = groups()[group]
  return {
    label,
    description: String(count),
    icon: icon(image),
    spoken: vscode.l10n.t('{0}, {1} items', label, count),
    context: 'group',
  }
}

const groups = (): Record<GroupNode['group'], { readonly label: string; readonly image: string }> => ({
  unplanned: { label: vscode.l10n.t('No Milestone'), image: 'inbox' },
  active: { label: vscode.l10n.t('In Progress'), image: 'play-circle' },
  next: { label: vscode.l10n.t('Next'), image: 'arrow-right' },
  blocked: { label: vscode.l10n.t('Blocked'), image: 'stop-circle' },
  later: { label: vscode.l10n.t('Later'), image: 'clock' },
  done: { label: vscode.l10n.t('Done'), image: 'pass' },
  closedRisks: { label: vscode.l10n.t('Closed'), image: 'archive' },
  nobody: { label: vscode.l10n.t('Assigned to Nobody'), image: 'person' },
})
