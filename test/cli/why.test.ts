import assert from 'node:assert/strict'
import { removeFolders } from '../analysis/given'
import { run, runJson } from './given'

after(removeFolders)

const plan = 'project:\n  start: 2026-03-02\ntasks:\n  A-1: { title: Dig, effort: 5d }\n  A-2:\n    title: "Fill\\u001b[2J"\n    effort: 1d\n    after: [A-1]\n  A-3: { effort: 1d, after: A-2, latest: 2026-03-09 }\n  A-4: { status: dropped }\n'

describe('tplan why', () => {
  it('prints each step with the place of the text that decides', async () => {
    const { text, exitCode } = await run(plan, 'why', 'A-2')
    assert.equal(text, [
      'A-2 Fill\ufffd[2J',
      '2026-03-09T08:00 to 2026-03-09T17:00',
      '',
      'A-2 waits for A-1 to finish, 2026-03-06T17:00; a weekend in between [.tpm/plan.yaml:8]',
      'A-1 starts when the project does, 2026-03-02 [.tpm/plan.yaml:2]',
    ].join('\n'))
    assert.equal(exitCode, 1)
  })
  it('prints what cannot hold together', async () => {
    const { text } = await run(plan, 'why', 'A-3')
    assert.match(text, /\nThese cannot hold together, by 1 day:\n {1,}A-3 must finish by 2026-03-09 \(`latest`\) {1,}\[\.tpm\/plan\.yaml:9\]\n/)
  })
  it('prints the same as JSON', async () => {
    assert.deepEqual(await runJson(plan, 'why', 'A-1'), {
      id: 'A-1', start: '2026-03-02T08:00', finish: '2026-03-06T17:00',
      steps: [{
        id: 'A-1', start: '2026-03-02T08:00', finish: '2026-03-06T17:00', reason: 'project',
        words: 'starts when the project does, 2026-03-02', place: { file: '.tpm/plan.yaml', line: 2, column: 10 },
      }],
      conflicts: [], cycle: null,
    })
    assert.equal(await runJson(plan, 'why', 'A-4'), null)
  })
  it('says when there is nothing to ask for', async () => {
    assert.equal((await run(plan, 'why', 'A-4')).text, 'A-4 has no dates.')
    assert.deepEqual(await run(plan, 'why', 'A-9'), { text: 'No item has the id `A-9`. Did you mean `A-1`?', exitCode: 2 })
    assert.match((await run(plan, 'why')).text, /^`tplan why` wants ID\./)
  })
})
