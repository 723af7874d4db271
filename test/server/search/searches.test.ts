import assert from 'node:assert/strict'
import { removeFolders } from '../../analysis/given'
import { answersOf } from '../../../src/schedule/levelling/improvePlan'
import type { ServedPlan } from '../../../src/server/plan'
import type { Search, SearchListener } from '../../../src/server/search/search'
import { Searches } from '../../../src/server/search/searches'
import { formatMoment } from '../../../src/time/day'
import { givenServed } from '../given'

after(removeFolders)

const text = (effort: string, level = true) => `project: { level: ${level}, start: 2026-03-02 }
people: { ana: {} }
equipment: { rig: { units: 2 } }
milestones: { M: { due: 2026-03-06 } }
tasks:
  A: { effort: ${effort}, assign: ana }
  B: { effort: 12h, assign: [ana, rig x2], milestone: M }
  C: { effort: 1d, after: B, milestone: M }
  D: { duration: 3d, assign: rig }
`

/** Searches that go on only when a test lets them. */
function givenSearches(seconds = 5) {
  const started: { readonly search: Search; readonly listener: SearchListener; isEnded: boolean }[] = []
  const better: ServedPlan[] = []
  const errors: Error[] = []
  const searches = new Searches({
    start: (search, listener) => {
      const one = { search, listener, isEnded: false }
      started.push(one)
      return () => void (one.isEnded = true)
    },
    seconds: () => seconds,
    onBetter: (plan) => void better.push(plan),
    onError: (error) => void errors.push(error),
  })
  const goOn = () => {
    const { search, listener } = started.at(-1)!
    for (const { start } of answersOf(search.slots, { seed: 1, schedules: 200, isOver: () => false })) listener.onAnswer(start)
    listener.onEnd()
  }
  return { searches, started, better, errors, goOn }
}

const milestone = (plan: ServedPlan) => formatMoment(plan.snapshot().schedule.milestones.get('M')!.at)

describe('Searches for better dates', () => {
  it('give a levelled plan the dates that they find, once for each plan', async () => {
    const plan = await givenServed(text('2d'))
    const { searches, started, better, goOn } = givenSearches()
    assert.equal(milestone(plan), '2026-03-09T12:00')
    const { version } = plan.live
    searches.update(plan)
    goOn()
    assert.equal(milestone(plan), '2026-03-04T12:00')
    assert.deepEqual([...new Set(better)], [plan])
    assert.ok(version < plan.live.version)
    searches.keepOnly([plan])
    searches.update(plan)
    assert.deepEqual(started.map(({ isEnded }) => isEnded), [false])
  })
  it('end with an edit that dates are made of, whose plan keeps the order that was found', async () => {
    const plan = await givenServed(text('2d'))
    const { searches, started, goOn } = givenSearches()
    searches.update(plan)
    goOn()
    plan.live.setOpen('.tpm/plan.yaml', `${text('2d')}risks: {}\n`)
    searches.keepOnly([plan])
    assert.equal(started[0]!.isEnded, false)
    plan.live.setOpen('.tpm/plan.yaml', text('1d'))
    searches.keepOnly([plan])
    assert.equal(started[0]!.isEnded, true)
    assert.equal(milestone(plan), '2026-03-04T12:00')
    searches.update(plan)
    assert.equal(started.length, 2)
  })
  it('are told too late of answers about other dates', async () => {
    const plan = await givenServed(text('2d'))
    const { searches, better, goOn } = givenSearches()
    searches.update(plan)
    plan.live.setOpen('.tpm/plan.yaml', text('3d'))
    goOn()
    assert.deepEqual([better, milestone(plan)], [[], '2026-03-09T12:00'])
  })
  it('are not made for plans that do not ask to be levelled, that nobody has to wait in, or when there is no time for them', async () => {
    const plain = await givenServed(text('2d', false))
    const idle = await givenServed('project: { level: true }\ntasks: { A: { effort: 1d } }\n')
    const { searches, started } = givenSearches()
    for (const plan of [plain, idle]) searches.update(plan)
    const never = givenSearches(0)
    never.searches.update(await givenServed(text('2d')))
    assert.deepEqual([started, never.started], [[], []])
  })
  it('say what went wrong, and are not begun again for the same dates', async () => {
    const plan = await givenServed(text('2d'))
    const { searches, started, errors } = givenSearches()
    searches.update(plan)
    started[0]!.listener.onEnd(new Error('no thread'))
    searches.update(plan)
    assert.deepEqual([started.length, errors.map(({ message }) => message)], [1, ['no thread']])
  })
})
