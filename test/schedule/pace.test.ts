import assert from 'node:assert/strict'
import fc from 'fast-check'
import * as pace from '../../src/schedule/pace'
import type { Member, Pace } from '../../src/schedule/pace'
import { axisOf, minuteOf, pointAt, trackOf } from '../../src/time/axis'
import { createCalendar, defaultCalendar, withLeave, type WorkingCalendar } from '../../src/time/calendar'
import { formatMoment, parseMoment, type Minute } from '../../src/time/day'
import { day } from './build'

const early = createCalendar({ hours: [{ from: 360, to: 840 }] })
const weekend = createCalendar({ week: [5, 6] })
const away = withLeave(defaultCalendar, [{ from: day('2026-03-04'), to: day('2026-03-10') }])

const axis = axisOf(defaultCalendar)
const member = (calendar: WorkingCalendar, rate: number): Member => ({ calendar, track: trackOf(axis, calendar), rate })
const standard = { calendar: defaultCalendar, track: trackOf(axis, defaultCalendar) }

const paces: Readonly<Record<string, Pace>> = {
  calendar: { kind: 'calendar', ...standard },
  'calendar with leave': { kind: 'calendar', calendar: away, track: trackOf(axis, away) },
  'calendar of other hours': { kind: 'calendar', calendar: weekend, track: trackOf(axis, weekend) },
  elapsed: { kind: 'elapsed', ...standard },
  'crew of two': { kind: 'crew', ...standard, members: [member(early, 1), member(defaultCalendar, 0.5)] },
  'crew of three': { kind: 'crew', ...standard, members: [member(away, 0.7), member(weekend, 1.3), member(early, 0.1)] },
  'crew with leave': { kind: 'crew', ...standard, members: [member(away, 0.7), member(defaultCalendar, 0.4)] },
}

/** The questions in minutes. */
const byMinutes = (ask: (pace: Pace, point: number, amount: number) => number) => (pace: Pace, moment: Minute, amount: number): Minute =>
  minuteOf(axis, ask(pace, pointAt(axis, moment), amount))
const [startFrom, finishOf, startOf, finishBy] = [pace.startFrom, pace.finishOf, pace.startOf, pace.finishBy].map(byMinutes) as [Ask, Ask, Ask, Ask]
type Ask = ReturnType<typeof byMinutes>

const monday = parseMoment('2026-03-02T00:00')!
const moments = fc.integer({ min: 0, max: 20 * 1440 }).map((offset) => (monday + offset) as Minute)
const amounts = fc.integer({ min: 1, max: 6000 })

for (const [name, pace] of Object.entries(paces)) {
  describe(`The pace of a ${name}`, () => {
    it('starts at the first moment of work, and finishes after it', () => {
      fc.assert(
        fc.property(moments, amounts, (bound, amount) => {
          const start = startFrom(pace, bound, amount)
          assert.ok(bound <= start)
          assert.equal(startFrom(pace, start, amount), start)
          assert.ok(start < finishOf(pace, start, amount))
        }),
      )
    })

    it('goes back from a finish to the last start that makes it', () => {
      fc.assert(
        fc.property(moments, amounts, (bound, amount) => {
          const start = startOf(pace, bound, amount)
          assert.ok(finishOf(pace, start, amount) <= bound)
          assert.ok(bound < finishOf(pace, startFrom(pace, (start + 1) as Minute, amount), amount))
        }),
      )
    })

    it('finishes no later when it starts no later', () => {
      fc.assert(
        fc.property(moments, fc.nat(3000), amounts, (from, later, amount) => {
          assert.ok(finishOf(pace, from, amount) <= finishOf(pace, (from + later) as Minute, amount))
        }),
      )
    })

    it('leaves nothing to do where it is put, unless nobody is there', () => {
      fc.assert(
        fc.property(moments, (bound) => {
          assert.ok(finishBy(pace, bound, 0) <= bound && bound <= startFrom(pace, bound, 0))
          assert.equal(finishOf(pace, bound, 0), bound)
        }),
      )
    })
  })
}

describe('A crew', () => {
  it('does at each moment what those at work do together', () => {
    const text = (amount: number): string => formatMoment(finishOf(paces['crew of two']!, startFrom(paces['crew of two']!, monday, amount), amount))
    assert.equal(text(120), '2026-03-02T08:00')
    assert.equal(text(120 + 360), '2026-03-02T12:00')
    assert.equal(text(120 + 360 + 60 + 90), '2026-03-02T14:00')
    assert.equal(text(120 + 360 + 60 + 90 + 90), '2026-03-02T17:00')
  })
})
