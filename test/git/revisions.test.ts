import assert from 'node:assert/strict'
import { revisionsOf } from '../../src/git/revisions'
import { createRepo, removeRepos } from './repo'

after(removeRepos)

describe('The revisions of a folder', () => {
  it('are the commits that changed something in it, the newest first, with their days', async () => {
    const repo = createRepo()
    const first = repo.commit('plan', '.tpm/plan.yaml')
    repo.commit('code', 'src/code.ts')
    repo.at(2 * 24 * 60)
    const second = repo.commit('plan again', '.tpm/tasks/more.yaml')
    const found = await revisionsOf(repo.git, '.tpm', 10)
    assert.deepEqual(found, { ok: true, value: [{ commit: second, day: '2026-01-03' }, { commit: first, day: '2026-01-01' }] })
    assert.deepEqual((await revisionsOf(repo.git, '.tpm', 1)).ok && 1, 1)
  })
  it('are none where nothing was committed, and a failure where there is no repository', async () => {
    const repo = createRepo()
    assert.equal((await revisionsOf(repo.git, '.tpm', 10)).ok, false)
    repo.commit('code', 'src/code.ts')
    assert.deepEqual(await revisionsOf(repo.git, '.tpm', 10), { ok: true, value: [] })
  })
})
