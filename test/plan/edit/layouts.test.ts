import assert from 'node:assert/strict'
import { applyEdits } from '../../../src/base/text'
import { changePlan } from '../../../src/plan/edit/changePlan'
import type { Change } from '../../../src/plan/model/change'
import { readPlan, type PlanReading } from '../../../src/plan/readPlan'
import { parseDay } from '../../../src/time/day'

const today = parseDay('2026-03-20')!

/** Ways in which people write a task `A-1` with neighbours. */
const layouts: Readonly<Record<string, string>> = {
  block: 'tasks:\n  A-0:\n    title: X\n  A-1:\n    title: Dig\n    status: todo\n    effort: 2d\n  A-2:\n    title: Y\n',
  'wide indentation': 'tasks:\n      A-1:\n            title: Dig\n            effort: 2d\n      A-2:\n            title: Y\n',
  'narrow indentation': 'tasks:\n A-1:\n  title: Dig\n A-2:\n  title: Y\n',
  comments: '# top\ntasks: # all\n  # one\n  A-1: # first\n    # its title\n    title: Dig # deep\n    # its effort\n    effort: 2d\n    # end of one\n\n  # two\n  A-2: {}\n# bottom\n',
  flow: 'tasks:\n  A-1: { title: Dig, effort: 2d }\n  A-2: { title: Y }\n',
  'flow without spaces': 'tasks: {A-1: {title: Dig,effort: 2d},A-2: {title: Y}}\n',
  'flow with a comma at its end': 'tasks:\n  A-1: { title: Dig, effort: 2d, }\n  A-2: { title: Y, }\n',
  'flow over lines': 'tasks: {\n  A-1: {\n    title: Dig,   # deep\n    effort: 2d\n  },\n  A-2: { title: Y }\n}\n',
  'flow over lines with a comma at its end': 'tasks: {\n  A-1: {\n    title: Dig,\n    effort: 2d,\n  },\n  A-2: { title: Y },\n}\n',
  'quoted keys': '"tasks":\n  "A-1":\n    "title": "Dig: deep"\n    \'status\': \'todo\'\n  \'A-2\': {}\n',
  'quoted keys in flow': 'tasks: { "A-1": { "title":"Dig", "status":"todo" }, "A-2": {} }\n',
  json: '{ "tasks": { "A-1": { "title": "Dig", "status": "todo", "effort": "2d" }, "A-2": { "title": "Y" } } }\n',
  'a block text at the end': 'tasks:\n  A-1:\n    title: Dig\n    description: |\n      One\n\n        Two\n\n  A-2:\n    title: Y\n',
  'a kept block text': 'tasks:\n  A-1:\n    description: |+\n      One\n\n\n  A-2: {}\n',
  'a folded text': 'tasks:\n  A-1:\n    title: >-\n      Dig\n      deep\n    effort: 2d\n  A-2: {}\n',
  'a text over lines': 'tasks:\n  A-1:\n    title: Dig\n      deep\n    effort: 2d\n  A-2: {}\n',
  'a quoted text over lines': 'tasks:\n  A-1:\n    title: "Dig\n      status: done\n      deep"\n  A-2: {}\n',
  'a status on its own line': 'tasks:\n  A-1:\n    status:\n      todo\n    title: Dig\n  A-2: {}\n',
  'a status in a block text': 'tasks:\n  A-1:\n    status: |-\n      todo\n    title: Dig\n  A-2: {}\n',
  'lists at the indentation of their key': 'tasks:\n  A-1:\n    after:\n    - A-2\n    title: Dig\n  A-2:\n    tags:\n    - x\n',
  'a tag and an anchor': 'tasks:\n  A-1:\n    title: !!str Dig\n    status: &s todo\n  A-2: {}\n',
  'an empty item': 'tasks:\n  A-0: {}\n  A-1:\n  A-2: {}\n',
  'an empty item with a comment': 'tasks:\n  A-1: # nothing yet\n  A-2: {}\n',
  'an empty mapping': 'tasks:\n  A-1: {}\n  A-2: {}\n',
  'null words': 'tasks:\n  A-1: ~\n  A-2: null\n',
  'a nested task': 'tasks:\n  S:\n    title: Sum\n    tasks:\n      A-1:\n        title: Dig\n      A-2: {}\n  T: {}\n',
  'a nested task in flow': 'tasks: { S: { tasks: { A-1: { title: Dig }, A-2: {} } }, T: {} }\n',
  'a summary task': 'tasks:\n  A-1:\n    title: Dig\n    tasks:\n      A-2: { title: Y }\n',
  'a summary task whose tasks come first': 'tasks:\n  A-1:\n    tasks:\n      A-2: { title: Y }\n    title: Dig\n',
  'no line end at the end': 'tasks:\n  A-2: {}\n  A-1:\n    title: Dig',
  'spaces at line ends': 'tasks:   \n  A-1:   \n    title: Dig   \n  A-2:   \n    title: Y   \n',
  'a byte order mark': '\ufefftasks:\n  A-1:\n    title: Dig\n  A-2: {}\n',
  'a document start and end': '%YAML 1.2\n---\ntasks:\n  A-1:\n    title: Dig\n  A-2: {}\n...\n',
  'two sections of one name in two files': 'tasks:\n  A-1:\n    title: Dig\nrisks:\n  R-1: { tasks: [A-1] }\n',
  'keys of the user': 'tasks:\n  A-1:\n    x-ticket: 7\n    title: Dig\n    x-note: { a: [1, 2] }\n  A-2: {}\n',
  'wide characters': 'tasks:\n  A-1: { title: "👩‍👧 Ünïcödé", effort: 2d }\n  A-2: { title: 日本 }\n',
}

