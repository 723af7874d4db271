import assert from 'node:assert/strict'
import fc from 'fast-check'
import { earnedSchedule } from '../../../src/schedule/cost/earnedSchedule'
import { earnedValue, type Outlook } from '../../../src/schedule/cost/indices'

const rounded = (value: number | undefined): number | undefined => value && Math.round(value * 1000) / 1000

describe('Earned value', () => {
  // The example of many courses for the PMP examination, in thousands: BAC 100, PV 50, EV 40, AC 45.
  const book = earnedValue({ pv: 50, ev: 40, ac: 45, bac: 100, remaining: 70 })

  it('has the variances and indices of the textbook', () => {
    assert.deepEqual([book.sv, book.cv, book.spi, rounded(book.cpi), rounded(book.tcpi)], [-10, -5, 0.8, 0.889, 1.091])
  })
  it('has the estimates at completion of the textbook, one for each outlook', () => {
    const eac = (outlook: Outlook) => rounded(book.forecasts[outlook].eac)
    assert.deepEqual([eac('atPlan'), eac('byCost'), eac('byCostAndSchedule'), eac('remaining')], [105, 112.5, 129.375, 115])
  })
  it('says of each estimate what is still to be paid, the variance and how well the rest must go', () => {
    const { etc, vac, tcpi } = book.forecasts.byCost
    assert.deepEqual([etc, vac, rounded(tcpi)], [67.5, -12.5, 0.889])
  })
  it('does not know what would be a division by nothing', () => {
    const nothing = earnedValue({ pv: 0, ev: 0, ac: 0, bac: 100, remaining: 100 })
    assert.deepEqual([nothing.spi, nothing.cpi, nothing.forecasts.byCost.eac, nothing.forecasts.byCostAndSchedule.vac], [undefined, undefined, undefined, undefined])
    assert.deepEqual([nothing.forecasts.atPlan.eac, nothing.tcpi], [100, 1])
    assert.equal(earnedValue({ pv: 100, ev: 60, ac: 120, bac: 100, remaining: 40 }).tcpi, undefined, 'the budget is spent')
    assert.equal(earnedValue({ pv: 100, ev: 100, ac: 90, bac: 100, remaining: 0 }).tcpi, undefined, 'all is done')
  })
  it('is never NaN or endless', () => {
    const sum = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1e9, noNaN: true }))
    fc.assert(fc.property(fc.record({ pv: sum, ev: sum, ac: sum, bac: sum, remaining: sum }), (sums) => {
      const { forecasts, ...values } = earnedValue(sums)
      const all = [...Object.values(values), ...Object.values(forecasts).flatMap((each) => Object.values(each))]
      assert(all.every((value) => value === undefined || Number.isFinite(value)))
    }))
  })
})

describe('Earned schedule', () => {
  it('is the whole periods whose value is earned and the share of the next, by Lipke', () => {
    // Value is planned at 10, 30, 60 and 100; of that 45 is earned after four periods: two periods and half of the third.
    const { es, sv, spi, duration } = earnedSchedule([10, 30, 60, 100], 45, 4)
    assert.deepEqual([es, sv, spi, duration], [2.5, -1.5, 0.625, 6.4])
  })
  it('still shows how late a project was when it is over', () => {
    const { es, pd, spi } = earnedSchedule([10, 30, 60, 100], 100, 5)
    assert.deepEqual([es, pd, spi], [4, 4, 0.8])
  })
  it('does not count periods behind the last planned value', () => assert.equal(earnedSchedule([50, 100, 100, 100], 100, 2).pd, 2))
  it('knows nothing of a project that has not begun, or has no plan', () => {
    assert.deepEqual(earnedSchedule([10, 20], 0, 0), { es: 0, at: 0, pd: 2, sv: 0, spi: undefined, duration: undefined })
    assert.deepEqual(earnedSchedule([], 0, 0), { es: 0, at: 0, pd: 0, sv: 0, spi: undefined, duration: undefined })
  })
  it('grows with what is earned, from nothing to the planned duration', () => {
    const steps = fc.array(fc.nat(1000), { minLength: 1, maxLength: 30 })
    fc.assert(fc.property(steps, fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (increments, a, b) => {
      let sum = 0
      const planned = increments.map((step) => (sum += step))
      const [low, high] = [Math.min(a, b), Math.max(a, b)].map((share) => earnedSchedule(planned, share * sum, 1))
      assert(0 <= low!.es && low!.es <= high!.es + 1e-9 && high!.es <= high!.pd + 1e-9)
    }))
  })
})
