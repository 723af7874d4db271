import assert from 'node:assert/strict'
import { applyEdits } from '../../src/base/text'
import { given, problemsOf } from './given'

/** What is told of a plan under some code, without the code. */
const check = (code: string, text: string, ...expected: readonly string[]): void =>
  assert.deepEqual(problemsOf(text, `plan/${code}`).split('\n').filter((line) => line !== '').map((line) => line.replace(`plan/${code} `, '')), expected)

/** A plan after the first fix of its first problem of some code. */
function mended(code: string, text: string): string {
  const problem = given(text).problems.find(({ rule }) => rule.code === `plan/${code}`) ?? assert.fail(`no ${code}`)
  return applyEdits(text, problem.fixes?.[0]?.edits ?? [])
}

const people = 'people: { ana: { name: Ana }, ben: { name: Ben, leave: [2026-03-04..2026-03-05] } }\n'

describe('a status that does not fit the dates', () => {
  it('is told when a task is done and nothing says when', () => {
    const text = 'tasks:\n  A: { status: done, effort: 1d }\n'
    check('done-without-date', text, '2:16 A is done, but nothing says when it was finished.')
    assert.equal(mended('done-without-date', text), 'tasks:\n  A: { status: done, effort: 1d, finished: 2026-03-02 }\n')
    check('done-without-date', 'tasks:\n  A: { status: done, finished: 2026-02-27 }\n  B: { status: done, tasks: { C: { finished: 2026-02-27 } } }\n')
  })
  it('is told when all of the work is done', () => {
    const text = 'tasks:\n  A:\n    status: doing\n    progress: 100% # at last\n'
    check('open-though-complete', text, '3:13 A is still `doing`, but all of its work is done.')
    assert.equal(mended('open-though-complete', text), 'tasks:\n  A:\n    status: done\n    progress: 100% # at last\n')
    check('open-though-complete', 'tasks:\n  A: { status: doing, finished: 2026-02-27 }\n', '2:16 A is still `doing`, but it has a `finished` date.')
    check('open-though-complete', 'tasks:\n  A: { finished: 2026-02-27 }\n  B: { status: doing, progress: 100%, remaining: 1d }\n')
  })
  it('is told when something is left of what is done', () => {
    const text = 'tasks:\n  A: { status: done, progress: 80% }\n  B: { status: done, checklist: { one: true, two: false } }\n'
    check('done-though-incomplete', text, '2:32 A is done, but its progress is 80 %.', '3:33 B is done, but its checklist is not: two.')
    assert.match(mended('done-though-incomplete', text), /A: \{ status: done \}/)
  })
  it('is told when work was done and nothing says since when', () => {
    const text = 'tasks:\n  A: { effort: 4d, progress: 50% }\n  B: { progress: 10%, started: 2026-03-02 }\n'
    check('progress-without-start', text, '2:30 A is 50 % done, but nothing says when it was started.')
  })
  it('is told when a fact lies in the future', () => {
    check(
      'in-the-future',
      'milestones: { M: { reached: 2026-03-03 } }\ntasks:\n  A: { started: 2026-03-02 }\n  B: { started: 2026-03-04 }\n',
      '1:29 M is said to be reached on 2026-03-03, which is after the status date, 2026-03-02.',
      '4:17 B is said to be started on 2026-03-04, which is after the status date, 2026-03-02.',
    )
  })
})

