import * as vscode from 'vscode'
import type { RiskLevel, RiskNode } from '../../protocol/tree'
import { type Appearance, type Colour, icon, joined } from '../trees/appearance'
import { moneyWords, numberWords, percentWords } from '../words/dates'
import { plainText } from '../words/plainText'

/** A risk: its level in words, what it is expected to cost, and whether somebody should look at it again. */
export function riskAppearance(risk: RiskNode): Appearance {
  const label = plainText(risk.title)
  const { word, image, colour } = levels()[risk.level]
  const exposure = joined([
    risk.exposureDays !== undefined && vscode.l10n.t('{0} d', numberWords(risk.exposureDays)),
    risk.exposureCost !== undefined && moneyWords(risk.exposureCost, risk.currency),
  ], ', ')
  const review = risk.reviewOverdue && vscode.l10n.t('review overdue')
  const isOpen = risk.status === 'open' || risk.status === 'watching' || risk.status === 'occurred'
  return {
    label,
    description: joined([word, exposure, risk.status === 'open' ? undefined : plainText(risk.status, 20), review]),
    icon: isOpen ? icon(image, colour) : icon('pass', 'quiet'),
    spoken: joined([
      label, risk.id, vscode.l10n.t('risk'), vscode.l10n.t('level {0}', word), plainText(risk.status, 20),
      risk.probability !== undefined && vscode.l10n.t('probability {0}', percentWords(risk.probability)),
      exposure && vscode.l10n.t('exposure {0}', exposure), risk.response && plainText(risk.response, 20), review,
    ], ', '),
    context: 'risk',
  }
}

const levels = (): Record<RiskLevel, { readonly word: string; readonly image: string; readonly colour?: Colour }> => ({
  low: { word: vscode.l10n.t('low'), image: 'arrow-down' },
  medium: { word: vscode.l10n.t('medium'), image: 'dash' },
  high: { word: vscode.l10n.t('high'), image: 'arrow-up', colour: 'warning' },
  critical: { word: vscode.l10n.t('critical'), image: 'flame', colour: 'late' },
})
