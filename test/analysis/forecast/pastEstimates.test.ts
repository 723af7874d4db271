import assert from 'node:assert/strict'
import { readPastEstimates } from '../../../src/analysis/forecast/pastEstimates'
import { readWell } from '../../plan/checkPlan'
import { createRepo, removeRepos } from '../../git/repo'

after(removeRepos)

describe('Past estimates', () => {
  it('are those that stood in the plan when work began', async () => {
    const repo = createRepo()
    const commit = (day: number, text: string) => {
      repo.at(day * 24 * 60)
      repo.write('.tpm/plan.yaml', text)
      repo.run('add', '-A')
      repo.commit('plan')
    }
    commit(0, 'tasks:\n  OLD-1: { effort: 2d }\n  B-1: { effort: 1d }\n')
    commit(4, 'tasks:\n  OLD-1: { effort: 8d }\n')
    const now = 'tasks:\n  A-1: { effort: 9d, was: [OLD-1], started: 2026-01-03, status: done, spent: 4d }\n  B-1: { effort: 2d, started: 2025-12-20, status: done, spent: 4d }\n'
    commit(9, now)
    const { cases, fromHistory } = await readPastEstimates(repo.git, readWell(now))
    assert.deepEqual([cases, fromHistory], [[{ id: 'A-1', factor: 2 }, { id: 'B-1', factor: 2 }], 1])
  })
  it('are those of today where there is no git', async () => {
    const plan = readWell('tasks: { A: { effort: 2d, started: 2026-01-03, status: done, spent: 4d } }\n')
    assert.deepEqual(await readPastEstimates(undefined, plan), { cases: [{ id: 'A', factor: 2 }], fromHistory: 0 })
    assert.deepEqual(await readPastEstimates(createRepo().git, plan), { cases: [{ id: 'A', factor: 2 }], fromHistory: 0 })
  })
})
