import assert from 'node:assert/strict'
import fc from 'fast-check'
import { backward, lateOf } from '../../src/schedule/backward'
import { earlyOf, forward } from '../../src/schedule/forward'
import { problemOf } from '../../src/schedule/problem'
import { lastFinish } from '../../src/schedule/schedulePlan'
import { minuteOf } from '../../src/time/axis'
import { plans, textOf } from './arbitrary'
import { planOf } from './build'
import { today } from './check'

/** What forecasts do: the passes of one problem again and again with other amounts. */
describe('The passes of one problem', () => {
  const ingredients = { calendars: true, summaries: true, milestones: true, pins: true, facts: true }

  it('with other amounts give what a plan of those amounts would', () => {
    fc.assert(
      fc.property(plans(ingredients), fc.integer({ min: 0, max: 40 }), (blocks, hours) => {
        const text = textOf(blocks)
        const other = text.replaceAll(/duration=\d+h/g, `duration=${hours}h`)
        const [problem, changed] = [text, other].map((each) => problemOf(planOf(each), { today }))
        const early = earlyOf(problem!)
        const late = lateOf(problem!)
        forward(problem!, early)
        backward(problem!, early, lastFinish(problem!, early), late)
        forward(problem!, early, changed!.left)
        backward(problem!, early, lastFinish(problem!, early), late, changed!.left)

        const [freshEarly, freshLate] = [earlyOf(changed!), lateOf(changed!)]
        forward(changed!, freshEarly)
        backward(changed!, freshEarly, lastFinish(changed!, freshEarly), freshLate)
        for (const [node, work] of problem!.works.entries()) {
          if (!work || work.state === 'complete') continue
          assert.equal(minuteOf(problem!.axis, early.finish[node]!), minuteOf(changed!.axis, freshEarly.finish[node]!))
          assert.equal(minuteOf(problem!.axis, late.begin[node]!), minuteOf(changed!.axis, freshLate.begin[node]!))
        }
      }),
      { numRuns: 300 },
    )
  })
})