describe('the order of work', () => {
  it('is broken by a task that is done before its predecessor', () => {
    check(
      'done-before-predecessor',
      'tasks:\n  A: { title: Dig, status: doing }\n  B: { status: done, after: [A, X FF, Y] }\n  X: {}\n  Y: { status: dropped }\n',
      '3:30 B is done, but A (Dig), which it waits for, is not done.', '  2:28 A is not done',
      '3:33 B is done, but X, which it waits for, is not done.', '  4:3 X is not done',
    )
  })
  it('is broken by a task that is under way before its predecessor, unless the link says that they overlap', () => {
    check(
      'started-before-predecessor',
      'tasks:\n  A: { status: doing }\n  B: { status: doing, after: A }\n  C: { status: doing, after: A SS }\n  D: { status: doing, after: A FS-1d }\n  E: { after: A }\n',
      '3:30 B is under way, but A, which it waits for, is not done.', '  2:16 A is not done',
    )
  })
  it('has no place for what was cancelled', () => {
    const text = 'tasks:\n  A: { status: dropped }\n  B: { effort: 1d }\n  C:\n    effort: 1d\n    after:\n      - B # first\n      - A\n'
    check('cancelled-predecessor', text, '8:9 C waits for A, which was cancelled.', '  2:16 A was cancelled')
    assert.equal(mended('cancelled-predecessor', 'tasks:\n  A: { status: dropped }\n  C: { effort: 1d, after: [A FS, B] }\n  B: {}\n'), 'tasks:\n  A: { status: dropped }\n  C: { effort: 1d, after: [B] }\n  B: {}\n')
    assert.equal(mended('cancelled-predecessor', text), text, 'the remark of B is kept, so nothing is done')
  })
  it('has each link once', () => {
    const text = 'tasks:\n  A: {}\n  B: { after: [A, A SS, A FS+2d] }\n'
    check('duplicate-link', text, '3:25 B waits for A twice.', '  3:16 The other link')
    assert.equal(mended('duplicate-link', text), 'tasks:\n  A: {}\n  B: { after: [A, A SS] }\n')
  })
  it('is told when a critical task could have begun before the status date', () => {
    check(
      'late-start',
      'project: { start: 2026-02-23 }\ntasks:\n  A: { effort: 9d }\n  B: { effort: 1d }\n  C: { effort: 1d, earliest: 2026-02-26 }\n  D: { effort: 1d, after: A }\n',
      '3:3 A could have begun 5 days before the status date, 2026-03-02, and has not.',
      '5:30 C could have begun 2 days before the status date, 2026-03-02, and has not.',
    )
    check('late-start', 'project: { start: 2026-02-23 }\ntasks:\n  A: { duration: 2d, status: done, started: 2026-02-23, finished: 2026-02-24 }\n  B: { duration: 9d, after: A FS+100% }\n')
  })
})

