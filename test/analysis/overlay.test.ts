import assert from 'node:assert/strict'
import fc from 'fast-check'
import { overlaidPlan } from '../../src/analysis/overlay'
import type { Plan } from '../../src/plan/model/plan'
import { schedulePlan } from '../../src/schedule/schedulePlan'
import { given, monday } from './given'

const plan = `people: { ana: { skills: { go: 2, css: 1 } } }
milestones: { M: { due: 2026-04-01 } }
tasks:
  A: { effort: 2d, assign: [ana], due: 2026-04-01, milestone: M }
  S: { tasks: { B: { effort: 1d, after: A } } }
risks: { R: { probability: 30%, impact: { time: 5d, cost: 8000 } } }
`

const overlaid = (overlay: string): { readonly base: Plan; readonly plan: Plan } => {
  const { plan: base } = given(`${plan}scenarios: { X: { ${overlay} } }\n`)
  return { base, plan: overlaidPlan(base, base.items.get('X')!) ?? assert.fail() }
}

/** The values of an item in the plan of an overlay, as JSON. */
const values = (overlay: string, id: string): unknown => {
  const item = overlaid(overlay).plan.items.get(id)
  return item && JSON.parse(JSON.stringify(item.values, (_, value: unknown) => (value instanceof Map ? Object.fromEntries(value) : value)))
}

describe('The plan of a scenario', () => {
  it('has the values that are set, and all others as they were', () => {
    const { effort, due, assign } = values('set: { A: { effort: 9d } }', 'A') as Record<string, { likely?: { amount: number } }>
    assert.deepEqual([effort?.likely?.amount, due !== undefined, assign !== undefined], [9, true, true])
  })
  it('has no longer what is set to nothing', () => assert.deepEqual(Object.keys(values('set: { A: { due: ~, effort: null } }', 'A') as object), ['assign', 'milestone']))
  it('has mappings set key by key', () => {
    assert.deepEqual((values('set: { ana: { skills: { go: 5 } } }', 'ana') as { skills: object }).skills, { go: 5, css: 1 })
    const { impact } = values('set: { R: { impact: { cost: 9000 } } }', 'R') as { impact: { time: object; cost: { likely: number } } }
    assert.deepEqual([impact.cost.likely, impact.time !== undefined], [9000, true])
  })
  it('has what is added, in tasks that are there as well', () => {
    const { plan: made } = overlaid('add: { tasks: { C: { effort: 3d, after: B, tasks: { D: { effort: 1d } } } }, milestones: { N: { after: [D] } } }')
    assert.deepEqual([...made.tasks.keys(), ...made.milestones.keys()], ['A', 'S', 'B', 'C', 'D', 'M', 'N'])
    assert.deepEqual(made.tasks.get('C')?.children, ['D'])
    assert(schedulePlan(made, { today: monday }).milestones.get('N')!.at > schedulePlan(made, { today: monday }).tasks.get('B')!.finish)
  })
  it('sets values of what it adds, and leaves out what it cannot read or find', () => {
    const set = 'set: { C: { effort: 7d }, nobody: { effort: 1d }, A: { effort: often } }, add: { tasks: { C: { effort: 3d }, A: { effort: 1d } }, nothing: { Z: {} } }'
    assert.deepEqual((values(set, 'C') as { effort: { likely: object } }).effort.likely, { amount: 7, unit: 'd', elapsed: false })
    assert.deepEqual((values(set, 'A') as { effort: { likely: object } }).effort.likely, { amount: 2, unit: 'd', elapsed: false })
  })
  it('shares with the plan all that is the same, and leaves that as it was', () => {
    const { base, plan: made } = overlaid('set: { A: { effort: 9d } }')
    assert.equal(made.tasks.get('B'), base.tasks.get('B'))
    assert.equal(made.people, base.people)
    assert.equal(base.tasks.get('A')?.values.effort?.likely.amount, 2)
    assert.deepEqual([...made.items.keys()], [...base.items.keys()])
  })
  it('is the plan itself where nothing is said', () => {
    for (const nothing of ['', 'set: ~', 'set: {}', 'set: [A]', 'add: 3', 'set: { A: ~ }']) {
      const { base, plan: made } = overlaid(nothing)
      assert.deepEqual(made.tasks.get('A')?.values, base.tasks.get('A')?.values)
      assert.equal(made.items.size, base.items.size)
    }
  })
  it('has the dates that the same plan has when its text is edited', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }), (a, b) => {
      const { plan: made } = overlaid(`set: { A: { effort: ${a}h }, B: { effort: ${b}h, after: ~ } }`)
      const edited = given(plan.replace('effort: 2d', `effort: ${a}h`).replace('effort: 1d, after: A', `effort: ${b}h`)).schedule
      const schedule = schedulePlan(made, { today: monday })
      for (const id of ['A', 'B']) assert.deepEqual(schedule.tasks.get(id), edited.tasks.get(id))
    }), { numRuns: 50 })
  })
})
