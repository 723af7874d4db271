import assert from 'node:assert/strict'
import fc from 'fast-check'
import { readPlan } from '../../src/plan/readPlan'
import { hasSameInputs } from '../../src/schedule/sameInputs'
import { schedulePlan } from '../../src/schedule/schedulePlan'
import { applyEdit, edit, runs } from '../plan/arbitraryPlan'
import { day } from './build'
import { unfold } from './check'

const text = 'project: { name: X, start: 2026-03-02 }\npeople:\n  ana: { name: Ana, capacity: 50% }\nmilestones:\n  M: { title: Done, due: 2026-03-05 }\ntasks:\n  A:\n    title: Dig\n    effort: 2d\n    milestone: M\n    assign: ana\n  B: { after: [A], effort: 1d, notes: n }\n  C:\n    tasks:\n      D: { effort: 1d, due: 2026-03-02 }\n'
const read = (of: string) => readPlan([{ path: 'p.yaml', text: of }])
const before = read(text)
const isSame = (from: string, to: string) => hasSameInputs(before.plan, readPlan([{ path: 'p.yaml', text: text.replace(from, to) }], before).plan)

describe('a plan with the same inputs', () => {
  it('is one in which only what people read has changed', () => {
    for (const [from, to] of [['Dig', 'Dig deeper'], ['notes: n', 'notes: more'], ['name: Ana', 'name: Anna'], ['Done', '"Done"'], ['tasks:\n  A', '# note\ntasks:\n  A']] as const) assert.ok(isSame(from, to), to)
  })
  it('is none in which anything has that moves dates', () => {
    for (const [from, to] of [['2d', '3d'], ['[A]', '[D]'], ['50%', '60%'], ['03-05', '03-06'], ['2026-03-02 }\npeople', '2026-03-03 }\npeople'], ['  B:', '  E:'], ['milestone: M', 'milestone: N'], ['assign: ana', 'assign: ben']] as const) assert.ok(!isSame(from, to), to)
  })
  it('has the same schedule', () => {
    const today = { today: day('2026-03-02') }
    fc.assert(fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
      const { plan } = read(edits.reduce(applyEdit, text))
      if (hasSameInputs(before.plan, plan)) assert.deepEqual(unfold(schedulePlan(plan, today)), unfold(schedulePlan(before.plan, today)))
    }), { numRuns: runs(500) })
  })
})
