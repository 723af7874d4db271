import '../fake/install'
import assert from 'node:assert/strict'
import { lateBadge, problemWords } from '../../../src/extension/milestones/milestonesView'
import { planContext } from '../../../src/extension/contextKeys'
import { milestoneWords, nextMilestone } from '../../../src/extension/status/nextMilestone'
import { milestoneNode } from '../fake/nodes'
import { planSummary } from '../fake/planServer'

const asof = '2026-06-20'

describe('The next milestone', () => {
  it('is the earliest one that is not reached', () => {
    const milestones = [
      milestoneNode({ id: 'ga', due: '2026-09-01', date: '2026-01-01' }), milestoneNode({ id: 'beta', due: undefined, date: '2026-06-26' }),
      milestoneNode({ id: 'alpha', date: '2026-02-01T17:00', reached: '2026-02-01' }), milestoneNode({ id: 'some', date: undefined, due: undefined }),
    ]
    assert.equal(nextMilestone(milestones)?.id, 'beta')
    assert.equal(nextMilestone([]), undefined)
  })

  it('tells the days left until it is due', () => {
    assert.equal(milestoneWords(milestoneNode(), asof), 'Public beta: 10 d left')
    assert.equal(milestoneWords(milestoneNode({ due: '2026-06-20' }), asof), 'Public beta: today')
  })

  it('tells how late it will be, rather', () => {
    assert.equal(milestoneWords(milestoneNode({ late: true, slipDays: 2.5 }), asof), 'Public beta: late by 3 d')
  })

  it('has a title that draws no icons', () => {
    assert.equal(milestoneWords(milestoneNode({ title: '$(flame) now', due: '2026-06-20' }), asof), '\\$(flame) now: today')
  })
})

describe('The badge of the milestones', () => {
  it('counts the late ones of all plans, in words too', () => {
    assert.deepEqual(lateBadge({ plans: [planSummary({ lateMilestones: 1 }), planSummary({ lateMilestones: 1 })] }), { value: 2, tooltip: '2 late milestones' })
    assert.equal(lateBadge({ plans: [planSummary()] }), undefined)
  })
})

describe('The line above the milestones', () => {
  it('counts the errors of all plans', () => {
    const plans = [planSummary({ errors: 2 }), planSummary(), planSummary({ errors: 1 })]
    assert.deepEqual([problemWords(plans), problemWords(plans.slice(2)), problemWords([])],
      ['The plan has 3 errors.', 'The plan has an error.', undefined])
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
