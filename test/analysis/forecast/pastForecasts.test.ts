import assert from 'node:assert/strict'
import { readPastForecasts } from '../../../src/analysis/forecast/pastForecasts'
import { readWell } from '../../plan/checkPlan'
import { createRepo, removeRepos } from '../../git/repo'

after(removeRepos)

/** A repository whose plan was committed on those days of January 2026. */
function repoOf(commits: readonly (readonly [day: number, text: string])[]) {
  const repo = createRepo()
  for (const [day, text] of commits) {
    repo.at((day - 1) * 24 * 60)
    repo.write('.tpm/plan.yaml', text)
    repo.run('add', '-A')
    repo.commit('plan')
  }
  return repo
}

const open = (milestone: string): string => `milestones: { ${milestone}: {} }\ntasks: { A: { duration: 5d..8d..20d, milestone: ${milestone} } }\n`
const reachedOn = (day: string): string => `milestones: { M-1: { reached: ${day}, was: [OLD-1] } }\ntasks: { A: { duration: 5d..8d..20d, status: done, milestone: M-1 } }\n`

describe('Past forecasts', () => {
  // From Monday the 5th, P50 is Friday the 16th and P80 Tuesday the 20th.
  const past = (day: string) => readPastForecasts(repoOf([[5, open('OLD-1')], [6, open('M-1')], [30, reachedOn(day)]]).git, readWell(reachedOn(day)))
  it('held when a milestone was reached by the date that was promised', async () => {
    assert.deepEqual(await past('2026-01-14'), { milestones: 1, forecasts: 2, withinP50: 1, withinP80: 1 })
    assert.deepEqual(await past('2026-01-20'), { milestones: 1, forecasts: 2, withinP50: 0, withinP80: 1 })
    assert.deepEqual(await past('2026-01-28'), { milestones: 1, forecasts: 2, withinP50: 0, withinP80: 0 })
  })
  it('are none after the day, of what was certain, and without any milestone reached or any history', async () => {
    const none = { milestones: 0, forecasts: 0, withinP50: undefined, withinP80: undefined }
    assert.deepEqual(await past('2026-01-02'), none)
    const certain = 'milestones: { M-1: {} }\ntasks: { A: { duration: 5d, milestone: M-1 } }\n'
    const plan = readWell(reachedOn('2026-01-14'))
    assert.deepEqual(await readPastForecasts(repoOf([[5, certain]]).git, plan), none)
    assert.deepEqual(await readPastForecasts(repoOf([[5, open('M-1')]]).git, readWell(open('M-1'))), none)
    assert.deepEqual(await readPastForecasts(createRepo().git, plan), none)
  })
})
