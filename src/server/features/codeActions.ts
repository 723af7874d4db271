import { CodeActionKind, type CodeAction, type CodeActionParams } from 'vscode-languageserver'
import type { Fix, Problem } from '../../plan/checks/problem'
import type { Feature } from '../feature'
import type { ServedPlan } from '../plan'

export const codeActionFeature: Feature = {
  scope: 'plan',
  capabilities: { codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] } },
  registrations: [{ method: 'textDocument/codeAction', options: { codeActionKinds: [CodeActionKind.QuickFix] } }],
  wire(connection, { workspace, guard }) {
    connection.onCodeAction(guard.request('quick fixes', (parameters) => {
      const file = workspace.planFile(parameters.textDocument.uri)
      return file ? [...codeActions(file.plan, file.path, parameters)] : null
    }))
  },
}

/** The fixes of the problems at a place of a plan file. */
export function codeActions(plan: ServedPlan, path: string, { range, context }: Pick<CodeActionParams, 'range' | 'context'>): readonly CodeAction[] {
  if (context.only && !context.only.some((kind) => kind === '' || kind === CodeActionKind.QuickFix)) return []
  const touches = (problem: Problem): boolean => {
    const place = plan.location(path, problem.range).range
    return place.start.line <= range.end.line && range.start.line <= place.end.line
  }
  return plan
    .snapshot()
    .problems.filter((problem) => problem.file === path && touches(problem))
    .flatMap((problem) => (problem.fixes ?? []).map((fix, index) => actionOf(plan, problem, fix, index === 0)))
}

const actionOf = (plan: ServedPlan, { file }: Problem, fix: Fix, isPreferred: boolean): CodeAction => ({
  title: fix.title,
  kind: CodeActionKind.QuickFix,
  isPreferred,
  edit: {
    changes: {
      [plan.fileUri(file)]: fix.edits.map((edit) => ({ range: plan.location(file, edit.range).range, newText: edit.text })),
    },
  },
})
