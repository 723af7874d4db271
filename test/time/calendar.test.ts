import assert from 'node:assert/strict'
import fc from 'fast-check'
import {
  addWork, createCalendar, daysOff, defaultCalendar, endOfDay, finishAt, firstAt, firstMinute, isWorking, isWorkingDay, lastAt,
  lastMinute, startAt, startOfDay, touchesWork, withLeave, workBetween, workUntil, type CalendarSpec, type WorkingCalendar,
} from '../../src/time/calendar'
import { commonCalendar } from '../../src/time/commonCalendar'
import { dayOf, formatDay, formatMoment, minuteAt, parseDay, parseMoment, weekdayOf, type Day, type DayRange, type Minute } from '../../src/time/day'

const day = (text: string): Day => parseDay(`2026-${text}`)!
const at = (text: string): Minute => parseMoment(`2026-${text}`)!
const range = (from: string, to = from): DayRange => ({ from: day(from), to: day(to) })
const text = (moment: Minute): string => formatMoment(moment).slice(5)
const hours = (...written: string[]) =>
  written.map((each) => ({ from: minuteOf(each.slice(0, 5)), to: minuteOf(each.slice(6)) }))
const minuteOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))
const hoursText = ({ shifts }: WorkingCalendar): string =>
  shifts.map(({ from, to }) => `${clockText(from)}-${clockText(to)}`).join(',')
const clockText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

describe('A working calendar', () => {
  it('left out is Monday to Friday, 08:00-12:00 and 13:00-17:00', () => {
    assert.equal(hoursText(defaultCalendar), '08:00-12:00,13:00-17:00')
    assert.equal(defaultCalendar.minutesPerDay, 480)
    assert.equal(defaultCalendar.daysPerWeek, 5)
    assert.equal(workBetween(defaultCalendar, at('03-02T00:00'), at('03-09T00:00')), 2400)
  })

  it('finishes work at the end of a day and starts it on the next morning', () => {
    assert.equal(text(addWork(defaultCalendar, at('03-02T08:00'), 480)), '03-02T17:00')
    assert.equal(text(startAt(defaultCalendar, at('03-06T17:00'))), '03-09T08:00')
    assert.equal(text(startAt(defaultCalendar, at('03-02T12:00'))), '03-02T13:00')
    assert.equal(text(finishAt(defaultCalendar, at('03-09T08:00'))), '03-06T17:00')
    assert.equal(text(addWork(defaultCalendar, at('03-09T12:00'), -480)), '03-06T13:00')
    assert.equal(text(addWork(defaultCalendar, at('03-09T08:00'), -480)), '03-06T08:00')
  })

  it('knows which minutes are worked', () => {
    const moments = ['07:59', '08:00', '11:59', '12:00', '13:00', '16:59', '17:00']
    assert.deepEqual(moments.filter((clock) => isWorking(defaultCalendar, at(`03-02T${clock}`))), ['08:00', '11:59', '13:00', '16:59'])
    assert.equal(touchesWork(defaultCalendar, at('03-02T17:00')), true)
    assert.equal(touchesWork(defaultCalendar, at('03-02T17:01')), false)
  })

  const lengths: readonly (readonly [number, string])[] = [
    [8, '08:00-12:00,13:00-17:00'], [4, '08:00-12:00'], [2.5, '08:00-10:30'], [6, '08:00-12:00,13:00-15:00'],
    [15, '08:00-12:00,13:00-24:00'], [16, '07:00-12:00,13:00-24:00'], [23, '00:00-12:00,13:00-24:00'],
    [23.5, '00:00-23:30'], [24, '00:00-24:00'], [30, '00:00-24:00'], [0, '08:00-12:00,13:00-17:00'],
  ]
  for (const [length, expected] of lengths) {
    it(`of which only a day of ${length}h is known works ${expected}`, () => {
      assert.equal(hoursText(createCalendar({ day: length * 60 })), expected)
    })
  }

  it('has the day that its hours add up to, unless a day is given', () => {
    assert.equal(createCalendar({ hours: hours('06:00-14:00', '14:00-22:00') }).minutesPerDay, 960)
    const given = createCalendar({ hours: hours('06:00-14:00', '14:00-22:00'), day: 480 })
    assert.deepEqual([given.minutesPerDay, given.workPerDay], [480, 960])
  })

  it('merges hours that overlap or touch and leaves out empty ones', () => {
    assert.equal(hoursText(createCalendar({ hours: hours('13:00-17:00', '09:00-12:00', '08:00-10:00', '17:00-18:00', '20:00-20:00') })), '08:00-12:00,13:00-18:00')
  })

  it('takes leave before working days, working days before holidays, holidays before the week', () => {
    const calendar = createCalendar({
      holidays: [range('03-02', '03-05')],
      working: [range('03-03'), range('03-04'), range('03-07')],
      leave: [range('03-04'), range('03-06')],
    })
    const worked = [2, 3, 4, 5, 6, 7, 8, 9].filter((date) => isWorkingDay(calendar, day(`03-0${date}`)))
    assert.deepEqual(worked, [3, 7, 9])
  })

  it('takes more leave without changing', () => {
    const away = withLeave(defaultCalendar, [range('03-03')])
    assert.equal(text(addWork(away, at('03-02T08:00'), 960)), '03-04T17:00')
    assert.equal(text(addWork(defaultCalendar, at('03-02T08:00'), 960)), '03-03T17:00')
    assert.equal(withLeave(defaultCalendar, []), defaultCalendar)
  })

  it('works without a pause around the clock', () => {
    const always = createCalendar({ week: [0, 1, 2, 3, 4, 5, 6], day: 1440 })
    assert.equal(addWork(always, at('03-02T10:00'), 10_000), at('03-02T10:00') + 10_000)
    assert.equal(startAt(always, at('03-03T00:00')), at('03-03T00:00'))
    assert.equal(finishAt(always, at('03-03T00:00')), at('03-03T00:00'))
  })

  it('says when nobody ever works by it, and still answers at the borders of time', () => {
    const never = createCalendar({ week: [] })
    assert.equal(never.hasWork, false)
    assert.equal(addWork(never, at('03-02T08:00'), 60), lastMinute)
    assert.equal(addWork(never, at('03-02T08:00'), -60), firstMinute)
    assert.equal(createCalendar({ week: [], working: [range('03-07')] }).hasWork, true)
  })

  it('holds a holiday of a thousand years', () => {
    const calendar = createCalendar({ holidays: [{ from: parseDay('1900-01-01')!, to: parseDay('2999-12-31')! }], working: [range('03-03')] })
    assert.equal(text(addWork(calendar, at('03-02T08:00'), 480)), '03-03T17:00')
    assert.equal(formatDay(dayOf(addWork(calendar, at('03-02T08:00'), 481))), '3000-01-01')
  })

  it('does not leave the borders of time', () => {
    assert.equal(addWork(defaultCalendar, at('03-02T08:00'), 1e15), lastMinute)
    assert.equal(addWork(defaultCalendar, at('03-02T08:00'), -1e15), firstMinute)
  })

  it('gives the days off as stretches', () => {
    const calendar = createCalendar({ holidays: [range('03-06'), range('03-11')] })
    const stretches = daysOff(calendar, day('03-01'), day('03-14')).map(({ from, to }) => `${formatDay(from).slice(8)}..${formatDay(to).slice(8)}`)
    assert.deepEqual(stretches, ['01..01', '06..08', '11..11', '14..14'])
    assert.deepEqual(daysOff(calendar, day('03-14'), day('03-01')), [])
  })

  it('knows the usual hours of a day off too', () => {
    assert.equal(text(startOfDay(defaultCalendar, day('03-07'))), '03-07T08:00')
    assert.equal(text(endOfDay(defaultCalendar, day('03-07'))), '03-07T17:00')
  })
})

