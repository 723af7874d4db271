import * as vscode from 'vscode'
import type { MilestoneNode } from '../../protocol/tree'
import { daysBetween } from '../words/dates'
import { withoutIcons } from '../words/plainText'

/** The milestone that comes next: not reached, the earliest by what is promised, or else computed. */
export function nextMilestone(milestones: readonly MilestoneNode[]): MilestoneNode | undefined {
  const when = ({ date, due }: MilestoneNode) => due ?? date ?? ''
  return milestones
    .filter(milestone => !milestone.reached && when(milestone) !== '')
    .sort((a, b) => when(a) < when(b) ? -1 : when(b) < when(a) ? 1 : 0)[0]
}

/**
 * What the status bar says of it: the days left until it is promised, or how late it will be.
 * @param asof the plan's status date
 */
export function milestoneWords(milestone: MilestoneNode, asof: string): string {
  const title = withoutIcons(milestone.title, 30)
  if (milestone.late) {
    const days = milestone.slipDays ?? 0
    return 0 < days ? vscode.l10n.t('{0}: late by {1} d', title, Math.ceil(days)) : vscode.l10n.t('{0}: late', title)
  }
  const days = daysBetween(asof, milestone.due ?? milestone.date ?? asof)
  if (days === 0) return vscode.l10n.t('{0}: today', title)
  return days < 0 ? title : vscode.l10n.t('{0}: {1} d left', title, days)
}
