import assert from 'node:assert/strict'
import { readPlanAt } from '../../src/analysis/planAt'
import { formatDay } from '../../src/time/day'
import { createRepo, removeRepos } from '../git/repo'

describe('The plan at a revision', () => {
  after(removeRepos)

  it('is what its files said then, scheduled as of the day of the commit', async () => {
    const repo = createRepo()
    repo.write('.tpm/tasks.yaml', 'tasks: { A: { effort: 1d } }\n')
    repo.write('.tpm/more/people.yml', 'people: { ana: {} }\n')
    repo.write('.tpm/.hidden.yaml', 'tasks: { H: {} }\n')
    repo.write('.tpm/notes.txt', 'tasks: { N: {} }\n')
    repo.write('.tpm/latin.yaml', Buffer.from([0xff, 0xfe, 0x41]))
    const first = repo.commit('first')
    repo.write('.tpm/tasks.yaml', 'tasks: { B: { effort: 1d } }\n')
    repo.commit('second')
    const then = await readPlanAt(repo.git, 'HEAD~1')
    assert.ok(then.ok)
    const { commit, analysis: { plan, schedule } } = then.value
    assert.deepEqual([commit, [...plan.items.keys()], formatDay(schedule.asof)], [first, ['ana', 'A'], '2026-01-01'])
  })
  it('is none where there was none', async () => {
    const repo = createRepo()
    repo.commit('empty')
    const none = await readPlanAt(repo.git, 'HEAD')
    assert.deepEqual(none.ok ? 'ok' : [none.reason, none.message], ['no-plan', 'There is no plan at HEAD: its .tpm folder has no YAML file.'])
    const unknown = await readPlanAt(repo.git, 'v9')
    assert.equal(unknown.ok ? 'ok' : unknown.reason, 'unknown-revision')
  })
})
