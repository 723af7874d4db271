import assert from 'node:assert/strict'
import { removeFolders } from '../analysis/given'
import { closeClients, givenClient } from './given'

after(removeFolders)
after(closeClients)

describe('why a date is what it is', () => {
  it('is answered step by step, with the places of the text that decides', async () => {
    const client = await givenClient({ '.tpm/plan.yaml': 'tasks:\n  A: { duration: 5d }\n  B: { duration: 1d, after: A, latest: 2026-03-06 }\n' })
    const plan = client.plans[0]?.[0]?.plan ?? ''
    const why = await client.request('tpm/why', { plan, item: 'B' })
    assert.deepEqual([why?.start, why?.finish], ['2026-03-09T08:00', '2026-03-09T17:00'])
    assert.deepEqual(why?.steps.map(({ item, words, location }) => [item, words, location?.range.start]), [
      ['B', 'waits for A to finish, 2026-03-06T17:00; a weekend in between', { line: 2, character: 28 }],
      ['A', 'starts with the plan, 2026-03-02', undefined],
    ])
    assert.deepEqual(why?.conflicts.map((parts) => parts.map(({ item, words }) => `${item} ${words}`)), [[
      'B must finish by 2026-03-06 (`latest`)', 'B waits for A to finish, 2026-03-06T17:00', 'A starts with the plan, 2026-03-02',
    ]])
    assert.equal((await client.request('tpm/why', { plan, item: 'nobody' })) ?? undefined, undefined)
    assert.equal((await client.request('tpm/why', { plan: 'file:///nowhere', item: 'B' })) ?? undefined, undefined)
  })
})
