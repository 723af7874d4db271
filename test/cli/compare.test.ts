import assert from 'node:assert/strict'
import { givenFolder, removeFolders } from '../analysis/given'
import { openRepo } from '../git/repo'
import { run, runIn, runJson } from './given'

after(removeFolders)

const plan = `project: { currency: EUR, asof: 2026-03-02 }
people: { ana: { rate: 100/h }, ben: { rate: 50/h } }
milestones: { M: { title: Beta, due: 2026-03-06 } }
tasks:
  A: { title: Dig, effort: 2d, assign: ana, milestone: M }
  B: { effort: 3d, assign: ben }
scenarios:
  late: { set: { A: { effort: 6d } } }
  cheap: { set: { A: { effort: 4d, assign: ben } } }
changes: { CHG-1: { add: { tasks: { N: { title: New, effort: 1d, assign: ana, after: A, milestone: M } } } } }
`

/** Lines of a table without the padding between columns. */
const lines = (text: string): readonly string[] => text.split('\n').map((line) => line.replace(/ {2,}/g, '|'))

describe('tplan compare', () => {
  it('prints what a scenario moves and costs', async () =>
    assert.deepEqual(lines((await run(plan, 'compare', 'late')).text), [
      'The plan ends 3 days later, on 2026-03-09 instead of 2026-03-04.',
      'M (Beta) comes 4 days later, on 2026-03-09 instead of 2026-03-03, and is late.',
      'It costs 3200 EUR more: 6000 instead of 2800.',
      'One task moves.',
      'Now critical: A (Dig).',
      '',
      'Milestone|Before|After|Moved|Cost (EUR)|Title',
      'M|2026-03-03|2026-03-09|+4 days|late|+3200|Beta',
      '',
      'Task|Start|now|Finish|now|Moved|Title',
      'A|2026-03-02|2026-03-02|2026-03-03|2026-03-09|+4 days|Dig',
    ]))
  it('prints what a change would add, as JSON', async () => {
    const { added, cost, finish, milestones } = await runJson(plan, 'compare', 'CHG-1') as { added: unknown; cost: unknown; finish: { by: number }; milestones: { at: unknown }[] }
    assert.deepEqual([added, cost, finish.by, milestones[0]?.at], [['N'], { before: 2800, after: 3600, by: 800 }, 0, { before: '2026-03-03T17:00', after: '2026-03-04T17:00', by: 480 }])
  })
  it('compares two scenarios with each other', async () => {
    const { text } = await run(plan, 'compare', 'late', 'cheap')
    assert.match(text, /^M \(Beta\) comes 2 days sooner, on 2026-03-05 instead of 2026-03-09, and is no longer late\.$/m)
    assert.match(text, /^ben is now needed for 200 % of 100 % from 2026-03-02 to 2026-03-04\.$/m)
  })
  it('compares the plan with what it was at a revision, and a revision with a scenario', async () => {
    const folder = givenFolder({ '.tpm/plan.yaml': plan.replace('effort: 2d', 'effort: 1d') })
    const repo = openRepo(folder)
    repo.run('init', '-q', '-b', 'main')
    repo.commit('plan')
    repo.write('.tpm/plan.yaml', plan)
    assert.match((await runIn(folder, 'compare', 'HEAD')).text, /^M \(Beta\) comes 1 day later, on 2026-03-03 instead of 2026-03-02\.\nIt costs 800 EUR more: 2800 instead of 2000\.$/m)
    assert.match((await runIn(folder, 'compare', 'main', 'late')).text, /^M \(Beta\) comes 5 days later/m)
  })
  it('says what it cannot compare', async () => {
    const folder = givenFolder({ '.tpm/plan.yaml': plan })
    openRepo(folder).run('init', '-q', '-b', 'main')
    const refused = async (expected: RegExp, ...words: readonly string[]) => {
      const { text, exitCode } = await runIn(folder, 'compare', ...words)
      assert.match(text, expected)
      assert.equal(exitCode, 2)
    }
    await refused(/^`v9` is neither a scenario nor a change of this plan, nor can it be read as a revision\. /, 'v9')
    await refused(/^`A` is a task\. A scenario, a change or a git revision is wanted here\.$/, 'A')
    await refused(/^`v9` is neither/, 'late', 'v9')
  })
  it('still compares what can be read of a scenario with mistakes', async () => {
    const { text, remark } = await run(plan.replace('{ effort: 6d }', '{ effort: 6d, assign: nobody }'), 'compare', 'late')
    assert.match(text, /^M \(Beta\) comes 4 days later/m)
    assert.match(remark ?? '', /^The plan has 1 error: see `tplan check`\.$/)
  })
})
