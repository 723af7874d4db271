import { join } from 'node:path'
import { titleOf } from '../analysis/words'
import { changePlan } from '../plan/edit/changePlan'
import type { TaskCommit } from '../git/taskCommits'
import { itemAround } from '../analysis/valuePlace'
import type { Answer, Commit, IntentAnswer, LevelAnswer, Method, Parameters } from '../protocol/messages'
import type { TreeFilter, TreeNode, TreeView } from '../protocol/tree'
import type { Day } from '../time/day'
import { fingerprint } from '../base/fingerprint'
import { offsetAt } from '../base/text'
import { cardIn } from './card'
import { idsInText } from './features/completion/idsInText'
import { levelIn } from './level'
import type { ServedPlan } from './plan'
import { uriOf } from './uris'
import { ganttModel } from './views/gantt'
import { whyIn } from './views/why'
import { milestonesPath, milestonesTree } from './views/milestonesTree'
import { risksPath, risksTree } from './views/risksTree'
import { workPath, workTree } from './views/workTree'
import type { Workspace } from './workspace'
import { planFolderName } from '../analysis/discovery'

type Handlers = { readonly [M in Method]: (parameters: Parameters<M>) => Answer<M> | Promise<Answer<M>> }

const trees: { readonly [view in TreeView]: (plan: ServedPlan, parent: string | undefined, filter: TreeFilter | undefined) => readonly TreeNode[] } = {
  milestones: milestonesTree,
  work: workTree,
  risks: risksTree,
}

const paths: { readonly [view in TreeView]: (plan: ServedPlan, item: string, filter: TreeFilter | undefined) => readonly TreeNode[] } = {
  milestones: milestonesPath,
  work: workPath,
  risks: risksPath,
}

/** The answers to the extension's own requests. A plan that is gone has empty answers. */
export function requestHandlers(workspace: Workspace, today: () => Day): Handlers {
  const at = (uri: string) => workspace.plan(uri)
  return {
    'tpm/tree': ({ plan, view, parent, filter }) => ask(at(plan), (found) => trees[view](found, parent, filter), []),
    'tpm/treePath': ({ plan, view, item, filter }) => ask(at(plan), (found) => paths[view](found, item, filter), []),
    'tpm/card': ({ plan, item }) => ask(at(plan), (found) => cardIn(found, item), undefined),
    'tpm/why': ({ plan, item }) => ask(at(plan), (found) => whyIn(found, item), undefined),
    'tpm/gantt': ({ plan }) => ask(at(plan), ganttModel, undefined),
    'tpm/locate': ({ plan, item }) => ask(at(plan), (found) => locate(found, item), undefined),
    'tpm/completeIds': ({ uri, ...place }) => ask(workspace.planFor(uri), (found) => idsInText(found, place), undefined),
    'tpm/itemAt': ({ uri, line, character }) => itemAtPlace(workspace, uri, { line, character }),
    'tpm/commits': ({ plan, item }) => ask(at(plan), (found) => commits(found, item), []),
    'tpm/changedFiles': ({ plan, hash }) => ask(at(plan), (found) => changedFiles(found, hash), []),
    'tpm/fileAt': ({ plan, revision, path }) => ask(at(plan), (found) => found.history.fileAt(revision, path), ''),
    'tpm/intent': ({ plan, intent }) => ask<IntentAnswer>(at(plan), (found) => answerIntent(found, intent, today()), planGone),
    'tpm/level': ({ plan }) => ask<LevelAnswer>(at(plan), levelIn, planGone),
    'tpm/items': ({ plan, collection }) => ask(at(plan), (found) => itemsOf(found, collection), []),
  }
}

const planGone: IntentAnswer & LevelAnswer = { ok: false, message: 'The plan is not there any more.' }

const ask = <Value>(plan: ServedPlan | undefined, answer: (plan: ServedPlan) => Value | Promise<Value>, none: Value): Value | Promise<Value> =>
  plan ? answer(plan) : none

function locate(plan: ServedPlan, id: string): Answer<'tpm/locate'> {
  const item = plan.snapshot().plan.items.get(id)
  return item && plan.locate(item)
}

function itemAtPlace(workspace: Workspace, uri: string, position: { line: number; character: number }): Answer<'tpm/itemAt'> {
  const found = workspace.planFile(uri)
  if (!found) return undefined
  const snapshot = found.plan.snapshot()
  const length = snapshot.reading.files.get(found.path)?.text.length ?? 0
  const item = itemAround(snapshot, found.path, offsetAt(found.plan.starts(found.path), length, position))
  const isInPlan = item !== undefined && snapshot.plan.items.get(item.id) === item
  return isInPlan ? { plan: found.plan.uri, item: item.id } : undefined
}

const commits = (plan: ServedPlan, id: string): readonly Commit[] =>
  plan.history.commitsOf(plan.snapshot().plan, id).map((commit) => ({
    hash: commit.hash,
    subject: commit.subject,
    author: commit.author,
    time: commit.authoredAt,
    by: linkOf(commit),
  }))

const linkOf = ({ kind, source }: TaskCommit): Commit['by'] => (kind === 'commit' || source === 'plan' ? source : kind)

const changedFiles = async (plan: ServedPlan, hash: string): Promise<Answer<'tpm/changedFiles'>> =>
  (await plan.history.changedFiles(hash)).map(({ status, path, from }) => ({
    status: status === 'copied' ? 'added' : status === 'retyped' ? 'modified' : status,
    path,
    ...(from !== undefined && status === 'renamed' && { before: from }),
  }))

function itemsOf(plan: ServedPlan, collection: 'tasks' | 'milestones' | 'risks'): Answer<'tpm/items'> {
  const { plan: model } = plan.snapshot()
  return [...model[collection].values()].map((item) => ({
    id: item.id,
    title: titleOf(item),
    detail: (item.values as { status?: string }).status ?? '',
  }))
}

function answerIntent(plan: ServedPlan, intent: Parameters<'tpm/intent'>['intent'], today: Day): IntentAnswer {
  if (plan.live.isElsewhere) return { ok: false, message: `${planFolderName} is a link to another place: change the plan there.` }
  const { reading } = plan.snapshot()
  const answer = changePlan(reading, intent, today)
  if (!answer.ok) return { ok: false, message: answer.message }
  const { file, edits, id, create } = answer.value
  if (create) {
    const uri = uriOf(join(plan.folder, planFolderName, file))
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }
    return { ok: true, edits: edits.map(({ text }) => ({ uri, range, text })), create: uri, id }
  }
  const basis = { uri: plan.fileUri(file), fingerprint: fingerprint(reading.files.get(file)?.text ?? '') }
  return { ok: true, edits: edits.map(({ range, text }) => ({ ...plan.location(file, range), text })), id, basis }
}
