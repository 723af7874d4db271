import assert from 'node:assert/strict'
import fc from 'fast-check'
import {
  axisOf, finishPoint, firstPoint, isBefore, lastPoint, minuteOf, pointAt, startPoint, touches, trackOf, workAt,
} from '../../src/time/axis'
import {
  createCalendar, defaultCalendar, finishAt, firstAt, firstMinute, lastAt, lastMinute, startAt, touchesWork, withLeave, workUntil,
} from '../../src/time/calendar'
import { parseDay, parseMoment, type Day, type Minute } from '../../src/time/day'

const day = (text: string): Day => parseDay(`2026-${text}`)!
const leave = (...days: string[]) => days.map((each) => ({ from: day(each.slice(0, 5)), to: day(each.slice(-5)) }))

const holidays = createCalendar({ holidays: leave('03-05', '03-11..03-13'), working: leave('03-14') })
const sabbatical = createCalendar({ holidays: [{ from: day('03-09'), to: parseDay('2029-03-09')! }] })
const axes = {
  'the usual calendar': defaultCalendar,
  'a calendar with holidays': holidays,
  'a calendar that never rests': createCalendar({ week: [0, 1, 2, 3, 4, 5, 6], hours: [{ from: 0, to: 1440 }] }),
  'a calendar that rests for years': sabbatical,
  'a calendar with a short Friday': createCalendar({ weekdayHours: new Map([[4, [{ from: 540, to: 780 }]]]), holidays: leave('03-05') }),
  'a calendar of a few days alone': createCalendar({ week: [], working: leave('03-03', '03-10') }),
}

const monday = parseMoment('2026-03-02T00:00')!
const moments = fc.integer({ min: -3 * 1440, max: 21 * 1440 }).map((offset) => (monday + offset) as Minute)

for (const [name, calendar] of Object.entries(axes)) {
  describe(`The axis of ${name}`, () => {
    const axis = axisOf(calendar)
    const tracks = [
      calendar,
      withLeave(calendar, leave('03-04..03-06', '03-05..03-09', '03-12', '03-21..03-22', '02-02')),
      withLeave(calendar, leave('03-07..03-08')),
      createCalendar({ week: [5, 6], hours: [{ from: 600, to: 900 }] }),
    ].map((each) => trackOf(axis, each))

    it('has a point for every moment', () => {
      fc.assert(fc.property(moments, (moment) => assert.equal(minuteOf(axis, pointAt(axis, moment)), moment)))
      for (const border of [firstMinute, lastMinute]) assert.equal(minuteOf(axis, pointAt(axis, border)), border)
    })

    it('has points in the order of moments', () => {
      fc.assert(fc.property(moments, moments, (one, other) => {
        assert.equal(isBefore(axis, pointAt(axis, one), pointAt(axis, other)), one < other)
      }))
    })

    it('answers as the calendars of its tracks do', () => {
      fc.assert(fc.property(moments, fc.nat(5000), fc.constantFrom(...tracks), (moment, amount, track) => {
        const point = pointAt(axis, moment)
        const by = track.calendar
        assert.equal(minuteOf(axis, startPoint(track, point)), startAt(by, moment))
        assert.equal(minuteOf(axis, finishPoint(track, point)), finishAt(by, moment))
        assert.equal(minuteOf(axis, firstPoint(track, workAt(track, point) + amount)), firstAt(by, workUntil(by, moment) + amount))
        assert.equal(minuteOf(axis, lastPoint(track, workAt(track, point) - amount)), lastAt(by, workUntil(by, moment) - amount))
        assert.equal(touches(track, point), touchesWork(by, moment))
      }), { numRuns: 500 })
    })
  })
}

describe('An axis', () => {
  it('is that of the calendar, but for one that rests longer than points can tell', () => {
    assert.equal(axisOf(holidays).calendar, holidays)
    assert.notEqual(axisOf(sabbatical).calendar, sabbatical)
  })

  it('is left by no amount of work', () => {
    const axis = axisOf(defaultCalendar)
    const track = trackOf(axis, defaultCalendar)
    assert.equal(minuteOf(axis, firstPoint(track, 1e15)), lastMinute)
    assert.equal(minuteOf(axis, lastPoint(track, -1e15)), firstMinute)
  })
})
