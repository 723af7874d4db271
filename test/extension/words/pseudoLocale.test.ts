import '../fake/install'
import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { noCommits } from '../../../src/extension/commands/showCommits'
import { milestoneAppearance } from '../../../src/extension/milestones/milestoneAppearance'
import { lateBadge, problemWords } from '../../../src/extension/milestones/milestonesView'
import { riskAppearance } from '../../../src/extension/risks/riskAppearance'
import { milestoneWords } from '../../../src/extension/status/nextMilestone'
import { filterWords } from '../../../src/extension/trees/filter'
import { groupAppearance } from '../../../src/extension/trees/groupAppearance'
import { taskAppearance } from '../../../src/extension/trees/taskAppearance'
import { whoWords } from '../../../src/extension/work/workView'
import { groupNode, milestoneNode, riskNode, taskNode } from '../fake/nodes'
import { planSummary } from '../fake/planServer'

/** A language in which every letter of ours becomes `ж`, while values stay: what is still readable was not translated. */
const pseudo = (text: string, ...values: unknown[]): string =>
  text.replace(/\{(\d+)\}|[A-Za-z]/g, (_, index?: string) => index === undefined ? 'ж' : String(values[Number(index)]))

/** Without letters, so that every letter left is one of ours. */
const title = '§'

describe('In another language', () => {
  const { t } = vscode.l10n
  before(() => { Object.assign(vscode.l10n, { t: pseudo }); Object.assign(vscode.env, { language: 'ja' }) })
  after(() => { Object.assign(vscode.l10n, { t }); Object.assign(vscode.env, { language: 'en' }) })

  it('no word of the trees stays English', () => {
    const looks = [
      milestoneAppearance(milestoneNode({ title, late: true, slipDays: 3 })), milestoneAppearance(milestoneNode({ title, reached: '2026-06-29' })),
      taskAppearance(taskNode({ title, id: '1', status: '2', people: ['3'], blockedBy: ['4'], late: true, critical: true, due: '2026-04-01' })),
      riskAppearance(riskNode({ title, id: '1', status: '2', currency: 'JPY', reviewOverdue: true })),
      ...(['unplanned', 'active', 'next', 'blocked', 'later', 'done', 'closedRisks', 'nobody'] as const).map(group => groupAppearance(groupNode({ group }))),
    ]
    for (const { label, description, spoken } of looks) assert.equal(english(`${label} ${description ?? ''} ${spoken}`), '')
  })

  it('no word around them does', () => {
    const late = planSummary({ lateMilestones: 2, errors: 2 })
    const words = [
      milestoneWords(milestoneNode({ title }), '2026-06-20'), milestoneWords(milestoneNode({ title, late: true, slipDays: 1 }), '2026-06-20'),
      milestoneWords(milestoneNode({ title, due: '2026-06-20' }), '2026-06-20'), filterWords({ text: '1' }, []), problemWords([late]),
      lateBadge({ plans: [late] })?.tooltip, whoWords([late]), noCommits('1', 'ready'), noCommits('1', 'no-repository'),
    ]
    assert.deepEqual(words.map(text => english(text ?? 'missing')), words.map(() => ''))
  })
})

const english = (text: string): string => text.replace(/[^A-Za-z]/g, '')
