import assert from 'node:assert/strict'
import { join } from 'node:path'
import { givenFolder, removeFolders } from '../analysis/given'
import { openRepo } from '../git/repo'
import { run, runIn, runJson } from './given'

after(removeFolders)

const good = 'tasks:\n  A-1: { title: Dig, effort: 2d }\n  A-2: { title: Fill, effort: 1d, after: A-1 }\n'
const broken = 'tasks:\n  A-1: { title: Dig, efort: 2d, effort: 2d }\n  A-2: { after: [A-9], effort: 1d }\n  A-3: [\n  A-4: { effort: 1d }\n'

describe('tplan check', () => {
  const check = async (text: string, exitCode: number, ...lines: string[]) => {
    assert.deepEqual(await run(text, 'check'), { text: lines.join('\n'), exitCode })
  }
  it('has nothing to say of a good plan', () => check(good, 0, 'No problems.'))
  it('prints a line for each problem, and how many there are', () =>
    check(
      'tasks:\n  A: { efort: 1d }\n  B: { after: [X], effort: 1d }\n', 1,
      '.tpm/plan.yaml:2:3: hint: A has no estimate and counts as one day: give it an `effort` or a `duration`. [plan/unestimated]',
      '.tpm/plan.yaml:2:8: warning: Unknown key `efort`. Did you mean `effort`? [plan/unknown-key]',
      '.tpm/plan.yaml:3:16: error: There is no task or milestone `X`. [plan/unknown-reference]',
      '1 error, 1 warning, 1 hint',
    ))
  it('ends well when there are only warnings', async () => assert.equal((await run('tasks: { A: { efort: 1d } }\n', 'check')).exitCode, 0))
  it('prints the same as JSON, lines and columns from 1', async () => {
    assert.deepEqual(await runJson('tasks:\n  B: { after: [X], effort: 1d }\n', 'check'), [{
      file: '.tpm/plan.yaml', line: 2, column: 16, endLine: 2, endColumn: 17,
      severity: 'error', code: 'plan/unknown-reference', message: 'There is no task or milestone `X`.',
    }])
    assert.deepEqual(await runJson(good, 'check'), [])
  })
  it('tells of files that cannot be read', async () => {
    const folder = givenFolder({ '.tpm/x.yaml': Buffer.from([0xff, 0xfe, 0x41]) })
    const { text, exitCode } = await runIn(folder, 'check')
    assert.match(text, /^\.tpm\/x\.yaml:1:1: error: .* not UTF-8 .*\n1 error, 0 warnings, 0 hints$/)
    assert.equal(exitCode, 1)
  })
  it('shows no control character or turned text, and one line a problem', async () => {
    const title = JSON.stringify('x\u001b[2J\u202e\r\nforged:1:1: error')
    const { text } = await run(`milestones: { M: { due: 2026-03-01 } }\ntasks: { A: { title: ${title}, effort: 3d, milestone: M } }\n`, 'check')
    assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u202e]|^forged/m)
    assert.equal(text.split('\n').length, 2)
  })
})

describe('tplan schedule', () => {
  it('tells no date of a plan in which nothing is planned', async () => {
    assert.deepEqual(await run('project: { name: Aurora }\n', 'schedule'), { text: 'The plan has no tasks and no milestones to schedule.', exitCode: 0 })
  })
  it('prints dates, float in minutes, and what is critical', async () => {
    assert.deepEqual(await runJson('milestones: { M: { due: 2026-03-03 } }\ntasks:\n  A: { effort: 2d, milestone: M }\n  B: { effort: 4h }\n', 'schedule'), {
      start: '2026-03-02T08:00',
      finish: '2026-03-03T17:00',
      asof: '2026-03-02',
      tasks: {
        A: { start: '2026-03-02T08:00', finish: '2026-03-03T17:00', float: 0, critical: true, nearCritical: false, progress: 0 },
        B: { start: '2026-03-02T08:00', finish: '2026-03-02T12:00', float: 720, critical: false, nearCritical: false, progress: 0 },
      },
      milestones: {
        M: { start: '2026-03-03T17:00', finish: '2026-03-03T17:00', float: 0, critical: true, nearCritical: false, progress: 0, due: '2026-03-03T17:00', dueFloat: 0, late: false, reached: false },
      },
    })
  })
  it('prints a table for people', async () => {
    assert.deepEqual((await run(good, 'schedule')).text.split('\n'), [
      'Task  Start       Finish      Float             Title',
      'A-1   2026-03-02  2026-03-03  0 days  critical  Dig',
      'A-2   2026-03-04  2026-03-04  0 days  critical  Fill',
      '',
      'Milestone  Date  Due    Title',
      '',
      'Finish: 2026-03-04',
    ])
  })
  it('schedules what is left of a broken plan, and says on stderr that it is one', async () => {
    const { text, exitCode, remark } = await run(broken, 'schedule', '--json')
    const { tasks } = JSON.parse(text) as { tasks: object }
    assert(['A-1', 'A-2', 'A-4'].every((id) => Object.hasOwn(tasks, id)), Object.keys(tasks).join())
    assert.equal(exitCode, 1)
    assert.match(remark ?? '', /^The plan has \d+ errors: see `tplan check`\.$/)
  })
  it('has no dates for an empty plan', async () => {
    const empty = { start: null, finish: null, asof: '2026-03-02', tasks: {}, milestones: {} }
    assert.deepEqual(await runJson('', 'schedule'), empty)
    assert.deepEqual(JSON.parse((await runIn(givenFolder({ '.tpm/': '' }), 'schedule', '--json')).text), empty)
  })
  it('starts from the status date that is asked for, unless the plan names one', async () => {
    const startOf = async (text: string) => ((await runJson(text, 'schedule', '--asof', '2026-04-06')) as { tasks: { A: { start: string } } }).tasks.A.start
    assert.equal(await startOf('tasks: { A: { effort: 1d } }\n'), '2026-04-06T08:00')
    assert.equal(await startOf('project: { asof: 2026-03-09 }\ntasks: { A: { effort: 1d } }\n'), '2026-03-09T08:00')
  })
})