describe('A calendar of uneven days', () => {
  const nights = createCalendar({
    week: [0, 1, 2, 3, 4, 5], hours: hours('00:00-03:00', '04:00-08:00', '23:00-24:00'),
    weekdayHours: new Map([[0, hours('23:00-24:00')], [5, hours('00:00-03:00', '04:00-08:00')]]),
  })

  it('has hours by weekday', () => {
    assert.equal(text(addWork(nights, at('03-02T08:00'), 480)), '03-03T08:00')
    assert.equal(text(startAt(nights, at('03-02T08:00'))), '03-02T23:00')
    assert.equal(text(addWork(nights, at('03-02T08:00'), 2400)), '03-07T08:00')
    assert.equal(text(startAt(nights, at('03-07T08:00'))), '03-09T23:00')
    assert.equal(text(addWork(nights, at('03-09T23:30'), -60)), '03-07T07:30')
    assert.deepEqual([nights.minutesPerDay, nights.daysPerWeek, nights.isEven], [480, 6, false])
  })
  it('begins and ends its days with the hours that they have', () => {
    assert.equal(text(startOfDay(nights, day('03-02'))), '03-02T23:00')
    assert.equal(text(endOfDay(nights, day('03-07'))), '03-07T08:00')
    assert.equal(text(startOfDay(nights, day('03-08'))), '03-08T00:00')
  })
  it('has single days with hours of their own, on top of those that stand there twice', () => {
    const calendar = createCalendar({ working: [{ ...range('03-03'), hours: hours('08:00-10:00') }, { ...range('03-07'), hours: hours('08:00-10:00') }, { ...range('03-07'), hours: hours('09:00-11:00') }] })
    assert.equal(text(addWork(calendar, at('03-02T08:00'), 600)), '03-03T10:00')
    assert.equal(text(startAt(calendar, at('03-03T10:00'))), '03-04T08:00')
    assert.equal(workBetween(calendar, at('03-07T00:00'), at('03-08T00:00')), 180)
  })
  it('works an extra day by the hours of its weekday', () => {
    const calendar = createCalendar({ weekdayHours: new Map([[5, hours('08:00-09:00')]]), working: [range('03-07', '03-08')] })
    assert.equal(workBetween(calendar, at('03-07T00:00'), at('03-08T00:00')), 60)
    assert.equal(workBetween(calendar, at('03-08T00:00'), at('03-09T00:00')), 480)
  })
})

