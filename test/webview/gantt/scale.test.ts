import assert from 'node:assert/strict'
import fc from 'fast-check'
import { startOf, startOfNext } from '../../../src/webview/gantt/layout/calendarUnits'
import { levelOf, minuteAt, type Scale, xOf, zoomedAt, zoomLimits } from '../../../src/webview/gantt/layout/scale'
import { ticksOf } from '../../../src/webview/gantt/layout/ticks'
import type { Minute } from '../../../src/webview/gantt/layout/units'
import { day, minute } from '../fixture'

const scaleAt = (iso: string, pixelsPerDay: number): Scale => ({ left: minute(iso) as Minute, pixelsPerDay })
const isoOf = (at: number): string => new Date(at * 60_000).toISOString().slice(0, 10)

describe('the scale of time', () => {
  it('puts a day as many pixels further as the zoom says', () => {
    assert.equal(xOf(scaleAt('2026-03-02', 24), minute('2026-03-05T12:00')), 84)
  })

  it('finds the moment of a pixel again', () => {
    fc.assert(fc.property(fc.double({ min: -5000, max: 5000, noNaN: true }), fc.double({ min: 0.1, max: 80, noNaN: true }), (x, zoom) => {
      const scale = scaleAt('2026-03-02', zoom)
      assert(Math.abs(xOf(scale, minuteAt(scale, x)) - x) < 0.001)
    }))
  })

  it('keeps the moment under the pointer while zooming', () => {
    fc.assert(fc.property(fc.double({ min: 0.001, max: 500, noNaN: true }), fc.integer({ min: 0, max: 2000 }), (zoom, x) => {
      const before = scaleAt('2026-03-02', 10)
      assert(Math.abs(minuteAt(zoomedAt(before, zoom, x), x) - minuteAt(before, x)) < 0.01)
    }))
  })

  it('zooms no further than its limits', () => {
    assert.equal(zoomedAt(scaleAt('2026-03-02', 10), 1e9, 0).pixelsPerDay, zoomLimits.max)
    assert.equal(zoomedAt(scaleAt('2026-03-02', 10), 0, 0).pixelsPerDay, zoomLimits.min)
  })

  it('is read in days when they are wide, and in years when they are not', () => {
    assert.deepEqual([40, 10, 3, 0.6, 0.1].map(levelOf), ['day', 'week', 'month', 'quarter', 'year'])
  })
})

describe('the units of the calendar', () => {
  it('begin where people expect it, before 1970 as well', () => {
    const starts = (['day', 'week', 'month', 'quarter', 'year', 'decade'] as const).map(unit => isoOf(startOf(unit, minute('2026-05-14T12:30'))))
    assert.deepEqual(starts, ['2026-05-14', '2026-05-11', '2026-05-01', '2026-04-01', '2026-01-01', '2020-01-01'])
    assert.equal(isoOf(startOf('week', minute('1969-07-20'))), '1969-07-14')
    assert.equal(isoOf(startOf('quarter', minute('1969-07-20'))), '1969-07-01')
  })

  it('follow each other without a gap', () => {
    const units = fc.constantFrom('day', 'week', 'month', 'quarter', 'year', 'decade')
    fc.assert(fc.property(units, fc.integer({ min: day('1900-01-01') * 1440, max: day('2999-12-31') * 1440 }), (unit, at) => {
      const next = startOfNext(unit, at)
      assert(startOf(unit, at) <= at && at < next)
      assert.equal(startOf(unit, next), next)
      assert.equal(startOf(unit, next - 1), startOf(unit, at))
    }))
  })

  it('know leap years', () => {
    assert.equal(isoOf(startOfNext('month', minute('2028-02-29'))), '2028-03-01')
  })
})

describe('the ticks of the header', () => {
  const units = (zoom: number) => {
    const { major, minor } = ticksOf(scaleAt('2026-03-11', zoom), 800)
    return [major[0]?.unit, minor[0]?.unit]
  }

  it('are two units that have room at the zoom', () => {
    assert.deepEqual([40, 10, 3, 0.6, 0.1].map(units), [
      ['month', 'day'], ['month', 'week'], ['year', 'month'], ['year', 'quarter'], ['decade', 'year'],
    ])
  })

  it('cover the whole width, from left of it', () => {
    fc.assert(fc.property(fc.double({ min: 0.1, max: 80, noNaN: true }), fc.integer({ min: 100, max: 4000 }), (zoom, width) => {
      const { major, minor } = ticksOf(scaleAt('2026-03-11', zoom), width)
      for (const ticks of [major, minor]) {
        const [first, last] = [ticks[0]!, ticks.at(-1)!]
        assert(first.x <= 0 && width <= last.x + last.width + 0.001)
        assert(ticks.length < 300)
      }
    }))
  })

  it('are none in a chart without width', () => {
    assert.deepEqual(ticksOf(scaleAt('2026-03-11', 10), 0), { major: [], minor: [] })
  })
})
