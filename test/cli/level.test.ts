import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { givenFolder, removeFolders } from '../analysis/given'
import { run, runIn, runJson } from './given'

after(removeFolders)

const plan = `# Who does what
people: { ana: { name: Ana Lima } }
milestones: { M: { due: 2026-03-04 } }
tasks:
  A: { title: Dig, effort: 2d, assign: ana, priority: high } # first
  B: { title: Fill, effort: 12h, assign: ana, milestone: M }
  C: { title: Plant, effort: 4h, after: B, milestone: M }
`

describe('tplan level', () => {
  it('prints what has to move, and why', async () => {
    assert.deepEqual((await run(plan, 'level')).text.split('\n'), [
      'Item  From                    To                      By      Why',
      'B     2026-03-02..2026-03-03  2026-03-04..2026-03-05  2 days  waits for ana, who is busy with A until 2026-03-03T17:00',
      'C     2026-03-03              2026-03-05              2 days  waits for B to finish, 2026-03-05T12:00',
      'M     2026-03-03              2026-03-05              2 days  waits for C to finish, 2026-03-05T17:00',
      '',
      '1 task moved, 2 more follow.',
    ])
  })
  it('prints the same as JSON, by in working minutes', async () => {
    const [first, second] = (await runJson(plan, 'level')) as readonly object[]
    assert.deepEqual(first, {
      id: 'B', from: { start: '2026-03-02T08:00', finish: '2026-03-03T12:00' }, to: { start: '2026-03-04T08:00', finish: '2026-03-05T12:00' },
      by: 960, busy: ['ana'], behind: ['A'], reason: 'waits for ana, who is busy with A until 2026-03-03T17:00',
    })
    assert.deepEqual({ ...second, from: 0, to: 0 }, { id: 'C', from: 0, to: 0, by: 960, busy: [], behind: [], reason: 'waits for B to finish, 2026-03-05T12:00' })
  })
  it('says of equipment that it is in use', async () => {
    const text = 'equipment: { rig: {} }\ntasks:\n  A: { duration: 1d, assign: rig }\n  B: { duration: 1d, assign: rig }\n'
    assert.match((await run(text, 'level')).text, /waits for rig, which is in use by A until 2026-03-02T17:00/)
  })
  it('has nothing to say of a plan in which nobody has to wait', async () => {
    assert.deepEqual(await run('tasks: { A: { effort: 1d } }\n', 'level'), { text: 'Nothing has to be moved.', exitCode: 0 })
  })
  it('names those who are needed beyond capacity all the same', async () => {
    const text = 'equipment: { rig: { units: 2 } }\ntasks:\n  A: { duration: 1d, assign: rig x3 }\n  B: { duration: 1d, assign: rig }\n'
    assert.match((await run(text, 'level')).text, /^1 task moved, 0 more follow\. Still needed beyond capacity: rig\.$/m)
  })
  it('keeps within float when asked to', async () => {
    assert.equal((await run(plan, 'level', '--within-float')).text, 'Nothing can be moved. Still needed beyond capacity: Ana Lima.')
  })
  it('writes the dates only when told to, and nothing else', async () => {
    const dated = `project: { start: 2026-03-02 }\n${plan}`
    const folder = givenFolder({ '.tpm/plan.yaml': dated })
    const text = () => readFileSync(join(folder, '.tpm/plan.yaml'), 'utf8')
    await runIn(folder, 'level')
    assert.equal(text(), dated)
    const { exitCode, remark } = await runIn(folder, 'level', '--write')
    assert.deepEqual([exitCode, remark], [0, 'Wrote `earliest` of 1 task into .tpm/plan.yaml.'])
    assert.equal(text(), dated.replace('effort: 12h, assign', 'effort: 12h, earliest: 2026-03-04, assign'))
    assert.equal((await runIn(folder, 'level', '--write')).text, 'Nothing has to be moved.')
  })
  it('writes no dates that a plan without a start would begin with', async () => {
    const { exitCode, text } = await run(plan, 'level', '--write')
    assert.deepEqual([exitCode, text], [2, 'Give the project a `start` first: without one, the schedule begins with the first of the dates that would be written.'])
  })
  it('writes nothing into a plan that no tool can edit', async () => {
    const folder = givenFolder({ '.tpm/plan.yaml': `project: { start: 2026-03-02 }\n${plan}<<<<<<< ours\n=======\n>>>>>>> theirs\n` })
    const before = readFileSync(join(folder, '.tpm/plan.yaml'), 'utf8')
    const { exitCode, text } = await runIn(folder, 'level', '--write')
    assert.deepEqual([exitCode, text], [2, '.tpm/plan.yaml has merge conflicts or is too large. Resolve that first.'])
    assert.equal(readFileSync(join(folder, '.tpm/plan.yaml'), 'utf8'), before)
  })
})

describe('tplan schedule --level', () => {
  const datesOf = async (...words: readonly string[]) => {
    const { finish, tasks } = (await runJson(plan, 'schedule', ...words)) as { finish: string; tasks: Readonly<Record<string, { start: string }>> }
    return [finish, ...Object.values(tasks).map(({ start }) => start)]
  }
  it('prints the dates of a schedule that uses nobody beyond capacity', async () => {
    assert.deepEqual(await datesOf(), ['2026-03-03T17:00', '2026-03-02T08:00', '2026-03-02T08:00', '2026-03-03T13:00'])
    assert.deepEqual(await datesOf('--level'), ['2026-03-05T17:00', '2026-03-02T08:00', '2026-03-04T08:00', '2026-03-05T13:00'])
  })
  it('does so without being asked for a plan that is levelled', async () => {
    const text = `project: { level: true }\n${plan}`
    assert.equal((await run(text, 'schedule')).text, (await run(plan, 'schedule', '--level')).text)
    assert.match((await run(text, 'why', 'B')).text, /waits for ana, who is busy with A/)
  })
  it('looks for better dates with the budget that it is given, the same for the same seed', async () => {
    const text = 'project: { start: 2026-03-02 }\npeople: { ana: {} }\nequipment: { rig: { units: 2 } }\nmilestones: { M: { due: 2026-03-06 } }\ntasks:\n'
      + '  A: { effort: 2d, assign: ana }\n  B: { effort: 12h, assign: [ana, rig x2], milestone: M }\n  C: { effort: 1d, after: B, milestone: M }\n  D: { duration: 3d, assign: rig }\n'
    const milestone = async (...words: readonly string[]) => ((await runJson(text, 'schedule', ...words)) as { milestones: { M: { finish: string } } }).milestones.M.finish
    assert.equal(await milestone('--level'), '2026-03-09T12:00')
    assert.equal(await milestone('--schedules', '200', '--seed', '3'), '2026-03-04T12:00')
    assert.equal(await milestone('--level', '--seconds', '10'), '2026-03-04T12:00')
    assert.equal((await run(text, 'schedule', '--schedules', '0')).exitCode, 2)
  })
  it('prints what was moved when asked to', async () => {
    assert.equal((await run(plan, 'schedule', '--level', '--moves')).text, (await run(plan, 'level')).text)
  })
})
