import assert from 'node:assert/strict'
import fc from 'fast-check'
import { applyEdits } from '../../../src/base/text'
import { changeFields } from '../../../src/plan/edit/changeFields'
import { changePlan } from '../../../src/plan/edit/changePlan'
import type { Change } from '../../../src/plan/model/change'
import { readPlan } from '../../../src/plan/readPlan'
import { parseDay } from '../../../src/time/day'

const today = parseDay('2026-03-20')!

/** The text of `plan.yaml` after a change; the refusal's message when there is none. */
function change(text: string, wanted: Change): string {
  const reading = readPlan([{ path: 'plan.yaml', text }])
  const answer = changePlan(reading, wanted, today)
  if (!answer.ok) return `${answer.reason}: ${answer.message}`
  return applyEdits(answer.value.create ? '' : text, answer.value.edits)
}

function check(wanted: Change, before: string, after: string): void {
  assert.equal(change(before, wanted), after)
  assert.equal(change(before.replaceAll('\n', '\r\n'), wanted), after.replaceAll('\n', '\r\n'))
}

const setStatus = (status: string): Change => ({ kind: 'setStatus', id: 'CORE-1', status })
const setDone = (done: boolean): Change => ({ kind: 'setDone', id: 'CORE-1', done })

describe('setting a status', () => {
  it('replaces the value and nothing else', () => {
    check(
      setStatus('done'),
      'tasks:\n  # first\n  CORE-1:\n    status: todo   # not yet\n    title: "A: b"\n',
      'tasks:\n  # first\n  CORE-1:\n    status: done   # not yet\n    title: "A: b"\n',
    )
  })
  it('puts a line in where the format lists the key', () => {
    check(
      setStatus('doing'),
      'tasks:\n  CORE-1:\n    title: A\n    milestone: M1 # soon\n    # who\n    assign: ana\nmilestones: { M1: {} }\npeople: { ana: {} }\n',
      'tasks:\n  CORE-1:\n    title: A\n    milestone: M1 # soon\n    status: doing\n    # who\n    assign: ana\nmilestones: { M1: {} }\npeople: { ana: {} }\n',
    )
  })
  it('keeps a block text whole', () => {
    check(
      setStatus('done'),
      'tasks:\n  CORE-1:\n    description: |\n      One\n\n      Two\n    effort: 1d\n',
      'tasks:\n  CORE-1:\n    description: |\n      One\n\n      Two\n    status: done\n    effort: 1d\n',
    )
  })
  it('writes into a flow mapping', () => {
    check(setStatus('done'), 'tasks:\n  CORE-1: { title: A, effort: 1d } # x\n', 'tasks:\n  CORE-1: { title: A, status: done, effort: 1d } # x\n')
  })
  it('writes into an empty mapping and an empty item', () => {
    check(setStatus('done'), 'tasks:\n  CORE-1: {}\n', 'tasks:\n  CORE-1: { status: done }\n')
    check(setStatus('done'), 'tasks:\n  CORE-1:\n  CORE-2:\n', 'tasks:\n  CORE-1:\n    status: done\n  CORE-2:\n')
    check(setStatus('done'), 'tasks:\n  CORE-1:', 'tasks:\n  CORE-1:\n    status: done')
  })
  it('fills a key without a value', () => {
    check(setStatus('done'), 'tasks:\n  CORE-1:\n    status:\n    title: A\n', 'tasks:\n  CORE-1:\n    status: done\n    title: A\n')
  })
  it('goes before the nested tasks of a summary task', () => {
    check(
      setStatus('doing'),
      'tasks:\n  CORE-1:\n    tasks:\n      CORE-2: { title: B }\n',
      'tasks:\n  CORE-1:\n    status: doing\n    tasks:\n      CORE-2: { title: B }\n',
    )
  })
  it('reaches a nested task', () => {
    check(
      { kind: 'setStatus', id: 'CORE-2', status: 'done' },
      'tasks:\n  CORE-1:\n    tasks:\n      CORE-2: { title: B }\n',
      'tasks:\n  CORE-1:\n    tasks:\n      CORE-2: { title: B, status: done }\n',
    )
  })
  it('refuses an item that is not there', () => {
    assert.match(change('tasks: {}\n', setStatus('done')), /^unknown-item: /)
  })
  it('refuses to touch a file with merge conflicts', () => {
    const text = 'tasks:\n  CORE-1:\n<<<<<<< HEAD\n    status: todo\n=======\n    status: doing\n>>>>>>> other\n'
    assert.match(change(text, setStatus('done')), /^not-editable: plan\.yaml has merge conflicts/)
  })
  it('changes only the alias when the status comes from an anchor', () => {
    check(
      setStatus('done'),
      'tasks:\n  CORE-0: { status: &s todo }\n  CORE-1: { status: *s }\n',
      'tasks:\n  CORE-0: { status: &s todo }\n  CORE-1: { status: done }\n',
    )
  })
  it('refuses an edit that would change another item through an anchor', () => {
    const text = 'tasks:\n  CORE-1: &one { status: todo }\n  CORE-2: *one\n'
    assert.match(change(text, setStatus('done')), /^would-damage: .*CORE-2/)
  })
})

describe('marking as done', () => {
  it("uses the workflow's own word", () => {
    const workflow = 'project:\n  statuses: { open: todo, merged: done }\ntasks:\n'
    check(setDone(true), `${workflow}  CORE-1: { status: open }\n`, `${workflow}  CORE-1: { status: merged }\n`)
  })
  it('takes the actual finish away when it is opened again, but no comment', () => {
    check(
      setDone(false),
      'tasks:\n  CORE-1:\n    status: done\n    started: 2026-03-02\n    finished: 2026-03-04 # late\n    effort: 1d\n',
      'tasks:\n  CORE-1:\n    status: doing\n    started: 2026-03-02\n    # late\n    effort: 1d\n',
    )
  })
})

