import { CodeActionKind } from 'vscode-languageserver'
import type { Snapshot } from '../../../analysis/livePlan'
import { addMissing } from '../../../plan/edit/changeFields'
import { notEditable, refuse, type Refactored } from '../../../plan/edit/refactoring'
import type { TextEdit } from '../../../base/text'
import { success } from '../../../base/result'
import type { Fix, Problem, Severity } from '../../../plan/checks/problem'
import { noSuchDayRule } from '../../../plan/checks/noSuchDay'
import { unknownKeyRule } from '../../../plan/checks/unknownKey'
import { unknownReferenceRule } from '../../../plan/checks/unknownReference'
import type { Item, Plan } from '../../../plan/model/plan'
import { readOverlay } from '../../../plan/read/overlay'
import { isCollection, schema, type CollectionKey } from '../../../plan/schema/schema'
import type { Action, ActionPlace, Offer } from './action'

const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint']

/** The problems of a file that touch some of its lines, the worst first. */
export function problemsAt({ snapshot, file, range }: ActionPlace): readonly Problem[] {
  const { text } = file
  const start = Math.max(text.lastIndexOf('\n', range.start - 1), text.lastIndexOf('\r', range.start - 1)) + 1
  const rest = text.slice(range.end).search(/[\r\n]/)
  const end = rest < 0 ? text.length : range.end + rest
  const touching = snapshot.problems.filter((problem) => problem.file === file.path && problem.range.start <= end && start <= problem.range.end)
  return touching.sort((a, b) => severities.indexOf(a.rule.severity) - severities.indexOf(b.rule.severity))
}

/** Mends every problem of one kind in a file at once, where there is no choice how. */
export const fixAllOfKind: Action = {
  name: 'fixAllOfKind',
  offers(place) {
    const { file, snapshot } = place
    const codes = new Set(problemsAt(place).filter((problem) => fixOf(problem)).map(({ rule }) => rule.code))
    if (codes.size === 0) return []
    const counts = new Map<string, number>()
    for (const problem of fixable(snapshot, file.path)) counts.set(problem.rule.code, (counts.get(problem.rule.code) ?? 0) + 1)
    return [...codes].filter((code) => 1 < (counts.get(code) ?? 0)).map((code): Offer =>
      ({ title: `Fix all ${counts.get(code)} of ${code} in this file`, kind: CodeActionKind.QuickFix, about: [file.path, code] }))
  },
  make: (snapshot, [path = '', code]) => fixed(snapshot, path, ({ rule }) => rule.code === code),
}

/** For `editor.codeActionsOnSave`: mends what a file says in a wrong way. Which item a wrong id means, and which day, is for people to say. */
export const fixAll: Action = {
  name: 'fixAll',
  offers({ snapshot, file }) {
    if (!fixable(snapshot, file.path).some(isHarmless)) return []
    return [{ title: 'Fix everything in this file that has one way to be fixed', kind: 'source.fixAll.tpm', about: [file.path] }]
  },
  make: (snapshot, [path = '']) => fixed(snapshot, path, isHarmless),
}

const isHarmless = ({ rule }: Problem): boolean => rule !== unknownReferenceRule && rule !== noSuchDayRule

/** Problems of a file's text with one clear fix; what only a schedule shows to be wrong is mended one by one. */
const fixable = ({ reading }: Snapshot, path: string): readonly Problem[] =>
  reading.problems.filter((problem) => problem.file === path && fixOf(problem))

/** The fix that leaves no choice. An unknown key may be a slip, with a key that was meant, or the author's own. */
function fixOf({ rule, fixes = [] }: Problem): Fix | undefined {
  const expected = rule === unknownKeyRule ? 2 : 1
  return fixes.length === expected ? fixes[0] : undefined
}

function fixed({ reading }: Snapshot, path: string, isMeant: (problem: Problem) => boolean): Refactored {
  if (!reading.files.get(path)?.editable) return notEditable(path)
  const edits: TextEdit[] = []
  let behind = -1
  for (const problem of reading.problems) {
    const fix = problem.file === path && isMeant(problem) ? fixOf(problem) : undefined
    const own = [...(fix?.edits ?? [])].sort((a, b) => a.range.start - b.range.start)
    if (own.length === 0 || own.some(({ range }) => range.start <= behind)) continue
    edits.push(...own)
    behind = Math.max(...own.map(({ range }) => range.end))
  }
  return edits.length === 0 ? refuse('There is nothing to fix any more.') : success({ edits: [{ file: path, edits }], creates: [] })
}

/** Makes the item that a reference names in vain, beside its like. */
export const createMissing: Action = {
  name: 'addMissing',
  offers(place) {
    const { file, snapshot: { plan } } = place
    const unknown = problemsAt(place).filter(({ rule }) => rule === unknownReferenceRule)
    return unknown.flatMap(({ range }): Offer[] => {
      const reference = place.item && referencesOf(plan, place.item).find((each) => each.range.start + place.item!.source.base === range.start)
      if (!reference || plan.items.has(reference.id) || !file.editable) return []
      const kinds: readonly CollectionKey[] = reference.targets.length === 0 ? ['tasks'] : reference.targets.filter(isItems)
      return kinds.map((kind) => ({
        title: `Add the ${schema[kind].singular} \`${reference.id}\``, kind: CodeActionKind.QuickFix, about: [kind, reference.id],
      }))
    })
  },
  make: ({ reading }, [kind = '', id = '']) =>
    isItems(kind) ? addMissing(reading, kind, id) : refuse('Items of that kind have no ids.'),
}

/** What an item names, and what it would change and add does. */
function referencesOf(plan: Plan, item: Item): Item['references'] {
  const { set = [], added = [] } = readOverlay(plan, item) ?? {}
  return [item, ...set, ...added].flatMap(({ references }) => references)
}

const isItems = (key: string): key is CollectionKey => isCollection(key) && schema[key].shape === 'ids'
