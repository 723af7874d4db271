import assert from 'node:assert/strict'
import { applyEdits } from '../../src/base/text'
import { given, problemsOf } from './given'

const check = (text: string, expected: string, ...codes: readonly string[]): void => assert.equal(problemsOf(text, ...codes), expected)

describe('a cycle', () => {
  it('is named whole, with every place where an item waits for the one before', () => {
    check(
      'tasks:\n  A: { title: First, after: [C], effort: 1d }\n  B: { after: [A], effort: 1d }\n  C: { after: [B], effort: 1d }\n',
      [
        '2:30 plan/cycle These wait for each other: A (First) → B → C → A (First).',
        '  3:16 B waits for A here',
        '  4:16 C waits for B here',
      ].join('\n'),
    )
  })
  it('may be one task alone', () => {
    check('tasks:\n  A: { after: [A], effort: 1d }\n', '2:16 plan/cycle A waits for itself.')
  })
  it('may go through several files', () => {
    check(
      '=== a.yaml\ntasks:\n  A: { after: [B], effort: 1d }\n=== b.yaml\ntasks:\n  B: { after: [A], effort: 1d }\n',
      'a.yaml:2:16 plan/cycle These wait for each other: A → B → A.\n  b.yaml:2:16 B waits for A here',
    )
  })
  it('leaves the rest of the plan scheduled', () => {
    const { schedule } = given('tasks:\n  A: { after: [A], effort: 1d }\n  B: { effort: 2d }\n  C: { after: B, effort: 1d }\n')
    assert.deepEqual([...schedule.tasks.keys()], ['A', 'B', 'C'])
    assert(schedule.tasks.get('B')!.finish <= schedule.tasks.get('C')!.start)
  })
})

describe('a late milestone', () => {
  it('is told with its date, by how much, and what drives it', () => {
    check(
      'milestones:\n  M1: { due: 2026-03-04 }\ntasks:\n  A: { title: Dig, effort: 3d, milestone: M1 }\n  B: { title: Fill, effort: 2d, after: A, milestone: M1 }\n',
      '2:14 plan/late-milestone M1 is computed for 2026-03-06, 2 days after its due date. It is driven by A (Dig) → B (Fill).\n  4:3 A drives it\n  5:3 B drives it',
    )
  })
  it('is not told when it was reached or is in time', () => {
    check('milestones:\n  M1: { due: 2026-03-04, reached: 2026-03-02 }\n  M2: { due: 2026-03-04 }\ntasks:\n  A: { effort: 3d, milestone: M2 }\n', '')
  })
  it('names at most the last six of its chain', () => {
    const tasks = Array.from({ length: 20 }, (_, i) => `  T${i}: { effort: 1d, milestone: M1${i === 0 ? '' : `, after: T${i - 1}`} }\n`)
    const [, chain] = problemsOf(`milestones:\n  M1: { due: 2026-03-04 }\ntasks:\n${tasks.join('')}`).split('driven by ')
    assert.equal(chain?.split('\n')[0], '… → T14 → T15 → T16 → T17 → T18 → T19.')
  })
  it('shows a hostile title as one short line without hidden characters', () => {
    const title = JSON.stringify(`a\nb\u202e${'x'.repeat(500)}`)
    const found = problemsOf(`milestones:\n  M1: { due: 2026-03-02 }\ntasks:\n  A: { title: ${title}, effort: 3d, milestone: M1 }\n`)
    assert.match(found, /driven by A \(a b\ufffdx{55}…\)\.$/m)
  })
})

describe('a missed deadline', () => {
  it('is told where the deadline stands', () => {
    check(
      'tasks:\n  A:\n    effort: 5d\n    due: 2026-03-04 # promised\n',
      '4:10 plan/missed-deadline A is computed to finish on 2026-03-06, 2 days after its deadline.',
    )
  })
  it('is told with what drives the task there', () => check(
    'tasks:\n  A: { title: Dig, effort: 3d }\n  B: { effort: 2d, after: A, due: 2026-03-05 }\n',
    '3:35 plan/missed-deadline B is computed to finish on 2026-03-06, 1 day after its deadline. It is driven by A (Dig).\n  2:3 A drives it'))
  it('is told in hours when it is less than a day', () => {
    check('tasks:\n  A: { effort: 4h, due: 2026-03-02T11:00 }\n', '2:25 plan/missed-deadline A is computed to finish on 2026-03-02, 1 hour after its deadline.')
  })
  it('is not told of what is done', () => {
    check('tasks:\n  A: { effort: 5d, due: 2026-02-20, status: done, started: 2026-02-16, finished: 2026-02-24 }\n', '')
  })
})

describe('a broken bound', () => {
  it('names the chain that leads there', () => {
    check(
      'tasks:\n  A: { title: Dig, effort: 3d }\n  B: { effort: 2d, after: A, latest: 2026-03-05 }\n',
      '3:38 plan/broken-bound B cannot finish by its `latest` date, by 1 day. The chain: A (Dig) → B.\n  3:27 B waits for A to finish, 2026-03-04T17:00',
    )
  })
  it('is told of a start that its predecessors do not allow', () => {
    const found = problemsOf('tasks:\n  A: { effort: 3d }\n  B: { duration: 1d, after: A, start: 2026-03-03 }\n')
    assert.match(found, /^3:39 plan\/broken-bound B cannot start on its `start` date: .* by 3 days\. The chain: A → B\.\n {2}3:29 B waits for A to finish, 2026-03-05T17:00$/)
  })
})