const finished = 'tasks:\n  A-1:\n    title: Dig\n    status: done\n    started: 2026-03-02\n    finished: 2026-03-04\n  A-2: {}\n'

const changes: readonly Change[] = [
  { kind: 'setStatus', id: 'A-1', status: 'doing' },
  { kind: 'setDone', id: 'A-1', done: true },
  { kind: 'setMilestone', id: 'A-1', milestone: 'M1' },
  { kind: 'addTask', title: 'New: one, [two]' },
  { kind: 'addTask', title: 'New', parent: 'A-1' },
  { kind: 'addTask', title: 'New', milestone: 'M1' },
  { kind: 'addMilestone', title: 'Gold', due: '2026-06-30' },
  { kind: 'addRisk', title: 'Rain' },
]

const milestones = { path: 'other.yaml', text: 'milestones: { M1: {} }\n' }

/** What every item says, except for the keys that the change is about. */
function sayings({ plan }: PlanReading, touched: string, keys: readonly string[]): Readonly<Record<string, string>> {
  const write = (values: object, leaveOut: readonly string[]) =>
    JSON.stringify(Object.fromEntries(Object.entries(values).filter(([key]) => !leaveOut.includes(key))), (_, value: unknown) => (value instanceof Map ? [...value] : value))
  return Object.fromEntries([...plan.items].map(([id, { values }]) => [id, write(values, id === touched ? keys : [])]))
}

