import assert from 'node:assert/strict'
import { removeFolders } from '../analysis/given'
import { run, runJson } from './given'

after(removeFolders)

const plan = `project: { currency: EUR, asof: 2026-03-02 }
people: { ana: { rate: 100/h }, ben: { name: Ben, rate: 130/h } }
milestones: { M: { title: Beta, due: 2026-03-05 } }
tasks:
  A: { title: Dig, effort: 4d, assign: ana }
  B: { title: Fill, duration: 2d, after: [A FS+1d], milestone: M }
`

/** Lines of a table without the padding between columns. */
const lines = (text: string): readonly string[] => text.split('\n').map((line) => line.replace(/ {2,}/g, '|'))

describe('tplan pull-in', () => {
  it('prints a set of changes that keeps the due date, as a scenario as well, and each change alone', async () =>
    assert.deepEqual(lines((await run(plan, 'pull-in', 'M')).text), [
      'M (Beta) is computed for 2026-03-10. 2026-03-05 is met with 2 changes, for 480 EUR more.',
      '',
      'Way|Won|Cost (EUR)|Then on|What',
      'less waiting|1 day|0|2026-03-09|B (Fill) no longer waits 1d behind A (Dig); something may need that time',
      'crash|2 days|+480|2026-03-05|Ben helps with A (Dig)',
      '',
      'As a scenario:',
      '',
      'scenarios:',
      '|sooner-M:',
      '|title: M sooner',
      '|set:',
      '|B: { after: [A] }',
      '|A: { assign: [ana, ben] }',
      '',
      'Each change alone:',
      '',
      'Way|Won|Cost (EUR)|Then on|What',
      'less waiting|1 day|0|2026-03-09|B (Fill) no longer waits 1d behind A (Dig); something may need that time',
      'crash|2 days|+480|2026-03-06|Ben helps with A (Dig)',
    ]))
  it('prints it as JSON', async () => {
    const { wanted, sets } = await runJson(plan, 'pull-in', 'M', '--to', '2026-03-06', '--without', 'lag') as { wanted: string; sets: { isMet: boolean; cost: number; set: object }[] }
    assert.deepEqual([wanted, sets.map(({ isMet, cost, set }) => [isMet, cost, set])], ['2026-03-06', [[true, 480, { A: { assign: '[ana, ben]' } }]]])
  })
  it('says honestly what cannot be', async () => {
    assert.match((await run(plan, 'pull-in', 'M', '--to', '2026-03-02')).text, /^M \(Beta\) is computed for 2026-03-10\. 2026-03-02 cannot be met: the nearest that was found is 2026-03-0\d, with \d changes, for 480 EUR more\. It is then held by A \(Dig\), B \(Fill\)\.$/m)
    assert.match((await run(plan, 'pull-in', 'M', '--to', '2026-03-10')).text, /^M \(Beta\) is computed for 2026-03-10\. That is in time for 2026-03-10\.$/m)
    assert.match((await run(plan.replace(', due: 2026-03-05', ''), 'pull-in', 'M')).text, /^M \(Beta\) is computed for 2026-03-10\. It has no due date: name one with `--to DATE`\.$/m)
  })
  it('wants a milestone, and kinds that it knows', async () => {
    assert.deepEqual(await run(plan, 'pull-in', 'A'), { text: '`A` is not a milestone.', exitCode: 2 })
    assert.match((await run(plan, 'pull-in', 'MM')).text, /^No item has the id `MM`\./)
    assert.match((await run(plan, 'pull-in', 'M', '--without', 'magic')).text, /^`--without` wants crash, reassign, fastTrack, lag, scope, not `magic`\.$/)
  })
})

describe('tplan pull-in of a levelled plan', () => {
  it('gives work to others where one person is in the way of two tasks', async () => {
    const levelled = `project: { level: true, asof: 2026-03-02 }
people: { ana: { rate: 100/h }, ben: { rate: 100/h } }
milestones: { M: { due: 2026-03-04 } }
tasks: { A: { effort: 2d, assign: ana, milestone: M }, B: { effort: 2d, assign: ana, milestone: M } }
`
    const { text } = await run(levelled, 'pull-in', 'M')
    assert.match(text, /^M is computed for 2026-03-05\. 2026-03-04 is met with one change, for no cost\.$/m)
    for (const task of ['A', 'B']) assert.match(text, new RegExp(`^crash +1 day +0 +2026-03-04 +ben helps with ${task}$`, 'm'))
  })
})
