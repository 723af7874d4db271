import { CodeActionKind, CodeActionTriggerKind, type CodeAction, type CodeActionContext, type CodeActionParams, type TextDocumentEdit, type WorkspaceEdit } from 'vscode-languageserver'
import { join } from 'node:path'
import { offsetAt } from '../../../base/text'
import type { Refactoring, Refactored } from '../../../plan/edit/refactoring'
import { refuse } from '../../../plan/edit/refactoring'
import type { Fix, Problem } from '../../../plan/checks/problem'
import type { Feature } from '../../feature'
import type { ServedPlan } from '../../plan'
import { uriOf } from '../../uris'
import { placeAt, type Action, type Offer } from './action'
import { assignSomebody } from './assign'
import { convertEstimate, setEarliest } from './estimate'
import { extractItem, extractWholeSection } from './extract'
import { createMissing, fixAll, fixAllOfKind, problemsAt } from './fixes'
import { removeKey, renumber } from './mend'
import { moveToFile, moveToMilestone } from './move'
import { setStatus, sort, split, turnChecklist } from './rewrite'

const fixers: readonly Action[] = [createMissing, assignSomebody, removeKey, renumber, fixAllOfKind]
const refactorings: readonly Action[] = [
  extractItem, extractWholeSection, moveToMilestone, moveToFile, split, turnChecklist, convertEstimate, setEarliest, sort, setStatus,
]
const actions: ReadonlyMap<string, Action> = new Map([...fixers, fixAll, ...refactorings].map((action) => [action.name, action]))

const options = {
  codeActionKinds: [CodeActionKind.QuickFix, 'refactor.extract', 'refactor.move', 'refactor.rewrite', 'source.fixAll.tpm'],
  resolveProvider: true,
}

export const codeActionFeature: Feature = {
  scope: 'plan',
  capabilities: { codeActionProvider: options },
  registrations: [{ method: 'textDocument/codeAction', options }],
  wire(connection, { workspace, guard }) {
    connection.onCodeAction(guard.request('code actions', (parameters) => {
      const file = workspace.planFile(parameters.textDocument.uri)
      return file ? [...codeActions(file.plan, file.path, parameters)] : null
    }))
    connection.onCodeActionResolve(guard.request('a code action', (action) => {
      const made = resolved(action, (uri) => workspace.plan(uri))
      if (!made.ok) connection.window.showWarningMessage(made.message)
      return made.ok ? { ...action, edit: made.edit } : action
    }))
  },
}

/** What can be done at a place of a plan file: fixes of its problems, and refactorings of the item there. */
export function codeActions(plan: ServedPlan, path: string, { range, context }: Pick<CodeActionParams, 'range' | 'context'>): readonly CodeAction[] {
  const snapshot = plan.snapshot()
  const text = snapshot.reading.files.get(path)?.text ?? ''
  const at = (position: CodeActionParams['range']['start']) => offsetAt(plan.starts(path), text.length, position)
  const place = placeAt(snapshot, path, { start: at(range.start), end: at(range.end) })
  if (!place) return []
  const offered = (some: readonly Action[]): readonly CodeAction[] =>
    some.flatMap((action) => action.offers(place).filter(({ kind }) => isWanted(context, kind)).map((offer) => toCodeAction(plan, action, offer)))
  const fixes = isWanted(context, CodeActionKind.QuickFix)
    // A fix without edits is one that the text around it does not allow.
    ? problemsAt(place).flatMap((problem) => (problem.fixes ?? []).filter(({ edits }) => 0 < edits.length).map((fix, index) => fixOf(plan, problem, fix, index === 0)))
    : []
  return [
    ...fixes,
    ...(isWanted(context, CodeActionKind.QuickFix) ? offered(fixers) : []),
    ...(context.only?.some((kind) => kind.startsWith('source')) ? offered([fixAll]) : []),
    // Nobody asked while the cursor just moves: then a light for what mends is all that helps.
    ...(context.triggerKind === CodeActionTriggerKind.Automatic && !context.only ? [] : offered(refactorings)),
  ]
}

/** Kinds are asked for by themselves or by what they begin with; without any, all are but `source`. */
function isWanted({ only }: CodeActionContext, kind: string): boolean {
  return only === undefined || only.some((wanted) => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`))
}

const fixOf = (plan: ServedPlan, { file }: Problem, fix: Fix, isPreferred: boolean): CodeAction => ({
  title: fix.title,
  kind: CodeActionKind.QuickFix,
  isPreferred,
  edit: {
    changes: {
      [plan.fileUri(file)]: fix.edits.map((edit) => ({ range: plan.location(file, edit.range).range, newText: edit.text })),
    },
  },
})

/** What the client hands back when the action is chosen. */
interface Chosen {
  readonly plan: string
  readonly action: string
  readonly about: readonly string[]
}

function toCodeAction(plan: ServedPlan, { name }: Action, { title, kind, about, disabled, command }: Offer): CodeAction {
  if (command !== undefined) return { title, kind, command: { title, command, arguments: [{ plan: plan.uri, item: about[0] }] } }
  const data: Chosen = { plan: plan.uri, action: name, about }
  return { title, kind, data, ...(disabled !== undefined && { disabled: { reason: disabled } }) }
}

type Resolved = { readonly ok: true; readonly edit: WorkspaceEdit | undefined } | { readonly ok: false; readonly message: string }

/** The edit of an action that was offered, from the plan as it is now. */
export function resolved({ data, edit }: CodeAction, planOf: (uri: string) => ServedPlan | undefined): Resolved {
  if (!isChosen(data)) return { ok: true, edit }
  const plan = planOf(data.plan)
  const made: Refactored = plan && !plan.live.isElsewhere
    ? (actions.get(data.action)?.make(plan.snapshot(), data.about) ?? refuse('There is no such action.'))
    : refuse('The plan is not there any more, or is a link to another place.')
  return made.ok && plan ? { ok: true, edit: workspaceEdit(plan, made.value) } : { ok: false, message: made.ok ? '' : made.message }
}

function isChosen(data: unknown): data is Chosen {
  if (typeof data !== 'object' || data === null) return false
  const { plan, action, about } = data as Record<string, unknown>
  return typeof plan === 'string' && typeof action === 'string' && Array.isArray(about) && about.every((each) => typeof each === 'string')
}

/** New files first, so that their text has somewhere to go. */
function workspaceEdit(plan: ServedPlan, { edits, creates }: Refactoring): WorkspaceEdit {
  const uri = (file: string): string => (creates.includes(file) ? uriOf(join(plan.folder, file)) : plan.fileUri(file))
  const made = creates.map((file) => ({ kind: 'create' as const, uri: uri(file), options: { overwrite: false, ignoreIfExists: false } }))
  const changed = edits.map(({ file, edits: some }): TextDocumentEdit => ({
    textDocument: { uri: uri(file), version: null },
    edits: some.map(({ range, text }) => ({ range: plan.location(file, range).range, newText: text })),
  }))
  return { documentChanges: [...made, ...changed] }
}
