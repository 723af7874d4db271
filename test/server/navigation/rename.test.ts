import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { WorkspaceEdit } from 'vscode-languageserver'
import { applyEdits } from '../../../src/base/text'
import { renameInPlan } from '../../../src/plan/edit/rename'
import { readPlan } from '../../../src/plan/readPlan'
import { prepareRename, renameEdits } from '../../../src/server/features/rename'
import { sourceLenses } from '../../../src/server/features/codeLens'
import { definition } from '../../../src/server/features/definition'
import { itemHover } from '../../../src/server/features/hover'
import { nameAt } from '../../../src/server/places'
import { removeFolders } from '../../analysis/given'
import { planText, runs } from '../../plan/arbitraryPlan'
import { closeClients, edited, givenClient, givenServed, uriIn } from '../given'
import { file, marked } from './given'

after(removeFolders)
after(closeClients)

/** The file after the name at the cursor got another; the reason why it did not. */
async function renamed(text: string, to: string, others: Readonly<Record<string, string>> = {}): Promise<string> {
  const { plan, text: clean, position } = await marked(text, others)
  const name = nameAt(plan, file, position)
  assert(name, 'There is no name at the cursor.')
  try {
    const changes = renameEdits(plan, name, to)
    return edited(clean, (changes[plan.fileUri(file)] ?? []).map(({ range, newText }) => ({ range, text: newText })))
  } catch (error) {
    return `refused: ${(error as Error).message}`
  }
}

describe('renaming an item', () => {
  const check = async (text: string, to: string, expected: string): Promise<void> => assert.equal(await renamed(text, to), expected)
  it('changes its id wherever it stands, and keeps the old one', async () => {
    await check(
      'tasks:\n  A-1:\n    title: T # one\n    status: todo\n  B: { after: ["A-1 FS+2d", <|>A-1], notes: after A-1 }   # see A-1, not A-12\nscenarios:\n  s: { set: { A-1: { after: B } } }\n', 'X-9',
      'tasks:\n  X-9:\n    title: T # one\n    was: [A-1]\n    status: todo\n  B: { after: ["X-9 FS+2d", X-9], notes: after X-9 }   # see X-9, not A-12\nscenarios:\n  s: { set: { X-9: { after: B } } }\n',
    )
  })
  it('leaves addresses, paths, tags and commits alone', async () => {
    const [title, rest] = ['    title: T\r\n', '    code: [src/A-1.ts, https://a.example/A-1]\r\n    tags: [A-1]\r\n']
    await check(`tasks:\r\n  <|>A-1:\r\n${title}${rest}`, 'X-9', `tasks:\r\n  X-9:\r\n${title}${rest}    was: [A-1]\r\n`)
  })
  it('adds to the ids that it had, and takes out the one that it has again', async () => {
    await check('tasks:\n  <|>C: { was: [A, B] }\n', 'D', 'tasks:\n  D: { was: [A, B, C] }\n')
    await check('tasks:\n  <|>C: { was: [A, B] }\n', 'A', 'tasks:\n  A: { was: [B, C] }\n')
  })
  it('keeps no old id of what no commit names', async () => {
    await check('people:\n  <|>ana: {}\ntasks:\n  A: { assign: [ana 50%], owner: "ana" }\n  B: { assign: { ana: 1 } }\n', 'anna', 'people:\n  anna: {}\ntasks:\n  A: { assign: [anna 50%], owner: "anna" }\n  B: { assign: { anna: 1 } }\n')
  })
  it('keeps quotes, anchors, and every layout', async () => {
    await check('tasks:\n  "<|>A": &t { title: T }\n  B: { after: \'A\' }\n', 'X', 'tasks:\n  "X": &t { title: T, was: [A] }\n  B: { after: \'X\' }\n')
  })
  it('is refused for what is no id, or has another owner', async () => {
    const given = 'tasks:\n  <|>A: {}\n  B: { was: [OLD] }\nrisks:\n  R: {}\n'
    assert.match(await renamed(given, 'a b'), /^refused: `a b` is no id/)
    assert.match(await renamed(given, ''), /is no id/)
    for (const to of ['B', 'R']) assert.match(await renamed(given, to), /^refused: `[BR]` is already declared/)
    assert.match(await renamed(given, 'OLD'), /^refused: `OLD` was the id of `B`/)
    assert.equal(await renamed(given, 'A'), given.replace('<|>', ''))
  })
  it('is refused where it could not be done wholly', async () => {
    assert.match(await renamed('tasks:\n  <|>A: {}\n  B: { after: "\\x41" }\n', 'X'), /no tool can rename safely/)
    assert.match(await renamed('tasks:\n  <|>A: {}\n  A: {}\n', 'X'), /declared twice/)
    assert.match(await renamed('tasks:\n  A: { after: <|>B }\n', 'X'), /declared nowhere/)
    assert.match(await renamed('tasks:\n  <|>A: {}\n', 'X', { '.tpm/b.yaml': 'tasks:\n  B: { after: A }\n<<<<<<< a\n  C: {}\n=======\n>>>>>>> b\n' }), /refused|X: /)
  })
  it('there and back gives the text that was, but for `was`', () => {
    fc.assert(fc.property(planText, fc.nat(), (text, which) => {
      const reading = readPlan([{ path: 'p.yaml', text }])
      const ids = [...reading.plan.items.keys()]
      const id = ids[which % Math.max(1, ids.length)]
      const there = id === undefined ? undefined : after(text, id, 'NEW-77')
      if (id === undefined || there === undefined) return
      const back = after(there, 'NEW-77', id)
      if (back === undefined) return
      const kept = ['was: [NEW-77], ', ', was: [NEW-77]', ' { was: [NEW-77] }', '{ was: [NEW-77] }', ' was: [NEW-77]', ...['\n', '\r\n', '\r'].flatMap((end) => [2, 3, 4, 6, 8].flatMap((n) => [`${' '.repeat(n)}was: [NEW-77]${end}`, `${end}${' '.repeat(n)}was: [NEW-77]`]))]
      const was = [back, ...kept.map((each) => back.replace(each, '')), back.replace('{ was: [NEW-77] }', '{}'), back.replace('{ was: [NEW-77] }', '~')]
      assert(was.includes(text), JSON.stringify({ text, there, back }, undefined, 1))
    }), { numRuns: runs(400) })
  })
  const after = (text: string, name: string, to: string): string | undefined => {
    const answer = renameInPlan(readPlan([{ path: 'p.yaml', text }]), { space: 'item', name }, to)
    return answer.ok ? applyEdits(text, answer.value[0]?.edits ?? []) : undefined
  }
})

