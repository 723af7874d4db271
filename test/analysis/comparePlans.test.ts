import assert from 'node:assert/strict'
import { comparePlans } from '../../src/analysis/comparePlans'
import { sayComparison } from '../../src/analysis/sayComparison'
import { given } from './given'

const plan = `project: { currency: EUR }
people: { ana: { name: Ana, rate: 100/h }, ben: { rate: 50/h } }
milestones: { M: { title: Beta, due: 2026-03-06 } }
tasks:
  A: { title: Dig, effort: 2d, assign: ana, milestone: M }
  B: { effort: 3d, assign: ben, milestone: M }
  C: { effort: 1d, assign: ben, after: [B] }
`

const compared = (after: string, before = plan) => comparePlans(given(before), given(after))

describe('Two plans compared', () => {
  const say = (after: string, ...expected: readonly string[]): void => assert.deepEqual(sayComparison(compared(after)), expected)

  it('differ in nothing where no date and no cost does', () => say(plan.replace('Dig', 'Delve'), 'No date and no cost differs.'))
  it('are told by the end, the milestones, the cost, what moves and what becomes critical', () =>
    say(plan.replace('effort: 2d', 'effort: 6d'),
      'The plan ends 2 days later, on 2026-03-09 instead of 2026-03-05.',
      'M (Beta) comes 3 days later, on 2026-03-09 instead of 2026-03-04, and is late.',
      'It costs 3200 EUR more: 6400 instead of 3200.',
      'One task moves.',
      'Now critical: A (Dig).'))
  it('are told in what is new and gone', () =>
    say(plan.replace('  C: { effort: 1d', '  D: { effort: 1d'), 'New: D.', 'Gone: C.'))
  it('are told in who is needed for too much, unless that was so before', () => {
    const busy = plan.replace('assign: ana', 'assign: ben')
    say(busy, 'It costs 800 EUR less: 2400 instead of 3200.', 'ben is now needed for 200 % of 100 % from 2026-03-02 to 2026-03-03.')
    assert.deepEqual(compared(busy.replace('effort: 1d', 'effort: 2d'), busy).overloads, [])
  })
  it('know an item by an id that it had before', () => {
    const { milestones, tasks, added, removed } = compared(plan.replace('  B:', '  NEW: { was: [B], effort: 5d, assign: ben, milestone: M }\n  X:').replace('X: { effort: 3d', 'X: { effort: 1h').replace('after: [B]', 'after: [NEW]'))
    assert.deepEqual([added, removed, tasks.map(({ id }) => id), milestones.map(({ id, at }) => [id, at.by])], [['X'], [], ['NEW', 'C'], [['M', 960]]])
  })
  it('have costs by milestone, in one measure', () => {
    const { milestones, states } = compared(plan.replace('effort: 2d', 'effort: 3d'))
    assert.deepEqual([states.before.costs.measure, milestones.map(({ cost }) => cost)], ['money', [{ before: 2800, after: 3600 }]])
    const { states: mixed, cost } = compared(plan, plan.replace(/, rate: \d+\/h/g, '').replace('rate: 50/h', ''))
    assert.deepEqual([mixed.before.costs.measure, cost], ['money', { before: 0, after: 3200 }])
  })
  it('may be empty', () => assert.deepEqual(sayComparison(compared('project: {}\n', 'project: {}\n')), ['No date and no cost differs.']))
})
