import assert from 'node:assert/strict'
import { readPlan } from '../../src/plan/readPlan'
import { changesBetween } from '../../src/schedule/changes'

const text = 'project: { name: X, start: 2026-03-02 }\npeople:\n  ana: { name: Ana, capacity: 50% }\nmilestones:\n  M: { title: Done, due: 2026-03-05 }\ntasks:\n  A:\n    title: Dig\n    effort: 2d\n    milestone: M\n    assign: ana\n  B: { after: [A], effort: 1d, notes: n }\n  C:\n    tasks:\n      D: { effort: 1d, due: 2026-03-02 }\n'
const before = readPlan([{ path: 'p.yaml', text }])

/** The ids of what has changed, be the two plans versions of one or read apart. */
function changed(from: string, to: string): string {
  const file = { path: 'p.yaml', text: text.replace(from, to) }
  const answers = [readPlan([file], before), readPlan([file])].map(({ plan }) => {
    const changes = changesBetween(before.plan, plan)
    return changes ? [...changes.tasks, ...changes.milestones].map(({ id }) => id).join() : 'everything'
  })
  assert.equal(answers[0], answers[1])
  return answers[0]!
}

describe('What changed between two plans', () => {
  it('is nothing when only what people read has', () => {
    for (const [from, to] of [['Dig', 'Dig deeper'], ['notes: n', 'notes: more'], ['name: Ana', 'name: Anna'], ['Done', '"Done"'], ['tasks:\n  A', '# note\ntasks:\n  A']] as const) {
      assert.equal(changed(from, to), '', to)
    }
  })
  it('is each task and milestone that says something else', () => {
    for (const [from, to, ids] of [['2d', '3d', 'A'], ['[A]', '[D]', 'B'], ['03-05', '03-06', 'M'], ['milestone: M', 'milestone: N', 'A'], ['assign: ana', 'assign: ben', 'A']] as const) {
      assert.equal(changed(from, to), ids, to)
    }
  })
  it('is everything when the project, a person or the items are others', () => {
    for (const [from, to] of [['50%', '60%'], ['2026-03-02 }\npeople', '2026-03-03 }\npeople'], ['  B:', '  E:'], ['      D', '  D']] as const) {
      assert.equal(changed(from, to), 'everything', to)
    }
  })
})
