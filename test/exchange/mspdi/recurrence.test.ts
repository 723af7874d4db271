import assert from 'node:assert/strict'
import fc from 'fast-check'
import { daysOfException } from '../../../src/exchange/mspdi/recurrence'
import { readCalendar } from '../../../src/exchange/mspdi/readCalendar'
import { fieldsOf } from '../../../src/exchange/mspdi/values'
import { readXml } from '../../../src/exchange/xml'
import { formatDay } from '../../../src/time/day'

/** The days of an exception, written as MS Project writes it. */
function daysOf(from: string, to: string, rule: string): string {
  const xml = `<Calendar><Exceptions><Exception><TimePeriod><FromDate>${from}T00:00:00</FromDate><ToDate>${to}T23:59:00</ToDate></TimePeriod>${rule}</Exception></Exceptions></Calendar>`
  const read = readXml(xml)
  if (!read.ok) throw new Error(read.message)
  return readCalendar(fieldsOf(read.value)).exceptions
    .flatMap(daysOfException)
    .map(({ from, to }) => (from === to ? formatDay(from) : `${formatDay(from)}..${formatDay(to)}`))
    .join(' ')
}

describe('Exceptions of a calendar', () => {
  it('come every day, or every few days', () => {
    assert.equal(daysOf('2026-03-02', '2026-03-05', '<Type>1</Type>'), '2026-03-02..2026-03-05')
    assert.equal(daysOf('2026-03-02', '2026-03-05', ''), '2026-03-02..2026-03-05')
    assert.equal(daysOf('2026-03-02', '2026-03-10', '<Type>7</Type><Period>3</Period>'), '2026-03-02 2026-03-05 2026-03-08')
  })
  it('come on weekdays of every few weeks, which begin on Sundays', () => {
    assert.equal(daysOf('2026-03-02', '2026-03-20', '<Type>6</Type><Period>1</Period><DaysOfWeek>34</DaysOfWeek>'), '2026-03-02 2026-03-06 2026-03-09 2026-03-13 2026-03-16 2026-03-20')
    assert.equal(daysOf('2026-03-02', '2026-03-31', '<Type>6</Type><Period>2</Period><DaysOfWeek>1</DaysOfWeek>'), '2026-03-15 2026-03-29')
  })
  it('come on a day of the month, every few months or once a year', () => {
    assert.equal(daysOf('2026-01-31', '2026-06-30', '<Type>4</Type><Period>1</Period><MonthDay>31</MonthDay>'), '2026-01-31 2026-03-31 2026-05-31')
    assert.equal(daysOf('2026-01-01', '2028-12-31', '<Type>2</Type><Month>1</Month><MonthDay>29</MonthDay>'), '2028-02-29')
  })
  it('come on the first to last of the weekdays of a month', () => {
    assert.equal(daysOf('2026-01-01', '2026-03-31', '<Type>5</Type><Period>1</Period><MonthItem>4</MonthItem><MonthPosition>0</MonthPosition>'), '2026-01-05 2026-02-02 2026-03-02')
    assert.equal(daysOf('2026-01-01', '2026-03-31', '<Type>5</Type><Period>2</Period><MonthItem>8</MonthItem><MonthPosition>4</MonthPosition>'), '2026-01-30 2026-03-27')
    assert.equal(daysOf('2026-01-01', '2027-12-31', '<Type>3</Type><Month>10</Month><MonthItem>7</MonthItem><MonthPosition>3</MonthPosition>'), '2026-11-26 2027-11-25')
    assert.equal(daysOf('2026-03-01', '2026-03-31', '<Type>5</Type><MonthItem>1</MonthItem><MonthPosition>4</MonthPosition>'), '2026-03-31')
    assert.equal(daysOf('2026-03-01', '2026-03-31', '<Type>5</Type><MonthItem>2</MonthItem><MonthPosition>0</MonthPosition>'), '2026-03-01')
    assert.equal(daysOf('2026-03-01', '2026-03-31', '<Type>5</Type><MonthItem>0</MonthItem><MonthPosition>4</MonthPosition>'), '2026-03-31')
  })
  it('end after as many times as they say', () =>
    assert.equal(daysOf('2026-03-02', '2026-12-31', '<EnteredByOccurrences>1</EnteredByOccurrences><Occurrences>2</Occurrences><Type>7</Type><Period>7</Period>'), '2026-03-02 2026-03-09'))
  it('are never outside of their time, and end however far it is', () =>
    fc.assert(fc.property(fc.integer({ min: 0, max: 12 }), fc.nat(40), fc.nat(200), fc.nat(12), fc.nat(12), (type, period, bits, item, position) => {
      const days = daysOf('2026-03-02', '2999-12-31', `<Type>${type}</Type><Period>${period}</Period><DaysOfWeek>${bits}</DaysOfWeek><MonthItem>${item}</MonthItem><MonthPosition>${position}</MonthPosition><Month>${item}</Month><MonthDay>${bits}</MonthDay>`)
      assert.ok(days === '' || ('2026-03-02' <= days.slice(0, 10) && days.slice(-10) < '2127'))
    }), { numRuns: 20 }))
})