describe('moving to a milestone', () => {
  const plan = 'milestones: { M1: {}, M2: {} }\ntasks:\n  CORE-1:\n    title: A\n    milestone: M1\n'
  it('replaces the milestone', () => {
    check({ kind: 'setMilestone', id: 'CORE-1', milestone: 'M2' }, plan, plan.replace('milestone: M1', 'milestone: M2'))
  })
  it('takes the line away when there is to be none', () => {
    check({ kind: 'setMilestone', id: 'CORE-1', milestone: undefined }, plan, plan.replace('    milestone: M1\n', ''))
  })
})

describe('adding', () => {
  const add = (title: string): Change => ({ kind: 'addTask', title })
  it('puts a task after the last one, with the next free id', () => {
    check(
      add('Sessions'),
      'tasks:\n  CORE-1:\n    title: A\n\n  CORE-7:\n    title: B # b\n\n# the end\nrisks: {}\n',
      'tasks:\n  CORE-1:\n    title: A\n\n  CORE-7:\n    title: B # b\n  CORE-8:\n    title: Sessions\n    status: todo\n\n# the end\nrisks: {}\n',
    )
  })
  it('puts a task of a milestone after the others of that milestone', () => {
    const plan = 'milestones: { M1: {} }\ntasks:\n  A-1: { milestone: M1 }\n  A-2: { effort: 1d }\n'
    check(
      { kind: 'addTask', title: 'New', milestone: 'M1' },
      plan,
      plan.replace('  A-2', '  A-3:\n    title: New\n    milestone: M1\n    status: todo\n  A-2'),
    )
  })
  it('nests a task in a summary task', () => {
    check(
      { kind: 'addTask', title: 'New', parent: 'CORE-1' },
      'tasks:\n  CORE-1:\n    title: A\n  CORE-2:\n    title: B\n',
      'tasks:\n  CORE-1:\n    title: A\n    tasks:\n      CORE-3:\n        title: New\n        status: todo\n  CORE-2:\n    title: B\n',
    )
  })
  it('makes a section when there is none, and fills an empty one', () => {
    check({ kind: 'addMilestone', title: 'Beta', due: '2026-06-30' }, 'tasks:\n  A-1: {}\n', 'tasks:\n  A-1: {}\n\nmilestones:\n  M1:\n    title: Beta\n    due: 2026-06-30\n')
    check(add('First'), 'tasks: {}\n', 'tasks:\n  TASK-1:\n    title: First\n    status: todo\n')
    check(add('First'), 'tasks:\nrisks: {}\n', 'tasks:\n  TASK-1:\n    title: First\n    status: todo\nrisks: {}\n')
  })
  it('gives a risk all that a register asks for', () => {
    const text = change('project: { prefix: X }\n', { kind: 'addRisk', title: 'Vendor leaves' })
    assert.match(text, /^project: .*\n\nrisks:\n {2}RISK-1:\n {4}title: Vendor leaves\n {4}probability: medium\n/)
    assert.match(text, /review: 2026-04-03\n$/)
  })
  it('makes a file when the plan has none', () => {
    const answer = changePlan(readPlan([]), add('First'), today)
    assert(answer.ok)
    assert.equal(answer.value.file, 'tasks.yaml')
    assert.equal(answer.value.create, true)
  })
  it('makes a file of another name when the usual one is there and must not be edited', () => {
    const conflict = '<<<<<<< HEAD\ntasks: {}\n=======\ntasks:\n>>>>>>> other\n'
    const answer = changePlan(readPlan([{ path: '.tpm/tasks.yaml', text: conflict }]), add('First'), today)
    assert(answer.ok)
    assert.equal(answer.value.file, 'tasks-1.yaml')
  })
  it('quotes a title that YAML would take for something else', () => {
    for (const title of ['yes', '12', 'a: b', '# no', '- x', '"q"', 'tab\there', 'Ünïcödé', '[x], {y}', '@me', 'end:', '!tag', '2026-01-01']) {
      const reading = readPlan([{ path: 'plan.yaml', text: change('tasks: {}\n', add(title)) }])
      assert.equal(reading.plan.tasks.get('TASK-1')?.values.title, title)
      assert.deepEqual(reading.problems, [])
    }
  })
  it('is refused where a comment, or what nobody can read, stands in its way', () => {
    const refused = (text: string) => changeFields(readPlan([{ path: 'plan.yaml', text }]), 'A-1', { set: [{ key: 'assign', value: 'ana' }] })
    assert.match(JSON.stringify(refused('tasks:\n  A-1:\n    assign:\n      - ana # leads\n      - ben\n')), /take the comment `# leads` away/)
    assert.match(JSON.stringify(refused('tasks:\n  A-1:\n    assign: *nobody\n')), /would-damage/)
    assert.equal(refused('tasks:\n  A-1:\n    assign: [ana, ben] # lead\n').ok, true)
  })
  it('reads back whatever the title is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }).filter((title) => title.trim() !== ''), (title) => {
        const reading = readPlan([{ path: 'plan.yaml', text: change('tasks: {}\n', add(title)) }])
        assert.equal(reading.plan.tasks.get('TASK-1')?.values.title, title)
      }),
      { numRuns: 300 },
    )
  })
})
