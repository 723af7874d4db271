import assert from 'node:assert/strict'
import { CodeActionTriggerKind } from 'vscode-languageserver'
import { removeFolders } from '../../analysis/given'
import { check, titlesAt } from './act'

after(removeFolders)

describe('extracting an item', () => {
  it('moves it with its comments to a file of its own', () =>
    check('Extract `A-2`',
      'tasks:\n  A-1: { effort: 1d }\n\n  # about two\n  A-2:<|>\n    title: "Two"  # why\n    effort: 2d\n      # deeper\n\n  # about three\n  A-3: { effort: 1d }\n',
      '=== plan.yaml\ntasks:\n  A-1: { effort: 1d }\n\n  # about three\n  A-3: { effort: 1d }\n\n=== tasks/A-2.yaml\ntasks:\n  # about two\n  A-2:\n    title: "Two"  # why\n    effort: 2d\n      # deeper\n'))
  it('takes its children, its block texts and its line ends along', () =>
    check('Extract `A-1`',
      'tasks:\r\n    A-1:<|>\r\n        description: |\r\n            One\r\n\r\n              Two\r\n        tasks:\r\n            A-2: { effort: 1d }\r\n    A-3: { effort: 1d }\r\n',
      '=== plan.yaml\ntasks:\r\n    A-3: { effort: 1d }\r\n\n=== tasks/A-1.yaml\ntasks:\r\n  A-1:\r\n      description: |\r\n          One\r\n\r\n            Two\r\n      tasks:\r\n          A-2: { effort: 1d }\r\n'))
  it('takes the key of a section that would be empty', () =>
    check('Extract `R-1`', 'tasks:\n  A-1: { effort: 1d }\n\nrisks:\n  R-1:<|>\n    title: R\n', '=== plan.yaml\ntasks:\n  A-1: { effort: 1d }\n\n\n=== risks/R-1.yaml\nrisks:\n  R-1:\n    title: R\n'))
  it('finds a name that no file has', () =>
    check('Extract `A-2`', '=== tasks/a-2.yaml\nrisks: {}\n=== plan.yaml\ntasks:\n  A-1: { effort: 1d }\n  A-2: { effort: 1d }<|>\n',
      '=== plan.yaml\ntasks:\n  A-1: { effort: 1d }\n\n=== tasks/A-2-1.yaml\ntasks:\n  A-2: { effort: 1d }\n'))
  it('is refused with a reason where it would do damage', async () => {
    await check('Extract `A-2`', 'tasks:\n  A-1:\n    tasks:\n      A-2: { effort: 1d }<|>\n', 'disabled: `A-2` is a part of `A-1` and stands where that one stands.')
    await check('Extract `A-2`', 'tasks: { A-1: {}, A-2: {<|>} }\n', 'disabled: `A-2` stands between braces. Write it in lines of its own first.')
    await check('Extract `A-2`', 'tasks:\n  A-1: &a { effort: 1d }\n  A-2: *a<|>\n', 'refused: This edit would change `A-2` as well. Make it by hand in .tpm/plan.yaml, .tpm/tasks/A-2.yaml.')
    await check('Extract `A-1`', 'tasks:\n  A-1: {}<|>\n<<<<<<< HEAD\n  A-2: {}\n=======\n  A-2: { title: B }\n>>>>>>> b\n', 'disabled: .tpm/plan.yaml has merge conflicts or is too large. Resolve that first.')
  })
  it('takes a whole section', () =>
    check('Extract `risks`', 'tasks:\n  A-1: { effort: 1d }\n\n# what may go wrong\nrisks:<|> # all\n  R-1: {}\n', '=== plan.yaml\ntasks:\n  A-1: { effort: 1d }\n\n\n=== risks.yaml\n# what may go wrong\nrisks: # all\n  R-1: {}\n'))
})