describe('renaming a calendar or a status', () => {
  it('changes it wherever it is used', async () => {
    assert.equal(await renamed('calendars:\n  <|>night: {}\ntasks:\n  A: { calendar: "night", title: night }\n', 'late shift'), 'calendars:\n  late shift: {}\ntasks:\n  A: { calendar: "late shift", title: night }\n')
    assert.equal(await renamed('project:\n  statuses: { todo: todo, busy: active }\ntasks:\n  A: { status: <|>busy }\n', 'doing'), 'project:\n  statuses: { todo: todo, doing: active }\ntasks:\n  A: { status: doing }\n')
  })
  it('is refused where that would change dates, and where nothing declares it', async () => {
    assert.match(await renamed('calendars:\n  <|>default: {}\n', 'x'), /would change dates/)
    assert.match(await renamed('calendars:\n  <|>x: {}\n', 'default'), /would change dates/)
    assert.match(await renamed('calendars:\n  <|>x: {}\n', '[a'), /is no name/)
    assert.match(await renamed('tasks:\n  A: { status: <|>doing }\n', 'x'), /declared nowhere/)
    assert.match(await renamed('tasks:\n  A: { tags: <|>core }\n', 'x'), /cannot be renamed/)
  })
})

describe('preparing to rename', () => {
  it('tells the place of the name alone', async () => {
    const { plan, position } = await marked('tasks:\n  A: {}\n  B: { after: "<|>A FS" }\n')
    assert.deepEqual(prepareRename(plan, file, position), { range: { start: { line: 2, character: 15 }, end: { line: 2, character: 16 } }, placeholder: 'A' })
  })
  it('tells of no name on keys, values and former ids', async () => {
    for (const text of ['tasks:\n  A: { ti<|>tle: T }\n', 'tasks:\n  A: { was: [O<|>LD] }\n', '<|>\n']) {
      const { plan, position } = await marked(text)
      assert.equal(prepareRename(plan, file, position), undefined)
    }
  })
})

describe('an id of former days', () => {
  const text = 'tasks:\n  B-2: { title: Dig, was: [A-1] }\n'
  const place = { line: '// A-1', lineNumber: 0, character: 4 }
  it('leads to the item in comments of source files', async () => {
    const plan = await givenServed(text)
    assert.equal(sourceLenses(plan, '// A-1')[0]?.command?.title, 'B-2 · todo · Dig')
    assert.match((itemHover(plan, place, false)?.contents as { value: string }).value, /B\\-2.*Dig/)
    assert.equal(definition(plan, place, false)?.range.start.line, 1)
  })
  it('is left to the item that has it today', async () => {
    const plan = await givenServed(`${text}  A-1: { title: New }\n`)
    assert.equal(sourceLenses(plan, '// A-1')[0]?.command?.title, 'A-1 · todo · New')
  })
})

describe('renaming over the wire', () => {
  it('reaches comments in source files, and says why it is refused', async () => {
    const client = await givenClient({ '.tpm/plan.yaml': 'tasks:\n  A-1: {}\n  B-1: {}\n', 'a.ts': 'const a = "A-1" // A-1\n' })
    const ask = (newName: string) => client.connection.sendRequest('textDocument/rename', { textDocument: { uri: uriIn(client.folder, '.tpm/plan.yaml') }, position: { line: 1, character: 2 }, newName })
    const { changes = {} } = await ask('X-1') as WorkspaceEdit
    assert.deepEqual(changes[uriIn(client.folder, 'a.ts')], [{ range: { start: { line: 0, character: 19 }, end: { line: 0, character: 22 } }, newText: 'X-1' }])
    await assert.rejects(ask('B-1'), /already declared/)
    assert.deepEqual(client.logged, [])
  })
})
