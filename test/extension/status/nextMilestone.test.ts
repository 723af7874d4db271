import '../fake/install'
import assert from 'node:assert/strict'
import { lateBadge } from '../../../src/extension/milestones/milestonesView'
import { planContext } from '../../../src/extension/contextKeys'
import { milestoneWords, nextMilestone } from '../../../src/extension/status/nextMilestone'
import { milestoneNode } from '../fake/nodes'
import { planSummary } from '../fake/planServer'

const now = new Date(2026, 5, 20, 9)

describe('The next milestone', () => {
  it('is the earliest one that is not reached', () => {
    const milestones = [
      milestoneNode({ id: 'ga', date: '2026-09-01T17:00' }), milestoneNode({ id: 'beta', date: '2026-06-26T17:00' }),
      milestoneNode({ id: 'alpha', date: '2026-02-01T17:00', reached: '2026-02-01' }), milestoneNode({ id: 'some', date: undefined, due: undefined }),
    ]
    assert.equal(nextMilestone(milestones)?.id, 'beta')
    assert.equal(nextMilestone([]), undefined)
  })

  it('tells the days left until it is due', () => {
    assert.equal(milestoneWords(milestoneNode(), now), 'Public beta: 10 d left')
    assert.equal(milestoneWords(milestoneNode({ due: '2026-06-20' }), now), 'Public beta: today')
  })

  it('tells how late it will be, rather', () => {
    assert.equal(milestoneWords(milestoneNode({ late: true, slipDays: 2.5 }), now), 'Public beta: late by 3 d')
  })

  it('has a title that draws no icons', () => {
    assert.equal(milestoneWords(milestoneNode({ title: '$(flame) now', due: '2026-06-20' }), now), '\\$(flame) now: today')
  })
})

describe('The badge of the milestones', () => {
  it('counts the late ones of all plans, in words too', () => {
    assert.deepEqual(lateBadge({ plans: [planSummary({ lateMilestones: 1 }), planSummary({ lateMilestones: 1 })] }), { value: 2, tooltip: '2 late milestones' })
    assert.equal(lateBadge({ plans: [planSummary()] }), undefined)
  })
})

describe('The context of menus and welcomes', () => {
  it('follows from the plans', () => {
    assert.deepEqual(planContext([]), {
      'tpm.hasPlan': false, 'tpm.planEmpty': false, 'tpm.planBroken': false, 'tpm.history': false,
    })
    const plans = [planSummary({ empty: true, history: 'no-git' }), planSummary({ errors: 2, history: 'loading' })]
    assert.deepEqual(planContext(plans), {
      'tpm.hasPlan': true, 'tpm.planEmpty': false, 'tpm.planBroken': true, 'tpm.history': true,
    })
  })
})