describe('ids that are words of the language', () => {
  const ids = ['constructor', 'toString', 'hasOwnProperty', 'valueOf', 'prototype']
  const plan = `tasks:\n${ids.map((id) => `  ${id}: { effort: 1d }\n`).join('')}`
  it('are ids like any other', async () => {
    assert.deepEqual(Object.keys(((await runJson(plan, 'schedule')) as { tasks: object }).tasks), ids)
    assert.deepEqual(((await runJson(plan, 'list')) as { id: string }[]).map(({ id }) => id), ids)
    for (const id of ids) assert.equal(((await runJson(plan, 'show', id)) as { id: string }).id, id)
  })
  it('name no item that is not there, and no collection', async () => {
    for (const id of [...ids, '__proto__']) {
      assert.equal((await run(good, 'show', id)).exitCode, 2)
      assert.equal((await run(good, 'list', id)).exitCode, 2)
      assert.equal((await run(good, id)).exitCode, 2)
    }
  })
  it('pollute nothing when they are no ids', async () => {
    for (const command of ['check', 'schedule', 'list']) await run('tasks:\n  __proto__: { effort: 1d, polluted: yes }\n  A: { __proto__: { polluted: yes }, effort: 1d }\n', command, '--json')
    assert.equal(({} as { polluted?: string }).polluted, undefined)
  })
})

describe('tplan list', () => {
  const plan = 'people: { ana: { name: Ana Lima } }\nmilestones: { M: { due: 2026-03-02 } }\ntasks:\n  A: { title: Dig, effort: 2d, assign: ana, milestone: M, due: 2026-03-02 }\n  B: { effort: 1d, owner: ana, after: A }\n  C: { effort: 1d, status: doing }\nrisks: { R: { title: Rain, probability: 30%, impact: 3, owner: ana } }\n'
  it('prints tasks in columns', async () => {
    assert.deepEqual((await run(plan, 'list')).text.split('\n'), [
      'id  status  start       finish      progress  late  blockedBy  people    title',
      'A   todo    2026-03-02  2026-03-03  0         yes              Ana Lima  Dig',
      'B   todo    2026-03-04  2026-03-04  0               A                    B',
      'C   doing   2026-03-02  2026-03-02  0                                    C',
    ])
  })
  it('knows every collection of items', async () => {
    const first = async (collection: string) => ((await runJson(plan, 'list', collection)) as object[])[0]
    assert.deepEqual(await first('milestones'), { id: 'M', due: '2026-03-02', date: '2026-03-03', progress: 0, late: true, title: 'M', file: '.tpm/plan.yaml' })
    assert.deepEqual(await first('risks'), { id: 'R', level: 'medium', probability: 30, status: 'open', owner: 'Ana Lima', title: 'Rain', file: '.tpm/plan.yaml' })
    assert.deepEqual(await first('people'), { id: 'ana', status: '', owner: null, title: 'Ana Lima', file: '.tpm/plan.yaml' })
    assert.equal((await run(plan, 'list', 'expenses')).text, 'Nothing to list.')
    assert.deepEqual(await runJson(plan, 'list', 'expenses'), [])
  })
  it('narrows by status and person', async () => {
    const ids = async (...words: string[]) => ((await runJson(plan, 'list', ...words)) as { id: string }[]).map(({ id }) => id).join(' ')
    assert.equal(await ids('--status', 'doing'), 'C')
    assert.equal(await ids('--person', 'ana'), 'A B')
    assert.equal(await ids('--person', 'ana', '--status', 'doing'), '')
    assert.equal(await ids('risks', '--person=ana'), 'R')
  })
})

