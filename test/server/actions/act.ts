import assert from 'node:assert/strict'
import type { CodeAction, CodeActionContext, TextDocumentEdit, TextEdit } from 'vscode-languageserver'
import { lineStarts, positionAt } from '../../../src/base/text'
import { codeActions, resolved } from '../../../src/server/features/codeActions/codeActions'
import type { ServedPlan } from '../../../src/server/plan'
import { filesOf } from '../../plan/checkPlan'
import { edited, givenServed } from '../given'

/** A plan, and the place of `<|>` in it. */
export interface Given {
  readonly plan: ServedPlan
  readonly texts: ReadonlyMap<string, string>
  readonly path: string
  readonly offset: number
}

export async function given(marked: string): Promise<Given> {
  const files = filesOf(marked).map(({ path, text }) => ({ path: `.tpm/${path}`, text }))
  const at = files.find(({ text }) => text.includes('<|>')) ?? files[0]!
  const texts = new Map(files.map(({ path, text }) => [path, text.replace('<|>', '')]))
  return { plan: await givenServed(Object.fromEntries(texts)), texts, path: at.path, offset: Math.max(0, at.text.indexOf('<|>')) }
}

export function actionsAt({ plan, texts, path, offset }: Given, context: Partial<CodeActionContext> = {}): readonly CodeAction[] {
  const position = positionAt(lineStarts(texts.get(path) ?? ''), offset)
  return codeActions(plan, path, { range: { start: position, end: position }, context: { diagnostics: [], ...context } })
}

/** Every file after an action, those that it makes included; its refusal as a text. */
export function applied({ plan, texts }: Given, action: CodeAction): ReadonlyMap<string, string> | string {
  if (action.disabled) return `disabled: ${action.disabled.reason}`
  const made = resolved(action, () => plan)
  if (!made.ok) return `refused: ${made.message}`
  const after = new Map(texts)
  const changes = Object.entries(made.edit?.changes ?? {}).map(([uri, edits]) => ({ textDocument: { uri, version: null }, edits }))
  for (const change of [...(made.edit?.documentChanges ?? []), ...changes] as TextDocumentEdit[]) {
    if (!('textDocument' in change)) continue
    const path = [...texts.keys()].find((each) => plan.fileUri(each) === change.textDocument.uri)
      ?? decodeURIComponent(change.textDocument.uri.slice(plan.uri.length + 1))
    const edits = change.edits.map((edit) => ({ range: (edit as TextEdit).range, text: (edit as TextEdit).newText }))
    after.set(path, edited(texts.get(path) ?? '', edits))
  }
  return after
}

/** What becomes of a plan by the action of that name at `<|>`; files are told apart by lines `=== path`, unchanged ones left out. */
export async function check(title: string, before: string, after: string, context: Partial<CodeActionContext> = {}): Promise<void> {
  const at = await given(before)
  const all = actionsAt(at, context)
  const action = all.find((each) => each.title.startsWith(title))
  assert(action, `${title}: not among ${all.map((each) => each.title).join(' | ') || 'nothing'}`)
  const result = applied(at, action)
  if (typeof result === 'string') return assert.equal(result, after)
  const changed = [...result].filter(([path, text]) => at.texts.get(path) !== text)
  const shown = after.startsWith('=== ') ? changed.map(([path, text]) => `=== ${path.slice(5)}\n${text}`).join('\n') : changed.map(([, text]) => text).join('')
  assert.equal(shown, after)
}

export const titlesAt = async (marked: string, context: Partial<CodeActionContext> = {}): Promise<readonly string[]> =>
  actionsAt(await given(marked), context).map(({ title }) => title)