describe('people and equipment', () => {
  it('are told of when they are needed for more than there is, with the tasks', () => {
    check(
      'over-allocated',
      `${people}equipment: { rig: { title: Rig, units: 2 } }\ntasks:\n  A: { title: Dig, effort: 2d, assign: [ana, rig x2] }\n  B: { effort: 1d, assign: [ana 50%, rig] }\n  C: { effort: 1d, assign: ana, after: A }\n`,
      '5:29 Ana is needed for 150 % of 100 % from 2026-03-02 to 2026-03-03: A (Dig) 100 %, B 50 %.',
      '  4:41 A needs 100 %',
      '5:38 Rig is needed for 3 of 2 from 2026-03-02 to 2026-03-03: A (Dig) 2, B 1.',
      '  4:46 A needs 2',
    )
  })
  it('are not told of over a weekend, for an hour or less, or for what is done', () => {
    check('over-allocated', `${people}tasks:\n  A: { effort: 5d, assign: ana }\n  B: { effort: 1d, assign: ana, after: A }\n  C: { effort: 30min, assign: ana }\n`)
    check('over-allocated', `${people}tasks:\n  A: { effort: 5d, assign: ana }\n  B: { status: done, effort: 5d, assign: ana, started: 2026-03-02 }\n`)
  })
  it('are not told of while what is left of a started task waits', () => {
    check('over-allocated', `${people}tasks:\n  A: { effort: 3d, assign: ana }\n  B: { effort: 2d, assign: ana, started: 2026-02-26, after: A, status: doing }\n`)
  })
  it('are told of once for a stretch of time, again after a break', () => {
    const twice = (id: string, start: string) => `  ${id}1: { duration: 2d, earliest: ${start}, assign: ana }\n  ${id}2: { duration: 1d, earliest: ${start}, assign: ana }\n`
    const told = problemsOf(`${people}tasks:\n${twice('A', '2026-03-03')}${twice('B', '2026-03-10')}`, 'plan/over-allocated').split('\n')
    assert.deepEqual(told.map((line) => line.replace(/.* of 100 % /, '')), ['on 2026-03-03: A1 100 %, A2 100 %.', '  3:53 A1 needs 100 %', 'on 2026-03-10: B1 100 %, B2 100 %.', '  5:53 B1 needs 100 %'])
  })
  it('are told of when they are on leave during a task of fixed duration', () => {
    check(
      'on-leave',
      `${people}tasks:\n  A: { duration: 3d, assign: [ana, ben] }\n  B: { effort: 3d, assign: ben }\n  C: { duration: 2d, assign: ben }\n`,
      '3:36 Ben is on leave while A goes on: 2026-03-04.',
      '  1:56 The leave',
    )
  })
  it('are told of when nobody is there on a day that is set', () => {
    const text = `${people}tasks:\n  A: { start: 2026-03-04, duration: 1d, assign: ben }\n  B: { finish: 2026-03-08, duration: 1d }\n  C: { start: 2026-03-04, duration: 1d, assign: [ana, ben] }\n`
    check(
      'day-off', text,
      '3:15 A must start on 2026-03-04, which is a day off for everybody assigned.',
      '4:16 B must finish on 2026-03-08, which is a day off in its calendar.',
    )
    assert.match(mended('day-off', text), /A: \{ start: 2026-03-06,/)
  })
  it('are told of when nobody assigned can do it', () => {
    const skilled = 'people: { ana: { name: Ana, skills: { go: 2 } }, ben: { name: Ben, skills: { go: 5 } } }\n'
    check(
      'missing-skill',
      `${skilled}tasks:\n  A: { effort: 1d, assign: ana, skills: { go: 3 } }\n  B: { effort: 1d, assign: [ana, ben], skills: { go: 3 } }\n  C: { skills: { go: 3 } }\n`,
      '3:41 A needs go 3: Ana has 2. Ben could.', '  3:28 ana is assigned here',
    )
    check('missing-skill', `${skilled}training: { T: { person: ana, skill: go, level: 3, due: 2026-03-01 } }\ntasks:\n  A: { effort: 1d, assign: ana, skills: { go: 3 } }\n`)
  })
  it('are missed where nobody does or owns what is near, in plans that name people', () => {
    const work = 'project: { start: 2026-03-02 }\ntasks:\n  A: { effort: 1d }\n  B: { effort: 1d, earliest: 2026-04-01 }\n  C: { owner: ana, tasks: { D: { effort: 1d } } }\n'
    check('unassigned', people + work, '4:3 Nobody is assigned to A, and nobody owns it, though it is near.')
    check('unassigned', work)
  })
  it('are told of when nobody names them', () => {
    check(
      'unused',
      `${people}equipment: { rig: {} }\ncalendars: { default: {}, night: {}, field: {} }\nproject: { calendar: field }\ntasks:\n  A: { effort: 1d, assign: ana }\n`,
      '1:31 The person `ben` is used nowhere in the plan.',
      '2:14 The piece of equipment `rig` is used nowhere in the plan.',
      '3:27 The calendar `night` is used nowhere in the plan.',
    )
  })
  it('are told of when two have one address', () => {
    check('shared-address', 'people: { ana: { email: [a@b.example] }, ben: { email: [A@b.example] } }\n', '1:56 ben and ana have the same address, A@b.example.', '  1:25 ana has it as well')
  })
})

describe('promises', () => {
  it('are empty when nothing leads to a milestone', () => {
    check('empty-milestone', 'milestones: { M: {}, N: { after: A }, O: {} }\ntasks: { A: { effort: 1d, tasks: { B: {} }, milestone: O } }\n', '1:15 Nothing leads to M: no task names it, and it has no `after`.')
  })
  it('are not met while tasks are open', () => {
    check('reached-too-soon', 'milestones: { M: { reached: 2026-03-02 } }\ntasks: { A: { milestone: M }, B: { milestone: M, status: done } }\n', '1:29 M is said to be reached, but these tasks are open: A.', '  2:10 A is open')
  })
  it('are met when everything is done', () => {
    const text = 'milestones: { M: { due: 2026-03-06 } }\ntasks: { A: { milestone: M, effort: 1d, finished: 2026-02-27 } }\n'
    check('unmarked-milestone', text, '1:15 All that M needs is done: was it reached?')
    assert.match(mended('unmarked-milestone', text), /reached: 2026-02-27/)
  })
  it('of a task should not lie after that of its milestone', () => {
    check('due-after-milestone', 'milestones: { M: { due: 2026-03-06 } }\ntasks: { A: { milestone: M, due: 2026-03-09 } }\n', '2:34 The deadline of A lies after that of its milestone M, 2026-03-06.', '  1:25 M is due here')
  })
  it('cannot lie before the work starts, which is told once', () => {
    check('due-before-start', 'tasks: { A: { effort: 1d, earliest: 2026-03-10, due: 2026-03-09 } }\n', '1:54 `due` (2026-03-09) lies before `earliest` (2026-03-10).', '  1:37 `earliest` stands here')
    check('missed-deadline', 'tasks: { A: { effort: 1d, earliest: 2026-03-10, due: 2026-03-09 } }\n')
  })
  it('of effort are broken by what was spent', () => {
    check('overrun', 'tasks: { A: { effort: 1d..2d..3d, spent: 25h }, B: { effort: 1d, spent: 8h } }\n', '1:42 A has taken 3.1 days of an estimated 3 days, and is not done: what remains?')
  })
  it('to build something need a task', () => {
    check('orphaned-requirement', 'requirements: { R1: {}, R2: {}, R3: { status: proposed } }\ntasks: { A: { needs: R2 } }\n', '1:17 No task serves R1: name it in the `needs` of one.')
  })
  it('of money are broken by expenses', () => {
    check('over-budget', 'project: { currency: EUR }\nbudget: { rigs: { planned: 100 } }\nexpenses: { E1: { budget: rigs, amount: 60 }, E2: { budget: rigs, amount: 50.5 } }\n', '2:28 110.5 EUR were spent on rigs, of 100 planned.', '  3:41 E1 counts here', '  3:75 E2 counts here')
    check('over-budget', 'budget: { rigs: { planned: 100 } }\nexpenses: { E1: { budget: rigs, date: 2026-03-03, amount: 160 } }\n')
  })
  it('of money are going to be broken by what is to come', () => {
    const text = 'project: { currency: EUR }\npeople: { ana: { rate: 100/h } }\nbudget: { staff: { kind: labour, planned: PLANNED } }\ntasks: { A: { title: Dig, effort: 2d, assign: ana }, B: { effort: 1d, assign: ana, started: 2026-02-27, progress: 50% } }\n'
    check('budget-at-risk', text.replace('PLANNED', '2000'), '3:43 staff will cost 2400 EUR of 2000 planned: 400 so far, 2000 to come, most of it for A (Dig) 1600, B 400.')
    check('budget-at-risk', text.replace('PLANNED', '2400'))
    check('budget-at-risk', 'budget: { rent: { planned: 10 } }\nexpenses: { E: { budget: rent, amount: 20 } }\n')
  })
})

describe('risks and issues', () => {
  it('are told of without a response, or with one that says nothing', () => {
    const text = 'risks:\n  R1: { impact: 3 }\n  R2: { response: mitigate }\n  R3: { response: accept }\n  R4: { status: closed }\n'
    check('risk-without-response', text, '2:3 Nothing says what is done about R1: give it a `response`.', '3:19 R2 says `mitigate`, but not how: give it a `mitigation`.')
    assert.match(mended('risk-without-response', text), /R1: \{ impact: 3, response: accept \}/)
  })
  it('are told of when their review is overdue', () => {
    const text = 'risks:\n  R1: { response: accept, review: 2026-03-01 }\n  R2: { response: accept, review: 2026-03-02 }\n'
    check('risk-review-overdue', text, '2:35 R1 was to be reviewed on 2026-03-01.')
    assert.match(mended('risk-review-overdue', text), /review: 2026-03-16 \}\n {2}R2/)
  })
  it('are told of when they have occurred and are not closed', () => {
    const text = 'risks:\n  R1: { status: occurred, tasks: A }\n  R2: { status: occurred, contingency: Rent one }\nissues: { I1: { tasks: A }, I2: { tasks: A, status: closed } }\ntasks: { A: { effort: 1d } }\n'
    check(
      'risk-occurred', text,
      '2:17 R1 has occurred, and I1 may follow it: close it.', '  4:11 I1 names the same tasks',
      '3:17 R2 has occurred: follow its `contingency`, and close it.',
    )
    assert.match(mended('risk-occurred', text), /R1: \{ status: closed,/)
  })
  it('are told of when they were to be mended by now', () => {
    check('overdue-issue', 'issues: { I1: { due: 2026-03-01 }, I2: { due: 2026-03-01, status: resolved }, I3: { due: 2026-03-02 } }\n', '1:22 I1 was to be mended by 2026-03-01.')
  })
})