describe('moving an item', () => {
  it('goes to the end of its like in another file', () =>
    check('Move `A-1` to .tpm/b.yaml', '=== a.yaml\ntasks:\n  # one\n  A-1:<|>\n    effort: 1d\n  A-2: { effort: 1d }\n=== b.yaml\ntasks:\n    B-1:\n        effort: 1d\nrisks: {}\n',
      '=== a.yaml\ntasks:\n  A-2: { effort: 1d }\n=== b.yaml\ntasks:\n    B-1:\n        effort: 1d\n    # one\n    A-1:\n      effort: 1d\nrisks: {}\n'))
  it('goes to one of the milestones that are nearest, or to any by asking', async () => {
    const plan = 'project: { asof: 2026-03-02 }\nmilestones:\n  M1: { due: 2026-03-03 }\n  M2: { due: 2026-03-04, title: Two }\n  M3: { due: 2026-06-01 }\n  M4: { due: 2027-01-01 }\n  M5: { due: 2028-01-01 }\ntasks:\n  A-1: { milestone: M1, effort: 1d }<|>\n'
    const titles = await titlesAt(plan, { only: ['refactor.move'] })
    assert.deepEqual(titles, ['Move `A-1` to `M2` (Two)', 'Move `A-1` to `M3`', 'Move `A-1` to `M4`', 'Move to Another Milestone…'])
    await check('Move `A-1` to `M2`', plan, plan.replace('milestone: M1', 'milestone: M2').replace('<|>', ''))
  })
})

describe('splitting a task', () => {
  it('halves its estimate and moves what waits for its finish', () =>
    check('Split `A-1`',
      'tasks:\n  # first\n  A-1:<|>\n    title: Dig\n    assign:\n      - ana\n      - ben\n    effort: 2d..3d..8d # guess\n    due: 2026-09-01\n    checklist: { a: true }\n  A-2: { after: [A-1 SS, A-1 FS+2d], effort: 1d }\npeople: { ana: {}, ben: {} }\nmilestones: { M1: { after: A-1 } }\nrisks: { R-1: { tasks: [A-1] } }\n',
      'tasks:\n  # first\n  A-1:\n    title: Dig\n    assign:\n      - ana\n      - ben\n    effort: 1d..1.5d..4d # guess\n    checklist: { a: true }\n  A-3:\n    title: Dig (2)\n    assign:\n      - ana\n      - ben\n    effort: 1d..1.5d..4d\n    due: 2026-09-01\n    after: [A-1]\n  A-2: { after: [A-1 SS, A-3 FS+2d], effort: 1d }\npeople: { ana: {}, ben: {} }\nmilestones: { M1: { after: A-3 } }\nrisks: { R-1: { tasks: [A-1] } }\n'))
  it('works between braces on one line, and over files', () =>
    check('Split `A-1`', '=== a.yaml\ntasks:\n  A-1: { duration: 3h, due: 2026-09-01, latest: 2026-09-02 } # x<|>\n=== b.yaml\ntasks:\n  A-2: { after: A-1, effort: 1d }\n',
      '=== a.yaml\ntasks:\n  A-1: { duration: 1.5h } # x\n  A-3: { title: A-1 (2), duration: 1.5h, due: 2026-09-01, latest: 2026-09-02, after: [A-1] }\n=== b.yaml\ntasks:\n  A-2: { after: A-3, effort: 1d }\n'))
  it('is refused once work has begun', () =>
    check('Split `A-1`', 'tasks:\n  A-1: { effort: 3d, progress: 10% }<|>\n', 'disabled: Work on `A-1` has begun: what is done of it cannot be split.'))
})

describe('turning a checklist into tasks', () => {
  it('shares the estimate and the people, done steps being done', () =>
    check('Turn the checklist',
      'people: { ana: {} }\ntasks:\n  A-1:<|>\n    title: Dig # it\n    assign: [ana 50%]\n    effort: 3d\n    # steps\n    checklist:\n      one: true\n      "two: it": false\n    due: 2026-09-01\n',
      'people: { ana: {} }\ntasks:\n  A-1:\n    title: Dig # it\n    # steps\n    tasks:\n      A-2: { title: one, status: done, assign: [ana 50%], effort: 1.5d }\n      A-3: { title: "two: it", assign: [ana 50%], effort: 1.5d }\n    due: 2026-09-01\n'))
  it('works between braces', () =>
    check('Turn the checklist', 'tasks:\n  A-1: { effort: 2d, checklist: { a: true, b: false }, due: 2026-09-01 }<|>\n',
      'tasks:\n  A-1: { due: 2026-09-01, tasks: { A-2: { title: a, status: done, effort: 1d }, A-3: { title: b, effort: 1d } } }\n'))
})

