import assert from 'node:assert/strict'
import fc from 'fast-check'
import {
  addDays, dayOf, formatDay, formatMoment, lastDayOf, minuteAt, parseDay, parseMoment, weekdayOf, type Day,
} from '../../src/time/day'

const anyDay = fc.integer({ min: -25_000, max: 370_000 }).map((each) => each as Day)

describe('Days', () => {
  it('are read back as they were written', () => {
    fc.assert(fc.property(anyDay, (each) => parseDay(formatDay(each)) === each))
  })

  it('that do not exist are refused, and so is every other form', () => {
    const wrong = ['2026-02-29', '2026-13-01', '2026-00-10', '2026-01-00', '2026-1-2', '26-01-02', '1899-12-31', '3000-01-01', '2026-01-02T08:00', ' 2026-01-02', '']
    assert.deepEqual(wrong.filter((text) => parseDay(text) !== undefined), [])
    assert.notEqual(parseDay('2028-02-29'), undefined)
  })

  it('know their weekday, Monday being 0', () => {
    const monday = parseDay('2026-03-02')!
    assert.deepEqual([0, 1, 2, 3, 4, 5, 6, 7].map((days) => weekdayOf(addDays(monday, days))), [0, 1, 2, 3, 4, 5, 6, 0])
    assert.equal(weekdayOf(parseDay('1969-12-29')!), 0)
  })
})

describe('Moments', () => {
  it('are read back as they were written', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 1439 }), (each, minute) => {
        const moment = minuteAt(each, minute)
        assert.equal(parseMoment(formatMoment(moment)), moment)
        assert.equal(dayOf(moment), each)
      }),
    )
  })

  it('may end a day at 24:00, which is still that day for work that ends there', () => {
    const midnight = parseMoment('2026-03-02T24:00')!
    assert.equal(formatMoment(midnight), '2026-03-03T00:00')
    assert.equal(formatDay(lastDayOf(midnight)), '2026-03-02')
    assert.equal(formatDay(dayOf(midnight)), '2026-03-03')
  })

  it('that do not exist are refused', () => {
    const wrong = ['2026-03-02T24:01', '2026-03-02T25:00', '2026-03-02T08:60', '2026-02-30T08:00', '2026-03-02 08:00', '2026-03-02T8:00']
    assert.deepEqual(wrong.filter((text) => parseMoment(text) !== undefined), [])
  })
})
