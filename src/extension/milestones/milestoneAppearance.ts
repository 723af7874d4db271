import * as vscode from 'vscode'
import type { MilestoneNode } from '../../protocol/tree'
import { type Appearance, icon, joined } from '../trees/appearance'
import { dayWords, percentWords } from '../words/dates'
import { plainText } from '../words/plainText'

/** A milestone: the promised date against the computed one, and how far its tasks are. */
export function milestoneAppearance(milestone: MilestoneNode): Appearance {
  const label = plainText(milestone.title)
  const progress = 0 < milestone.total ? percentWords(milestone.progress) : undefined
  const slip = slipWords(milestone)
  return {
    label,
    description: joined([slip, milestoneDates(milestone), progress]),
    icon: milestoneIcon(milestone),
    spoken: joined([
      label, vscode.l10n.t('milestone'), ...spokenDates(milestone), slip,
      progress && vscode.l10n.t('{0} done', progress),
      vscode.l10n.t('{0} of {1} tasks open', milestone.open, milestone.total),
    ], ', '),
    context: 'milestone',
  }
}

/** `late by 3 d`, in working days begun, as in the chart; undefined when it is not late. */
function slipWords({ late, slipDays }: MilestoneNode): string | undefined {
  if (!late) return undefined
  return slipDays && 0 < slipDays ? vscode.l10n.t('late by {0} d', Math.ceil(slipDays)) : vscode.l10n.t('late')
}

function milestoneDates({ due, date, reached }: MilestoneNode): string | undefined {
  if (reached) return vscode.l10n.t('reached {0}', dayWords(reached))
  const [promised, computed] = [due && dayWords(due), date && dayWords(date)]
  return promised && computed && promised !== computed ? `${promised} → ${computed}` : promised ?? computed
}

const spokenDates = ({ due, date, reached }: MilestoneNode): (string | undefined)[] => [
  due && vscode.l10n.t('due {0}', dayWords(due)),
  reached ? vscode.l10n.t('reached {0}', dayWords(reached)) : date && vscode.l10n.t('computed {0}', dayWords(date)),
]

function milestoneIcon({ late, reached, progress }: MilestoneNode): vscode.ThemeIcon {
  if (reached) return icon('pass-filled', late ? 'late' : 'done')
  if (late) return icon('warning', 'late')
  return 0 < progress ? icon('milestone', 'active') : icon('milestone')
}
