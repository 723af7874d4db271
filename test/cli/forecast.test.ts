import assert from 'node:assert/strict'
import { removeFolders } from '../analysis/given'
import { run, runJson } from './given'

after(removeFolders)

const plan = `project: { currency: EUR }
people: { ana: { rate: 100/d } }
budget: { labour: { kind: labour, planned: 1600 } }
milestones: { M: { title: Beta, due: 2026-03-20 } }
tasks:
  A: { title: Dig, effort: 5d..8d..20d, assign: ana, milestone: M }
  B: { title: Fill, effort: 2d, assign: ana, after: A, milestone: M }
risks:
  R: { title: Rock, probability: 40%, impact: { time: 2d..4d..8d, cost: 500 }, tasks: [A] }
  S: { title: Rain, probability: 10%, impact: { time: 2d } }
`

describe('tplan forecast', () => {
  it('prints when milestones will probably be reached, what drives that, what risks do, and what it costs', async () => {
    const { text, exitCode } = await run(plan, 'forecast', '--runs', '1000')
    assert.equal(exitCode, 0)
    assert.equal(text, `1,000 runs from seed 1 as of 2026-03-02; estimates are PERT distributions.

Milestone  Due         Computed    P50         P80         P90         Chance  P80 cost  Title
M          2026-03-20  2026-03-13  2026-03-19  2026-03-24  2026-03-25  70%     1629      Beta
                       2026-03-13  2026-03-19  2026-03-24  2026-03-25          2082      The whole plan

What drives the plan's finish: its mean moves, in working days, when a task takes its P10 and its P90
Task  Low   High  Critical  Cruciality  Sensitivity  Title
A     -3.2  +3.7  100%      0.74        0.75         Dig
B                 100%      0.00        0.00         Fill

What each risk adds to the plan's finish, in working days
Risk  Chance  Mean  P80   Cost  Title
R     40%     +1.7  +2.5  200   Rock
S     10%     -     -           Rain
S names no open task: the delay does not count.

Cost at completion: 1000 EUR by the estimates; P50 1418 EUR, P80 2082 EUR, P90 2271 EUR.
The budget of 1600 EUR is kept with a chance of 57%.
The P80 date and the P80 cost are kept together with a chance of 77%.`)
  })
  it('is the same for the same seed, and another for another', async () => {
    const text = async (...words: string[]) => (await run(plan, 'forecast', '--runs', '500', ...words)).text
    assert.equal(await text('--seed', '7'), await text('--seed', '7'))
    assert.notEqual(await text('--seed', '7'), await text('--seed', '8'))
  })
  it('asks for what drives a milestone, and for its due date together with the budget', async () => {
    const { text } = await run(plan, 'forecast', 'M', '--runs', '500')
    assert.match(text, /^What drives M: /m)
    assert.match(text, /^Both the budget and the due date of M are kept with a chance of 5\d%\.$/m)
    assert.deepEqual(await run(plan, 'forecast', 'N'), { text: 'There is no milestone `N`.', exitCode: 2 })
  })
  it('makes no more runs than tell anything', async () =>
    assert.deepEqual(await run(plan, 'forecast', '--runs', '2000000'), { text: '`--runs` wants at most 1000000 runs: more tell nothing new.', exitCode: 2 }))
  it('prints the same as JSON', async () => {
    const told = (await runJson(plan, 'forecast', '--runs', '1000')) as Record<string, never>
    assert.deepEqual(Object.keys(told), ['runs', 'seed', 'distribution', 'correlation', 'asof', 'calibration', 'backTest', 'plan', 'milestones', 'target', 'tasks', 'risks', 'riskCost', 'cost'])
    const { due, chance, percentiles, histogram } = (told['milestones'] as never)['M'] as { due: string; chance: number; percentiles: Record<string, string>; histogram: { counts: number[] } }
    assert.deepEqual([due, chance, percentiles['P50']?.slice(0, 10)], ['2026-03-20T24:00', 0.703, '2026-03-19'])
    assert.equal(histogram.counts.reduce((sum, each) => sum + each, 0), 1000)
  })
  it('says plainly when there is nothing to learn from', async () => {
    assert.match((await run(plan, 'forecast', '--runs', '100', '--calibrated')).text, /^No finished task has both an estimate/m)
    const done = `${plan}  `.replace('tasks:', 'tasks:\n  Z: { effort: 2d, status: done, spent: 4d }\n  Y: { effort: 2d, status: done, spent: 3d }')
    assert.match((await run(done, 'forecast', '--runs', '100', '--calibrated')).text, /^Calibrated by 2 finished tasks: half of the work keeps to 1\.\d\d times .* Back-test/m)
  })
  it('says plainly when no past forecast can be tested', async () =>
    assert.match((await run(plan, 'forecast', '--runs', '100', '--back-test')).text, /^Back-test of past plans: no commit has /m))
  it('works on a plan without anything', async () => {
    assert.deepEqual(await run('', 'forecast', '--runs', '100'), { text: 'The plan has no tasks and no milestones to forecast.', exitCode: 0 })
    const { text } = await run('milestones: { M: {} }\n', 'forecast', '--runs', '100')
    assert.match(text, /^No open task drives the plan's finish\.$/m)
    assert.match(text, /^No risk is open\.$/m)
  })
})