describe('what cannot hold together', () => {
  it('is told with every date and link of it, and nothing else', () => check(
    'project:\n  start: 2026-03-02\ntasks:\n  Z: { effort: 1d }\n  A: { title: Dig, duration: 3d, earliest: 2026-03-04 }\n  B: { duration: 2d, after: [Z, A], latest: 2026-03-09 }\n',
    '6:45 plan/broken-bound B cannot finish by its `latest` date, by 1 day. The chain: A (Dig) → B.\n  6:33 B waits for A to finish, 2026-03-06T17:00\n  5:44 A starts no earlier than 2026-03-04 (`earliest`)'))
  it('says nothing of how much where days off alone lie between', () => {
    const found = problemsOf('tasks:\n  A: { duration: 0d, finish: 2026-03-01 }\n', 'plan/broken-bound')
    assert.match(found, /`finish` date(?:: what comes before it ends too late)?\. The chain: A\.$/m)
  })
  it('can be mended by another date, or without one', () => {
    const fixes = (text: string) => given(text).problems.flatMap(({ rule, fixes = [] }) => (rule.code === 'plan/broken-bound' ? fixes.map(({ title, edits }) => `${title}: ${applyEdits(text, edits)}`) : []))
    assert.deepEqual(fixes('tasks:\n  A: { effort: 3d, latest: 2026-03-03 }\n'), ['Move `latest` to 2026-03-04, the computed finish: tasks:\n  A: { effort: 3d, latest: 2026-03-04 }\n'])
    assert.deepEqual(fixes('tasks:\n  A: { effort: 3d }\n  B: { duration: 1d, after: A, start: 2026-03-03 }\n'), ['Remove `start`: tasks:\n  A: { effort: 3d }\n  B: { duration: 1d, after: A }\n'])
  })
  it('of a circle are its links, each of which can go', () => {
    const text = 'tasks:\n  A: { after: [C, D], effort: 1d }\n  C:\n    effort: 1d\n    after: A FS+1d # back\n  D: { effort: 1d }\n'
    const [circle] = given(text).problems
    assert.deepEqual(circle?.fixes?.map(({ title, edits }) => [title, applyEdits(text, edits)]), [
      ['Let A not wait for C', text.replace('[C, D]', '[D]')],
      ['Let C not wait for A', text.replace('after: A FS+1d # back', '# back')],
    ])
  })
})

describe('an unestimated task', () => {
  it('is hinted at its id', () => {
    check('tasks:\n  A: { title: Dig }\n', '2:3 plan/unestimated A has no estimate and counts as one day: give it an `effort` or a `duration`.')
  })
  it('is neither a summary, nor done, nor cancelled, nor one whose dates are fixed', () => {
    check(
      'tasks:\n  A: { tasks: { B: { duration: 1d } } }\n  C: { status: done }\n  D: { status: dropped }\n  E: { start: 2026-03-03, finish: 2026-03-04 }\n  F: { remaining: 1d }\n',
      '',
      'plan/unestimated',
    )
  })
})

describe('problems', () => {
  it('of a plan with an item without an id are told, and end', () => {
    assert.match(problemsOf('tasks:\n  "": { effort: 1d, tasks: { A: { milestone: M } } }\n'), /plan\/invalid-id/)
  })
  it('of text and schedule stand in the order of files and places', () => {
    check(
      '=== b.yaml\ntasks:\n  B: { effort: 1d, due: 2026-02-27, efort: 2d }\n=== a.yaml\ntasks:\n  A: {}\n',
      [
        'a.yaml:2:3 plan/unestimated A has no estimate and counts as one day: give it an `effort` or a `duration`.',
        'b.yaml:2:25 plan/missed-deadline B is computed to finish on 2026-03-02, 1 day after its deadline.',
        'b.yaml:2:37 plan/unknown-key Unknown key `efort`. Did you mean `effort`?',
      ].join('\n'),
    )
  })
})

describe('a plan that asks to be levelled', () => {
  const people = 'people: { ana: { name: Ana } }\n'
  it('has nobody needed beyond capacity', () => {
    check(`project: { level: true }\n${people}tasks:\n  A: { effort: 2d, assign: ana }\n  B: { effort: 2d, assign: ana }\n`, '')
    assert.match(problemsOf(`${people}tasks:\n  A: { effort: 2d, assign: ana }\n  B: { effort: 2d, assign: ana }\n`), /plan\/over-allocated/)
  })
  it('is told why those who still are cannot be helped', () => {
    check(
      `project: { level: true }\n${people}tasks:\n  A: { effort: 2d, assign: ana, started: 2026-03-02, status: doing }\n  B: { effort: 2d, assign: ana, start: 2026-03-02 }\n  C: { effort: 1d, assign: ana 150% }\n`,
      [
        '5:28 plan/over-allocated Ana is needed for 200 % of 100 % from 2026-03-02 to 2026-03-04: A 100 %, B 100 %, C 150 %. Levelling leaves them: A is under way, B must start on its date (`start`), C alone needs more than there is.',
        '  4:28 A needs 100 %',
        '  6:28 C needs 150 %',
      ].join('\n'),
    )
  })
})