describe('converting an estimate', () => {
  const people = 'project: { start: 2026-03-02 }\npeople: { ana: { capacity: 50% }, ben: {} }\n'
  it('counts who is assigned, and back again', async () => {
    await check('Write the effort', `${people}tasks:\n  A-1: { assign: [ana], effort: 1d..2d..3d }<|>\n`, `${people}tasks:\n  A-1: { assign: [ana], duration: 2d..4d..6d }\n`)
    await check('Write the duration', `${people}tasks:\n  A-1: { assign: [ana, ben], duration: 4d } # x<|>\n`, `${people}tasks:\n  A-1: { assign: [ana, ben], effort: 6d } # x\n`)
    await check('Write the effort', `${people}tasks:\n  A-1: { effort: 2d, spent: 1h, started: 2026-03-02 }<|>\n`, `${people}tasks:\n  A-1: { duration: 2d, spent: 1h, started: 2026-03-02 }\n`)
  })
  it('counts holidays and leave, so that the dates stay', () =>
    check('Write the effort', 'project: { start: 2026-03-02 }\npeople:\n  ana: { leave: [2026-03-03] }\ntasks:\n  A-1: { assign: ana, effort: 2d }<|>\n',
      'project: { start: 2026-03-02 }\npeople:\n  ana: { leave: [2026-03-03] }\ntasks:\n  A-1: { assign: ana, duration: 3d }\n'))
})

describe('sorting', () => {
  it('takes comments along and leaves what stands between', () =>
    check('Sort `tasks` by id', 'tasks:<|>\n  # ten\n  A-10:\n    effort: 1d\n\n  # two\n  A-2: { effort: 1d }\n  A-1: { effort: 1d }',
      'tasks:\n  A-1: { effort: 1d }\n\n  # two\n  A-2: { effort: 1d }\n  # ten\n  A-10:\n    effort: 1d'))
  it('goes by the computed dates', () =>
    check('Sort `tasks` by computed date', 'tasks:<|>\n  A-1: { after: A-2, effort: 1d }\n  A-2: { effort: 1d }\n', 'tasks:\n  A-2: { effort: 1d }\n  A-1: { after: A-2, effort: 1d }\n'))
  it('is not offered for what is sorted, and refused where an anchor would come too late', async () => {
    assert.deepEqual(await titlesAt('risks:<|>\n  A-1: {}\n  A-2: {}\n'), [])
    await check('Sort `tasks` by id', 'tasks:<|>\n  A-2: { effort: &e 1d }\n  A-1: { effort: *e }\n', 'refused: This edit would change `A-1` as well. Make it by hand in .tpm/plan.yaml.')
  })
})

describe('small rewrites', () => {
  it('keep the computed start', () =>
    check('Set `earliest`', 'project: { start: 2026-03-02 }\ntasks:\n  A-1:<|>\n    effort: 1d\n', 'project: { start: 2026-03-02 }\ntasks:\n  A-1:\n    effort: 1d\n    earliest: 2026-03-02\n'))
  it('set a status, done first', async () => {
    const plan = 'tasks:\n  A-1: { status: doing, effort: 1d }<|>\n'
    const titles = (await titlesAt(plan, { only: ['refactor.rewrite'] })).filter((title) => /status|Mark/.test(title))
    assert.deepEqual(titles, ['Mark `A-1` as done', 'Set the status to `todo`', 'Set the status to `review`', 'Set the status to `dropped`'])
    await check('Mark', plan, 'tasks:\n  A-1: { status: done, effort: 1d }\n')
  })
})

