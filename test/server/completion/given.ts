import assert from 'node:assert/strict'
import type { CompletionItem, CompletionList } from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { completion } from '../../../src/server/features/completion/completion'
import type { ServedPlan } from '../../../src/server/plan'
import { monday } from '../../analysis/given'
import { givenServed } from '../given'

const other = '.tpm/other.yaml'
const typedFile = '.tpm/typed.yaml'

/** A plan that texts are typed into: what it says is offered there. Today is Monday, 2026-03-02. */
export interface Typing {
  /** What is offered at `<|>`. */
  at(marked: string, hasSnippets?: boolean): CompletionList | null
  labels(marked: string): readonly string[]
  /** The labels begin so, in this order. */
  check(marked: string, ...expected: readonly string[]): void
  /** Each of the labels is among them, wherever. */
  offers(marked: string, ...expected: readonly string[]): void
  refuses(marked: string, ...expected: readonly string[]): void
  nothing(...marked: readonly string[]): void
  /** The text after one of the items was chosen; tab stops stand as they are. */
  chosen(marked: string, label: string, expected: string): void
  item(marked: string, label: string): CompletionItem
}

export async function givenTyping(around: string): Promise<Typing> {
  const plan = await givenServed({ [other]: around })
  const at: Typing['at'] = (marked, hasSnippets = true) => offeredIn(plan, marked, hasSnippets)
  const labels = (marked: string) => at(marked)?.items.map(({ label }) => label) ?? []
  const item = (marked: string, label: string) => {
    const found = at(marked)?.items.find((each) => each.label === label)
    assert.ok(found, `${label} is not offered, but ${labels(marked).slice(0, 20).join(' | ')}`)
    return found
  }
  return {
    at, labels, item,
    check: (marked, ...expected) => assert.deepEqual(labels(marked).slice(0, expected.length), expected),
    offers: (marked, ...expected) => { for (const each of expected) item(marked, each) },
    refuses: (marked, ...expected) => { for (const each of expected) assert.equal(labels(marked).includes(each), false, each) },
    nothing: (...marked) => { for (const each of marked) assert.deepEqual(labels(each), [], each) },
    chosen: (marked, label, expected) => assert.equal(insert(marked, item(marked, label)), expected),
  }
}

function offeredIn(plan: ServedPlan, marked: string, hasSnippets: boolean): CompletionList | null {
  const offset = marked.indexOf('<|>')
  assert.notEqual(offset, -1, 'no cursor')
  const text = marked.replace('<|>', '')
  plan.live.setOpen(typedFile, text)
  const document = TextDocument.create('file:///typed', 'tpm', 1, text)
  return completion(document, { plan: plan.uri, analysis: plan.snapshot(), position: document.positionAt(offset), today: monday, hasSnippets })
}

/** As editors do it: the lines of a snippet are indented like the line that it begins on. */
function insert(marked: string, { textEdit, insertTextFormat }: CompletionItem): string {
  const text = marked.replace('<|>', '')
  const document = TextDocument.create('file:///typed', 'tpm', 1, text)
  assert(textEdit && 'range' in textEdit)
  const { start } = textEdit.range
  assert.equal(start.line, textEdit.range.end.line)
  const line = document.getText({ start: { line: start.line, character: 0 }, end: { line: start.line + 1, character: 0 } })
  const indent = /^ */.exec(line)?.[0] ?? ''
  const newText = insertTextFormat === 2 ? textEdit.newText.replaceAll('\n', `\n${indent}`) : textEdit.newText
  return TextDocument.applyEdits(document, [{ ...textEdit, newText }])
}
