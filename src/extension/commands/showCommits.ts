import * as vscode from 'vscode'
import type { Commit, PlanSummary } from '../../protocol/messages'
import { openCommit } from '../history/openCommit'
import type { PlanItem } from '../selection/selection'
import { agoWords } from '../words/dates'
import { withoutIcons } from '../words/plainText'
import type { Command, CommandHost } from './command'
import { type Choice, pickItem, pickOne } from './pick'

/** Lists the commits of a task; the one that is chosen opens as a diff. */
export const showCommits: Command = {
  id: 'tpm.showCommits',
  async run(host, argument) {
    const target = await pickItem(host, argument, ['tasks'], vscode.l10n.t('Show the commits of a task'))
    const commit = target && await pickCommit(host, target)
    if (!target || !commit) return
    const files = await host.server.request('tpm/changedFiles', { plan: target.plan, hash: commit.hash })
    await openCommit(target.plan, commit, files ?? [])
  },
}

async function pickCommit({ server }: CommandHost, target: PlanItem): Promise<Commit | undefined> {
  const commits = await server.request('tpm/commits', target) ?? []
  if (0 < commits.length) return pickOne(commits.map(commitChoice), vscode.l10n.t('Commits of {0}', target.item))
  const plan = server.plans.find(({ plan }) => plan === target.plan)
  void vscode.window.showInformationMessage(noCommits(target.item, plan?.history ?? 'failed'))
  return undefined
}

const commitChoice = (commit: Commit): Choice<Commit> => ({
  label: `$(git-commit) ${withoutIcons(commit.subject)}`,
  description: `${withoutIcons(commit.author, 40)}, ${agoWords(commit.time)}`,
  detail: `${commit.hash.slice(0, 7)} · ${linkWords()[commit.by]}`,
  value: commit,
})

const linkWords = (): Record<Commit['by'], string> => ({
  message: vscode.l10n.t('named in the message'),
  trailer: vscode.l10n.t('named in a trailer'),
  branch: vscode.l10n.t('on a branch of that name'),
  merge: vscode.l10n.t('merged a branch of that name'),
  revert: vscode.l10n.t('reverts a commit of it'),
  plan: vscode.l10n.t('listed in the plan'),
})

/** Why a task shows no commits. */
export function noCommits(item: string, history: PlanSummary['history']): string {
  switch (history) {
    case 'ready': return vscode.l10n.t('No commit names {0} yet.', item)
    case 'loading': return vscode.l10n.t('The history is still being read. Try again in a moment.')
    case 'untrusted': return vscode.l10n.t('Commits are shown once you trust this workspace.')
    case 'no-git': return vscode.l10n.t('Git was not found. Install it, or name it in the setting tpm.git.path.')
    case 'no-repository': return vscode.l10n.t('The plan is in no git repository.')
    case 'failed': return vscode.l10n.t('The history could not be read. The log says why.')
  }
}