/** Makes a change and looks at everything that must hold; the refusal's reason when it is refused. */
function check(text: string, change: Change): string | undefined {
  const before = readPlan([{ path: 'plan.yaml', text }, milestones])
  const answer = changePlan(before, change, today)
  if (!answer.ok) return answer.reason
  const { file, edits, id } = answer.value
  const changed = (path: string, old: string) => (path === file ? applyEdits(old, edits) : old)
  const texts = [{ path: 'plan.yaml', text }, milestones].map((each) => ({ path: each.path, text: changed(each.path, each.text) }))
  const after = readPlan(texts)
  const now = after.plan.items.get(id)?.values as { status?: string; milestone?: string; title?: string } | undefined
  if (change.kind === 'setStatus') assert.equal(now?.status, change.status)
  if (change.kind === 'setDone') assert.equal(now?.status, change.done ? 'done' : 'todo')
  if ('milestone' in change) assert.equal(now?.milestone, change.milestone)
  if ('title' in change) assert.equal(now?.title, change.title)
  if ('parent' in change) assert.equal(after.plan.tasks.get(id)?.parent, change.parent)
  const { [id]: _touched, ...others } = sayings(after, id, ['status', 'milestone', 'finished'])
  const { [id]: _before, ...othersBefore } = sayings(before, id, ['status', 'milestone', 'finished'])
  assert.deepEqual(others, othersBefore)
  if (_before !== undefined) assert.equal(_touched, _before)
  // That a summary task has an effort is told, and is what the user asked for.
  const told = ({ problems }: PlanReading) => problems.map(({ rule }) => rule.code).filter((code) => code !== 'plan/summary-work')
  assert.deepEqual(told(after), told(before))
  assertKept(text, texts[0]?.text ?? '')
  return undefined
}

/** Every comment is still there, and line ends are of one kind if they were. */
function assertKept(before: string, after: string): void {
  for (const [comment] of before.matchAll(/# .*/g)) assert(after.includes(comment), `lost: ${comment}`)
  if (before.includes('\r\n')) assert.doesNotMatch(after, /[^\r]\n/)
  else assert.doesNotMatch(after, /\r/)
}

describe('a change', () => {
  for (const [name, text] of Object.entries(layouts)) {
    for (const [ends, written] of [['', text], [' and CRLF', text.replaceAll('\n', '\r\n')]] as const) {
      it(`does what it says and nothing else in ${name}${ends}`, () => {
        for (const change of changes) assert.equal(check(written, change), undefined, JSON.stringify(change))
      })
    }
  }
  it('opens what is done, whatever the line ends', () => {
    for (const text of [finished, finished.replaceAll('\n', '\r\n')]) assert.equal(check(text, { kind: 'setStatus', id: 'A-1', status: 'doing' }), undefined)
  })
})

describe('what no tool can edit safely', () => {
  const refuse = (text: string, change: Change): void => assert.equal(check(text, change), 'would-damage', text)
  it('is refused: items that share a value, or come from elsewhere', () => {
    refuse('tasks:\n  A-1: &one { status: todo }\n  A-2: *one\n', { kind: 'setStatus', id: 'A-1', status: 'doing' })
    refuse('tasks:\n  A-1: &one { title: X }\n  A-2: *one\n', { kind: 'addTask', title: 'New', parent: 'A-1' })
  })
  it('is written as text, whatever a client sends', () => {
    for (const status of ['', 'shipped', 'done: yes', '\n  A-9: {}', 'x }, A-9: { y']) {
      for (const text of ['tasks:\n  A-1: { status: todo }\n', 'tasks:\n  A-1:\n    status: todo\n']) {
        const { plan } = readPlan([{ path: 'plan.yaml', text }])
        const answer = changePlan(readPlan([{ path: 'plan.yaml', text }]), { kind: 'setStatus', id: 'A-1', status }, today)
        const after = answer.ok ? readPlan([{ path: 'plan.yaml', text: applyEdits(text, answer.value.edits) }]).plan : plan
        assert.deepEqual([...after.items.keys()], ['A-1'])
      }
    }
  })
  it('is decided in no time, whatever follows an item', () => {
    const before = performance.now()
    for (const tail of ['#'.repeat(100_000), ' #'.repeat(50_000), '\n'.repeat(100_000), '# }\n'.repeat(20_000)]) {
      check(`tasks:\n  A-1:\n    title: Dig ${tail}\n`, { kind: 'addTask', title: 'New' })
    }
    assert(performance.now() - before < 3000)
  })
})
