import assert from 'node:assert/strict'
import fc from 'fast-check'
import { columnsOf } from '../../../src/webview/gantt/layout/columns'
import { minuteAt, xOf } from '../../../src/webview/gantt/layout/scale'
import { offsetAt, thumbOf } from '../../../src/webview/gantt/layout/thumb'
import type { Minute, Span } from '../../../src/webview/gantt/layout/units'
import * as look from '../../../src/webview/gantt/layout/viewport'
import { minute } from '../fixture'

const span = (from: string, to: string): Span => ({ from: minute(from) as Minute, to: minute(to) as Minute })
const year = span('2026-01-05', '2026-12-18')
const view: look.Viewport = look.settled({
  scale: { left: minute('2026-03-02') as Minute, pixelsPerDay: 10 }, top: 0, width: 800, height: 520, rows: 100, range: year,
})

describe('the viewport', () => {
  it('shows the rows that are at least partly in view', () => {
    assert.deepEqual(look.placesInView(view), { first: 0, last: 20 })
    assert.deepEqual(look.placesInView({ ...view, top: 30 }), { first: 1, last: 22 })
    assert.deepEqual(look.placesInView({ ...view, rows: 3 }), { first: 0, last: 3 })
  })

  it('cannot be scrolled beyond the rows and the range', () => {
    assert.equal(look.scrolled(view, 0, -50).top, 0)
    assert.equal(look.scrolled(view, 0, 1e9).top, look.contentHeight(view) - view.height)
    assert.equal(xOf(look.scrolled(view, -1e9, 0).scale, year.from), 24)
    assert.equal(xOf(look.scrolled(view, 1e9, 0).scale, year.to), 600)
  })

  it('is where it was after settling twice', () => {
    fc.assert(fc.property(fc.integer({ min: -9999, max: 9999 }), fc.integer({ min: -9999, max: 9999 }), fc.integer({ min: 0, max: 3000 }), (dx, dy, width) => {
      const once = look.scrolled({ ...view, width }, dx, dy)
      const twice = look.settled(once)
      assert(Math.abs(twice.scale.left - once.scale.left) < 0.01 && twice.top === once.top)
    }))
  })

  it('zooms around a place', () => {
    const zoomed = look.zoomed(view, 2, 300)
    assert.equal(zoomed.scale.pixelsPerDay, 20)
    assert(Math.abs(minuteAt(zoomed.scale, 300) - minuteAt(view.scale, 300)) < 0.01)
  })

  it('fits a span with all of it in view', () => {
    const fitted = look.fitted(view, year)
    assert(0 < xOf(fitted.scale, year.from) && xOf(fitted.scale, year.to) < 800)
  })

  it('first looks at all of a plan that can be read, and else around the status date', () => {
    const short = span('2026-03-02', '2026-05-20')
    const first = look.firstLook({ ...view, range: short }, short, minute('2026-03-20'))
    assert(0 < xOf(first.scale, short.from) && xOf(first.scale, short.to) < 800)
    const long = look.firstLook(view, year, minute('2026-08-20'))
    assert.equal(long.scale.pixelsPerDay, 4)
    assert(Math.abs(xOf(long.scale, minute('2026-08-20')) - 800 / 3) < 300)
  })

  it('brings a row into view by as little as needed', () => {
    assert.equal(look.withRowInView(view, 5).top, 0)
    assert.equal(look.withRowInView(view, 40).top, 41 * 26 - 520)
    assert.equal(look.withRowInView({ ...view, top: 500 }, 2).top, 52)
  })

  it('brings a bar into view only when it is out of it', () => {
    assert.equal(look.withSpanInView(view, span('2026-03-10', '2026-03-12')), view)
    const moved = look.withSpanInView(view, span('2026-08-10', '2026-08-12'))
    assert(Math.abs(xOf(moved.scale, minute('2026-08-10')) - 160) < 0.01)
  })
})

describe('the columns', () => {
  it('have dates when there is room for them', () => {
    assert.deepEqual(columnsOf({ wanted: 400, total: 1200, years: false }), { side: 400, date: 66, indent: 14, ids: true })
    assert.equal(columnsOf({ wanted: 300, total: 1200, years: true }).date, 0)
  })

  it('leave the chart its half of a narrow panel', () => {
    const { side, date, indent, ids } = columnsOf({ wanted: 400, total: 200, years: false })
    assert.deepEqual({ side, date, indent, ids }, { side: 100, date: 0, indent: 6, ids: false })
  })

  it('follow the panel until the user says how wide they are', () => {
    assert.equal(columnsOf({ wanted: undefined, total: 1000, years: false }).side, 360)
    assert.equal(columnsOf({ wanted: undefined, total: 3000, years: false }).side, 480)
  })
})

describe('the scroll bar', () => {
  it('has a thumb as long as the part in view, and at its place', () => {
    assert.deepEqual(thumbOf({ offset: 500, content: 1000, view: 500 }), { at: 250, length: 250 })
    assert.deepEqual(thumbOf({ offset: 0, content: 1e6, view: 500 }), { at: 0, length: 20 })
  })

  it('has none when everything is in view', () => {
    assert.equal(thumbOf({ offset: 0, content: 500, view: 500 }), undefined)
  })

  it('finds the offset for a place of the thumb again', () => {
    fc.assert(fc.property(fc.integer({ min: 501, max: 1_000_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (content, part) => {
      const extent = { offset: part * (content - 500), content, view: 500 }
      const thumb = thumbOf(extent)
      if (thumb) assert(Math.abs(offsetAt(extent, thumb.at) - extent.offset) < 0.01)
    }))
  })
})
