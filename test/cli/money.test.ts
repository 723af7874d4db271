import assert from 'node:assert/strict'
import { givenFolder, removeFolders } from '../analysis/given'
import { openRepo } from '../git/repo'
import { run, runIn, runJson } from './given'

after(removeFolders)

const plan = `project: { start: 2026-03-02, asof: 2026-03-09, currency: EUR }
people: { ana: { rate: 100/h }, zoe: {} }
milestones: { M: { title: Beta } }
budget: { staff: { title: Staff, kind: labour, planned: 4000 }, rent: { planned: 50 } }
tasks:
  A: { title: Dig, effort: 4d, assign: ana, milestone: M, started: 2026-03-02, finished: 2026-03-06, spent: 5d }
  B: { title: Fill, effort: 1d, assign: [ana, zoe], after: A }
expenses: { E: { date: 2026-03-03, budget: rent, amount: 20.5 } }
`

/** Lines of a table without the padding between columns. */
const lines = (text: string): readonly string[] => text.split('\n').map((line) => line.replace(/ {2,}/g, '|'))

describe('tplan cost', () => {
  it('prints what each task costs, in all, and what it could not know', async () =>
    assert.deepEqual(lines((await run(plan, 'cost')).text), [
      'Task|Planned|Actual|To come|At completion|Title',
      'A|3200|4000|0|4000|Dig',
      'B|400|0|400|400|Fill',
      '(none)|21|21|0|21',
      'Total|3621|4021|400|4421',
      '',
      'Amounts are in EUR.',
      'No rate is written for zoe: their work is counted as nothing.',
    ]))
  it('sets budget lines beside what they may cost, unused ones too', async () => {
    const { text } = await run(plan.replace('E: {', 'E: { task: A,').replace('budget: rent, ', ''), 'cost', '--by', 'line')
    assert.deepEqual(lines(text).slice(0, 3), ['Line|Budget|Planned|Actual|To come|At completion|Title', 'staff|4000|3600|4000|400|4400|Staff', 'rent|50|0|0|0|0|rent'])
  })
  it('prints what falls due in each month, week or day', async () => {
    const { text } = await run(plan, 'cost', '--by', 'week')
    assert.deepEqual(lines(text).slice(0, 3), [
      'From|To|Planned|in all|Actual and to come|in all',
      '2026-03-02|2026-03-08|3221|3221|4021|4021',
      '2026-03-09|2026-03-15|400|3621|400|4421',
    ])
  })
  it('prints the same as JSON, to the cent', async () => {
    assert.deepEqual(await runJson(plan, 'cost', '--by', 'milestone'), {
      asof: '2026-03-09', measure: 'money', currency: 'EUR', total: { planned: 3620.5, actual: 4020.5, remaining: 400, completion: 4420.5 },
      unrated: ['zoe'], assumed: [], by: 'milestone',
      items: [{ id: 'M', planned: 3200, actual: 4000, remaining: 0, completion: 4000 }],
      rest: { planned: 420.5, actual: 20.5, remaining: 400, completion: 420.5 },
    })
  })
  it('counts days of effort in a plan without money, and nothing in an empty one', async () => {
    assert.match((await run('tasks: { A: { effort: 12h } }\n', 'cost')).text, /^A +1.5 +0 +1.5 +1.5 +A$/m)
    assert.match((await run('project: {}\n', 'cost')).text, /^Total +0 +0 +0 +0\n\nThe plan names no rates and no expenses: amounts are days of effort\.$/m)
    assert.deepEqual((await runJson('project: {}\n', 'cost', '--by', 'day') as { curve: unknown }).curve, [])
  })
})

describe('tplan earned', () => {
  const atBaseline = (then: string, now: string): string => {
    const folder = givenFolder({ '.tpm/plan.yaml': then })
    const repo = openRepo(folder)
    repo.run('init', '-q', '-b', 'main')
    repo.commit('plan')
    repo.run('tag', 'v1')
    repo.write('.tpm/plan.yaml', now)
    return folder
  }
  const before = plan.replace(/, started: .* }/, ' }').replace('asof: 2026-03-09', 'asof: 2026-03-02').replace(/expenses.*\n/, '')

  it('measures the plan against itself where there is no baseline', async () => {
    const { text, exitCode } = await run(plan, 'earned')
    assert.equal(exitCode, 0)
    assert.match(text, /^Against the plan itself: there is no baseline, in EUR\.$/m)
    assert.match(text, /^EV earned value +3221 +CV cost variance +-800 +CPI +0\.80$/m)
  })
  it('measures it against a revision', async () => {
    const { text } = await runIn(atBaseline(before, plan), 'earned', '--baseline', 'v1')
    assert.match(text, /^Against v1 \([0-9a-f]{8}\), in EUR\.$/m)
    assert.match(text, /^PV planned value +3600 +SV schedule variance +-400 +SPI +0\.89$/m)
    assert.match(text, /^BAC \/ CPI: at the cost so far +4523 /m)
    assert.match(text, /^In time: 4 of 5 working days are earned, 5 have passed, SPI\(t\) 0\.80: at this pace it takes 6\.3 days, until 2026-03-10\.$/m)
  })
  it('takes the baseline that the project names', async () => {
    const folder = atBaseline(before, plan.replace('currency', 'baseline: v1, currency'))
    const { text } = await runIn(folder, 'earned', '--json')
    const { baseline, pv, spi, items } = JSON.parse(text) as { baseline: string; pv: number; spi: number; items: { id: string }[] }
    assert.deepEqual([baseline, pv, spi, items.map(({ id }) => id)], ['v1', 3600, 0.8889, ['A', 'B']])
    const { curve } = JSON.parse((await runIn(folder, 'earned', '--by', 'week', '--json')).text) as { curve: object[] }
    assert.deepEqual(curve, [{ to: '2026-03-08', pv: 3600, cost: 4020.5 }, { to: '2026-03-15', pv: 3600, cost: 4420.5 }])
  })
  it('prints the curves of both over time', async () => {
    const { text } = await run(plan, 'earned', '--by', 'week')
    assert.deepEqual(lines(text).slice(-3), ['Until|PV|Actual and to come', '2026-03-08|3221|4021', '2026-03-15|3621|4421'])
  })
  it('says which baseline cannot be read, and why', async () => {
    const { text, exitCode } = await runIn(atBaseline(before, plan), 'earned', '--baseline', 'v9')
    assert.deepEqual([text, exitCode], ['The baseline `v9` cannot be read. Git does not know this revision here.', 2])
  })
  it('knows nothing of a plan without work', async () => assert.match((await run('project: {}\n', 'earned')).text, /^PV planned value +0 +SV schedule variance +0 +SPI +not known$/m))
})
