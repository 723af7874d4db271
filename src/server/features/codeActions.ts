import { CodeActionKind, type CodeAction, type CodeActionParams } from 'vscode-languageserver'
import type { Fix, Problem } from '../../plan/checks/problem'
import type { ServedPlan } from '../plan'

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
