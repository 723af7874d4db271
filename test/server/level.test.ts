import assert from 'node:assert/strict'
import { removeFolders } from '../analysis/given'
import { levelIn } from '../../src/server/level'
import { edited, givenServed } from './given'

after(removeFolders)

const head = 'project: { start: 2026-03-02 }\npeople: { ana: { name: Ana } }\ntasks:\n'

describe('levelling in the editor', () => {
  it('gives an edit for each task that has to wait, with its dates and the reason', async () => {
    const text = `${head}  A: { title: Dig, effort: 2d, assign: ana, priority: high }\n  B: { title: Fill, effort: 12h, assign: ana } # then\n  C: { effort: 1d, after: B }\n`
    const answer = levelIn(await givenServed(text))
    assert.ok(answer.ok)
    assert.deepEqual(answer.edits.map(({ label, reason }) => [label, reason]), [['B Fill: 2026-03-04..2026-03-05', 'waits for ana, who is busy with A until 2026-03-03T17:00']])
    assert.equal(edited(text, answer.edits), text.replace('12h, assign', '12h, earliest: 2026-03-04, assign'))
    assert.equal(answer.bases.length, 1)
  })
  it('writes the best dates that were found for a plan that is levelled', async () => {
    const text = `${head.replace('start:', 'level: true, start:')}  A: { effort: 2d, assign: ana, priority: high }\n  B: { effort: 12h, assign: ana }\n`
    const plan = await givenServed(text)
    const answer = levelIn(plan)
    assert.ok(answer.ok)
    assert.equal(edited(text, answer.edits), text.replace('12h, assign', '12h, earliest: 2026-03-04, assign'))
    plan.live.setOpen('.tpm/plan.yaml', edited(text, answer.edits))
    assert.deepEqual(levelIn(plan), { ok: true, edits: [], bases: [] })
  })
  it('gives none where nobody has to wait', async () => {
    assert.deepEqual(levelIn(await givenServed(`${head}  A: { effort: 2d, assign: ana }\n`)), { ok: true, edits: [], bases: [] })
  })
  it('says why it cannot', async () => {
    const answer = levelIn(await givenServed('people: { ana: {} }\ntasks:\n  A: { effort: 1d, assign: ana }\n  B: { effort: 1d, assign: ana }\n'))
    assert.match(answer.ok ? '' : answer.message, /^Give the project a `start` first/)
  })
})