describe('tplan show', () => {
  it('tells everything of an item', async () => {
    const found = (await runJson('tasks:\n  A: { effort: 1d }\n  B: { title: Dig, effort: 2d, after: A, tags: [x, "y z"], checklist: { one: true }, notes: }\n', 'show', 'B'))
    assert.deepEqual(found, {
      id: 'B', collection: 'tasks', title: 'Dig', file: '.tpm/plan.yaml', line: 3, column: 3,
      fields: { title: 'Dig', effort: '2d', after: 'A', tags: ['x', 'y z'], checklist: { one: 'true' }, notes: null },
      schedule: { start: '2026-03-03T08:00', finish: '2026-03-04T17:00', float: 0, critical: true, nearCritical: false },
      status: 'todo', statusKind: 'todo', blockedBy: ['A'], late: false, progress: 0, commits: [],
    })
  })
  it('prints it for people', async () => {
    assert.deepEqual((await run(good, 'show', 'A-2')).text.split('\n'), [
      'A-2  Fill', 'task in .tpm/plan.yaml:3', 'dates       2026-03-04T08:00 to 2026-03-04T17:00, critical', 'blocked by  A-1', 'effort      1d', 'after       A-1',
    ])
  })
  it('tells the critical path of a milestone', async () => {
    const plan = 'milestones: { M: {} }\ntasks:\n  A: { effort: 1d }\n  B: { effort: 2d, after: A, milestone: M }\n  C: { effort: 1d, milestone: M }\n  D: { effort: 9d }\n'
    assert.match((await run(plan, 'show', 'M')).text, /^path +A, B$/m)
    assert.deepEqual(((await runJson(plan, 'show', 'M')) as { schedule: { path: string[] } }).schedule.path, ['A', 'B'])
  })
  it('lists the commits of a task', async () => {
    const folder = givenFolder({ '.tpm/plan.yaml': good })
    const repo = openRepo(folder)
    repo.run('init', '-q', '-b', 'main')
    const hash = repo.commit('A-1: dig \u001b[31mdeep')
    assert.match((await runIn(folder, 'show', 'A-1')).text, new RegExp(`^commit ${hash.slice(0, 8)}  A-1: dig \ufffd\\[31mdeep \\(Ana\\)$`, 'm'))
    const { commits } = JSON.parse((await runIn(folder, 'show', 'A-1', '--json')).text) as { commits: object[] }
    assert.deepEqual(commits, [{ hash, subject: 'A-1: dig \u001b[31mdeep', author: 'Ana', date: '2026-01-01T00:01:00.000Z', source: 'message', counted: true }])
  })
  it('lists the commits that name an id which the task had before', async () => {
    const folder = givenFolder({ '.tpm/plan.yaml': 'tasks:\n  B-1: { was: [A-1, C] }\n  C: {}\n' })
    const repo = openRepo(folder)
    repo.run('init', '-q', '-b', 'main')
    for (const message of ['A-1: dig', 'C: fill', 'B-1: dig on']) repo.commit(message)
    const { commits } = JSON.parse((await runIn(folder, 'show', 'B-1', '--json')).text) as { commits: { subject: string }[] }
    assert.deepEqual(commits.map(({ subject }) => subject), ['B-1: dig on', 'A-1: dig'])
  })
  it('works without git', async () => {
    const path = process.env.PATH
    process.env.PATH = '/nonexistent'
    try {
      const { exitCode, text } = await run(good, 'show', 'A-1')
      assert.equal(exitCode, 0)
      assert.match(text, /^A-1 {2}Dig\n/)
    } finally {
      process.env.PATH = path
    }
  })
  it('knows no item of a mistyped id, but a near one', async () => {
    assert.deepEqual(await run(good, 'show', 'A-l'), { text: 'No item has the id `A-l`. Did you mean `A-1`?', exitCode: 2 })
    assert.deepEqual(await run(good, 'show', '\u001b[2Jx\ny'), { text: 'No item has the id `\ufffd[2Jx y`.', exitCode: 2 })
  })
})