describe('Working time counted at once', () => {
  const ranges = fc.array(fc.tuple(fc.integer({ min: 0, max: 24 }), fc.integer({ min: -1, max: 5 })), { maxLength: 4 })
  const shifts = fc.array(fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 10 })), { maxLength: 3 })
  const ownHours = shifts.filter((each) => each.some(([, length]) => 0 < length)).map((each) => each.map(([from, length]) => ({ from: from * 60, to: Math.min(1440, (from + length) * 60) })))
  const first = day('03-02')
  const toRange = ([from, length]: readonly [number, number]): DayRange => ({ from: (first + from) as Day, to: (first + from + length) as Day })
  const specs: fc.Arbitrary<CalendarSpec> = fc
    .record({
      week: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }),
      hours: shifts.map((each) => each.map(([from, length]) => ({ from: from * 60, to: Math.min(1440, (from + length) * 60) }))),
      holidays: ranges.map((each) => each.map(toRange)),
      weekdayHours: fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 6 }), ownHours), { selector: ([weekday]) => weekday, maxLength: 3 }).map((each) => new Map(each)),
      working: fc.array(fc.record({ range: fc.tuple(fc.integer({ min: 0, max: 24 }), fc.integer({ min: -1, max: 5 })), hours: ownHours }, { requiredKeys: ['range'] }), { maxLength: 4 })
        .map((each) => each.map(({ range, ...own }) => ({ ...toRange(range), ...own }))),
      leave: ranges.map((each) => each.map(toRange)),
    })

  /** The same rules, said plainly. */
  function worksAt(spec: CalendarSpec, calendar: WorkingCalendar, moment: number): boolean {
    const on = dayOf(moment as Minute)
    const isIn = (days: readonly DayRange[] = []): boolean => days.some(({ from, to }) => from <= on && on <= to)
    const minute = moment - on * 1440
    const isAt = (hours: readonly { from: number; to: number }[]): boolean => hours.some(({ from, to }) => from <= minute && minute < to)
    const usual = spec.weekdayHours?.get(weekdayOf(on)) ?? calendar.shifts
    if (isIn(spec.leave)) return false
    if (isIn(spec.working)) return spec.working!.some((each) => isIn([each]) && isAt(each.hours ?? usual))
    return !isIn(spec.holidays) && spec.week!.includes(weekdayOf(on)) && isAt(usual)
  }

  it('works in common exactly when both calendars do, by the days and weeks of the first', () => {
    fc.assert(
      fc.property(specs, specs, (one, other) => {
        const sides = [createCalendar(one), createCalendar(other)] as const
        const both = commonCalendar(...sides)
        for (let moment = minuteAt((first - 2) as Day); moment < minuteAt((first + 33) as Day); moment++) {
          if (isWorking(both, moment) !== sides.every((side) => isWorking(side, moment))) assert.fail(text(moment))
        }
        assert.deepEqual([both.minutesPerDay, both.daysPerWeek], [sides[0].minutesPerDay, sides[0].daysPerWeek])
      }),
      { numRuns: 40 },
    )
  })

  it('agrees with counting minute by minute', () => {
    fc.assert(
      fc.property(specs, (spec) => {
        const calendar = createCalendar(spec)
        const begin = minuteAt((first - 2) as Day)
        let worked = workUntil(calendar, begin)
        for (let moment = begin; moment < begin + 33 * 1440; moment++) {
          if (moment % 30 === 0) assert.equal(workUntil(calendar, moment), worked)
          if (worksAt(spec, calendar, moment)) worked++
        }
      }),
      { numRuns: 40 },
    )
  })

  it('has inverses: the first and the last moment of an amount', () => {
    fc.assert(
      fc.property(specs, fc.integer({ min: 0, max: 31 * 1440 }), (spec, offset) => {
        const calendar = createCalendar(spec)
        const moment = (minuteAt(first) + offset) as Minute
        const work = workUntil(calendar, moment)
        const [finish, start] = [firstAt(calendar, work), lastAt(calendar, work)]
        assert.ok(finish <= moment && moment <= start)
        assert.equal(workUntil(calendar, finish), work)
        assert.equal(workUntil(calendar, start), work)
        assert.ok(isWorking(calendar, start))
        assert.ok(isWorking(calendar, (finish - 1) as Minute))
      }),
      { numRuns: 300 },
    )
  })
})
