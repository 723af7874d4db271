import assert from 'node:assert/strict'
import fc from 'fast-check'
import { doneBefore, firstWorked, mirroredCalendar, slotCalendar, slotWith, slotWithout } from '../../../src/schedule/levelling/slotCalendar'
import { finishOf, settled, startBehind, startToFinishAt } from '../../../src/schedule/levelling/timing'
import { problemOf } from './build'
import { violationsOf } from './violations'

/** Pieces of one to four slots, the last of which works. */
export const calendars = fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 3 })), { minLength: 1, maxLength: 6 }).map((pieces) => {
  const at = pieces.map((_, i) => pieces.slice(0, i).reduce((sum, [length]) => sum + length, 0))
  return slotCalendar(at, pieces.map(([, rate]) => rate))
})
const slots = fc.integer({ min: 0, max: 30 })

describe('A calendar of slots', () => {
  it('counts what each slot does', () => {
    fc.assert(fc.property(calendars, slots, (calendar, slot) => {
      const p = calendar.at.findLastIndex((at) => at <= slot)
      assert.equal(doneBefore(calendar, slot + 1) - doneBefore(calendar, slot), calendar.rate[p])
    }))
  })

  it('finds the first slot with some work behind it and the last one without more', () => {
    fc.assert(fc.property(calendars, fc.integer({ min: 1, max: 30 }), (calendar, work) => {
      const [first, last] = [slotWith(calendar, work), slotWithout(calendar, work)]
      assert.ok(work <= doneBefore(calendar, first) && doneBefore(calendar, first - 1) < work)
      assert.ok(doneBefore(calendar, last) <= work && work < doneBefore(calendar, last + 1))
    }))
  })

  it('finds the next slot with work', () => {
    fc.assert(fc.property(calendars, slots, (calendar, slot) => {
      const found = firstWorked(calendar, slot)
      assert.ok(slot <= found && doneBefore(calendar, found) === doneBefore(calendar, slot))
      assert.ok(doneBefore(calendar, found) < doneBefore(calendar, found + 1))
    }))
  })

  it('does the same between two slots when it is turned round', () => {
    fc.assert(fc.property(calendars, slots, slots, (calendar, a, b) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)]
      const mirrored = mirroredCalendar(calendar, 40)
      assert.equal(doneBefore(mirrored, 40 - low) - doneBefore(mirrored, 40 - high), doneBefore(calendar, high) - doneBefore(calendar, low))
    }))
  })
})

describe('A task with a calendar', () => {
  const weekdays = slotCalendar([0, 5, 7, 12, 14], [1, 0, 1, 0, 1])
  const problem = problemOf([], [{ work: 4, calendar: 0 }, { work: 3, calendar: 0, after: [{ on: 0, type: 'FF', lag: 1 }, { on: 0, lag: 2, calendar: 0 }] }], [weekdays])

  it('finishes behind the days off that it meets', () => assert.equal(finishOf(problem, 0, 3), 9))
  it('starts when work is done', () => assert.equal(settled(problem, 0, 5), 7))
  it('starts late enough not to finish before a bound', () => assert.equal(settled(problem, 1, startToFinishAt(problem, 1, 10)), 7))
  it('starts late enough for a lag to its finish', () => assert.equal(startBehind(problem, 0, 0, 4), 2))
  it('waits for a lag in the time of a calendar', () => assert.equal(startBehind(problem, 1, 0, 4), 8))

  it('finishes where counting slot by slot ends', () => {
    fc.assert(fc.property(calendars, fc.integer({ min: 0, max: 20 }), slots, (calendar, work, release) => {
      const one = problemOf([], [{ work, calendar: 0, release }], [calendar])
      const start = settled(one, 0, release)
      assert.deepEqual(violationsOf(one, { start: Int32Array.of(start), finish: Int32Array.of(finishOf(one, 0, start)), over: [] }), [])
    }))
  })

  it('has no earlier start that finishes at a bound', () => {
    fc.assert(fc.property(calendars, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 12, max: 30 }), (calendar, work, bound) => {
      const one = problemOf([], [{ work, calendar: 0 }], [calendar])
      const start = startToFinishAt(one, 0, bound)
      assert.ok(bound <= finishOf(one, 0, start) && (start <= 0 || finishOf(one, 0, start - 1) < bound))
    }))
  })
})