describe('quick fixes', () => {
  it('mend all of a kind in the file', () =>
    check('Fix all 2 of plan/unknown-key', 'tasks:\n  A-1: { efort: 1d }<|>\n  A-2: { efort: 2d }\n', 'tasks:\n  A-1: { effort: 1d }\n  A-2: { effort: 2d }\n'))
  it('mend all that leave no choice, for saving', () =>
    check('Fix everything', 'tasks:\n  A-1: { efort: 1d }\n  A-2: { effort: 2d, after: [A-1 fs] }<|>\n', 'tasks:\n  A-1: { effort: 1d }\n  A-2: { effort: 2d, after: [A-1 FS] }\n', { only: ['source.fixAll'] }))
  it('take away a key that says nothing', async () => {
    await check('Remove this `effort`', 'tasks:\n  A-1:\n    effort: 2d<|> # ours\n    tasks: { A-2: { effort: 1d } }\n', 'tasks:\n  A-1:\n    # ours\n    tasks: { A-2: { effort: 1d } }\n')
    await check('Remove this `title`', 'tasks:\n  A-1:\n    title: One\n    effort: 1d\n    title: Two<|>\n', 'tasks:\n  A-1:\n    title: One\n    effort: 1d\n')
    await check('Remove this `ts`', 'people:\n  ana: { skills: { ts: 1, js: 2, ts: 3<|> } }\n', 'people:\n  ana: { skills: { ts: 1, js: 2 } }\n')
  })
  it('assign those who are free to what nobody does', async () => {
    const plan = 'project: { asof: 2026-03-02 }\npeople:\n  ana: { name: Ana }\n  ben: {}\ntasks:\n  A-1: { effort: 2d, assign: ana }\n  A-2:<|>\n    effort: 2d\n'
    assert.deepEqual((await titlesAt(plan, { only: ['quickfix'] })).filter((title) => /Assign/.test(title)), ['Assign ben (free 2026-03-02 to 2026-03-03)', 'Assign Ana (100 % busy 2026-03-02 to 2026-03-03)'])
    await check('Assign ben', plan, plan.replace('<|>', '').replace('A-2:\n', 'A-2:\n    assign: ben\n'))
    assert.deepEqual((await titlesAt(plan.replace('A-2:<|>', 'A-2:').replace('assign: ana', 'assign: ana<|>'), { only: ['quickfix'] })).filter((title) => /Assign/.test(title)), [])
  })
  it('give an item whose id is taken another one', async () => {
    await check('Give this one', 'tasks:\n  A-1: { effort: 1d }\n  A-7: { after: A-1, effort: 1d }\n  A-1:<|>\n    effort: 2d\n', 'tasks:\n  A-1: { effort: 1d }\n  A-7: { after: A-1, effort: 1d }\n  A-8:\n    effort: 2d\n')
    await check('Give this one', '=== a.yaml\npeople: { ana: {} }\n=== b.yaml\nmilestones: { "ana<|>": {} }\n', '=== b.yaml\nmilestones: { ana-2: {} }\n')
    assert.deepEqual((await titlesAt('tasks:\n  A-1:<|> { effort: 1d }\n  A-1: { effort: 2d }\n', { only: ['quickfix'] })).filter((title) => /Give/.test(title)), [])
  })
  it('add what a scenario names in vain', () =>
    check('Add the task `B-7`', 'tasks:\n  A-1: { effort: 1d }\nscenarios: { late: { set: { A-1: { after: [B-7<|>] } } } }\n', 'tasks:\n  A-1: { effort: 1d }\n  B-7:\n    title: B-7\nscenarios: { late: { set: { A-1: { after: [B-7] } } } }\n'))
  it('add what is named and not there', async () => {
    await check('Add the task `B-7`', 'tasks:\n  A-1: { effort: 1d, after: B-7<|> }\n', 'tasks:\n  A-1: { effort: 1d, after: B-7 }\n  B-7:\n    title: B-7\n')
    await check('Add the person `ana`', 'tasks:\n  A-1: { effort: 1d, assign: ana<|> }\n', 'tasks:\n  A-1: { effort: 1d, assign: ana }\n\npeople:\n  ana:\n    name: ana\n')
  })
})

describe('what is offered', () => {
  it('is nothing but fixes while the cursor moves', async () => {
    const automatic = { triggerKind: CodeActionTriggerKind.Automatic }
    assert.deepEqual(await titlesAt('tasks:\n  A-1: { effort: 1d }<|>\n', automatic), [])
    assert.deepEqual(await titlesAt('risks:\n  A-1: { nots: A, response: accept }<|>\n', automatic), ['Rename the key to `notes`', 'Rename the key to `x-nots`'])
  })
  it('follows the kinds that are asked for', async () => {
    const plan = 'tasks:\n  A-1: { efort: 1d }<|>\n  A-2: {}\n'
    assert.deepEqual(await titlesAt(plan, { only: ['refactor.extract'] }), ['Extract `A-1` to .tpm/tasks/A-1.yaml'])
    assert((await titlesAt(plan, { only: ['refactor'] })).length > 3)
    assert.deepEqual(await titlesAt(plan, { only: ['source.organizeImports'] }), [])
  })
  it('is nothing for broken text and places outside', async () => {
    for (const text of ['<|>', 'tasks: [<|>', '- a<|>\n', 'tasks:\n  A-1: &a [*a]<|>\n', 'project: { name: x }<|>\n']) await titlesAt(text)
  })
})