describe('finding the plan', () => {
  it('goes from the present folder upwards', async () => {
    const folder = givenFolder({ '.tpm/plan.yaml': good, 'src/deep/x.ts': '' })
    assert.equal((await runIn(join(folder, 'src/deep'), 'check')).text, 'No problems.')
  })
  it('takes the folder that is named, and no other', async () => {
    const folder = givenFolder({ '.tpm/plan.yaml': broken, 'sub/.tpm/plan.yaml': good, 'empty/': '' })
    for (const words of [['-C', 'sub'], ['-Csub'], ['--directory', 'sub'], [`--directory=${join(folder, 'sub')}`]]) {
      assert.equal((await runIn(folder, 'check', ...words)).text, 'No problems.')
    }
    for (const where of ['empty', 'missing', 'sub/.tpm/plan.yaml']) {
      const { text, exitCode } = await runIn(folder, 'check', '-C', where)
      assert.equal(text, `There is no .tpm folder in ${join(folder, where)}.`)
      assert.equal(exitCode, 2)
    }
  })
  it('says when there is none', async () => {
    const { text, exitCode } = await runIn('/', 'check')
    assert.equal(text, 'There is no .tpm folder in / or above it. Name the folder that holds it: -C DIR')
    assert.equal(exitCode, 2)
  })
})

describe('wrong use', () => {
  const wrong: readonly (readonly [string[], RegExp])[] = [
    [[], /^Which command\?/],
    [['chek'], /^There is no command `chek`\. Did you mean `check`\?/],
    [['help', 'lst'], /^There is no command `lst`\. Did you mean `list`\?/],
    [['check', 'extra'], /^`tplan check` does not know what to do with `extra`\./],
    [['check', '--jsn'], /--jsn/],
    [['check', '-C'], /-C/],
    [['check', '--status', 'done'], /^`--status` is for `tplan list`, not `check`\./],
    [['schedule', '--asof', '2026-02-30'], /^`--asof` wants a date such as 2026-03-20, not `2026-02-30`\./],
    [['show'], /^`tplan show` wants ID\./],
    [['compare'], /^`tplan compare` wants SCENARIO\|CHANGE\|REV\./],
    [['show', 'A', 'B'], /^`tplan show` does not know what to do with `B`\./],
    [['list', 'nonsense'], /^`tplan list` knows .*tasks.*; not `nonsense`\./],
    [['list', 'tasks', 'risks'], /does not know what to do with `risks`/],
  ]
  for (const [words, expected] of wrong) {
    it(`ends with 2: tplan ${words.join(' ')}`, async () => {
      const { text, exitCode } = await run(good, ...words)
      assert.match(text, expected)
      assert.equal(exitCode, 2)
    })
  }
  it('is no question for help or the version', async () => {
    for (const words of [['--help'], ['-h'], ['help'], ['check', '--help']]) {
      const { text, exitCode } = await runIn('/', ...words)
      assert.match(text, words[0] === 'check' ? /^Usage: tplan check\n/ : /^Usage: tplan COMMAND/)
      assert.equal(exitCode, 0)
    }
    assert.match((await runIn('/', 'help', 'list')).text, /^Usage: tplan list \[COLLECTION\] \[OPTIONS\]\n[^]*--status NAME/)
    assert.deepEqual(await runIn('/', '--version'), { text: '1.2.3', exitCode: 0 })
  })
})

describe('a large plan', () => {
  it('is scheduled and listed in seconds', async () => {
    const tasks = Array.from({ length: 10_000 }, (_, i) => `  T-${i}: { title: Task ${i}, effort: 1d${i === 0 ? '' : `, after: T-${i - 1}`} }\n`)
    const folder = givenFolder({ '.tpm/plan.yaml': `project: { start: 2026-01-05 }\ntasks:\n${tasks.join('')}` })
    const before = performance.now()
    for (const command of ['check', 'schedule', 'list']) assert.equal((await runIn(folder, command, '--json')).exitCode, 0)
    assert(performance.now() - before < 15_000, `${performance.now() - before} ms`)
  })
})

describe('--severity', () => {
  it('says how much a code counts, for the list and the exit code', async () => {
    const text = 'tasks:\n  A: {}\n'
    assert.deepEqual([(await run(text, 'check')).exitCode, (await run(text, 'check', '--severity', 'unestimated=error')).exitCode], [0, 1])
    assert.equal((await run(text, 'check', '--severity', 'plan/unestimated=off')).text, 'No problems.')
  })
  it('is refused when it makes no sense', async () => {
    for (const wrong of ['unestimated', 'unestimated=much', '=off']) {
      const { text, exitCode } = await run('{}', 'check', `--severity=${wrong}`)
      assert.equal(exitCode, 2)
      assert.match(text, /wants CODE=LEVEL/)
    }
  })
})
