import assert from 'node:assert/strict'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { analysePlan, type Analysis } from '../../src/analysis/analysePlan'
import { blockersOf } from '../../src/analysis/blockers'
import { readPlan } from '../../src/plan/readPlan'
import type { Day } from '../../src/time/day'
import { runIn } from '../cli/given'

const folder = join('examples', 'aurora', '.tpm')

/** What a visitor is meant to see in the example; the plan may change, the story stays. */
describe('the plan of the example', () => {
  let analysis: Analysis
  before(async () => {
    const paths = (await readdir(folder, { recursive: true })).filter(path => path.endsWith('.yaml'))
    const files = await Promise.all(paths.map(async path => ({ path, text: await readFile(join(folder, path), 'utf8') })))
    analysis = analysePlan(readPlan(files), 0 as Day)
  })

  const blockers = (id: string) => {
    const task = analysis.plan.tasks.get(id)
    return task ? blockersOf(analysis, task) : undefined
  }

  it('has the size that is promised', () => {
    const leaves = [...analysis.plan.tasks.values()].filter(task => task.children.length === 0)
    assert.ok(55 <= leaves.length && leaves.length <= 70, `${leaves.length} tasks`)
    assert.equal(analysis.plan.milestones.size, 5)
    assert.equal([...analysis.plan.items.values()].filter(item => item.collection === 'risks').length, 12)
  })

  it('has no error, and only the findings that it is about', () => {
    const count = (code: string) => analysis.problems.filter(({ rule }) => rule.code === code).length
    assert.deepEqual([...new Set(analysis.problems.map(({ rule }) => rule.code))].sort(), ['plan/budget-at-risk', 'plan/late-milestone', 'plan/missed-deadline', 'plan/over-allocated', 'plan/risk-occurred'])
    assert.deepEqual(['plan/budget-at-risk', 'plan/late-milestone', 'plan/missed-deadline', 'plan/risk-occurred'].map(count), [1, 1, 1, 1])
    assert.ok(count('plan/over-allocated') <= 5)
  })

  it('is late for the trial, in time for the rest, and past one deadline', () => {
    const { milestones, missedDeadlines } = analysis.schedule
    assert.deepEqual([...milestones].filter(([, { late }]) => late).map(([id]) => id), ['trial'])
    assert.deepEqual(missedDeadlines.map(({ task }) => task), ['OPS-4'])
  })

  it('has a critical path from the firmware over the trial to the last wave', () => {
    const critical = (id: string) => analysis.schedule.tasks.get(id)?.critical
    for (const id of ['AGT-12', 'AGT-13', 'FLD-4', 'FLD-5', 'FLD-6', 'FLD-8', 'QA-6', 'FLD-12']) assert.ok(critical(id), id)
    for (const id of ['CORE-22', 'DASH-5', 'QA-3']) assert.ok(!critical(id), id)
  })

  it('has blocked tasks, one of them by an open issue', () => {
    assert.deepEqual(blockers('AGT-13'), ['AGT-12'])
    assert.ok(blockers('AGT-23')?.includes('ISS-2'))
    assert.deepEqual(blockers('CORE-22'), [])
  })

  it('has a line of the budget that will not be enough, a scenario that delays, and a change that costs', async () => {
    const said = async (...words: string[]) => (await runIn(join('examples', 'aurora'), ...words)).text
    assert.match(await said('cost', '--by', 'line'), /^tools +14500 .* 14730 /m)
    assert.match(await said('compare', 'supplier-late'), /^ga .* comes 24 days later/m)
    assert.match(await said('compare', 'CHG-1'), /^It costs 4992 EUR more/)
  })
})
