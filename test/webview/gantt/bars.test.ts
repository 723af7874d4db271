import assert from 'node:assert/strict'
import { labelPlaceOf, promiseOf, shapeOf } from '../../../src/webview/gantt/layout/bars'
import { bandsOf, workingDaysBetween } from '../../../src/webview/gantt/layout/daysOff'
import { chartRange } from '../../../src/webview/gantt/layout/range'
import type { Scale } from '../../../src/webview/gantt/layout/scale'
import type { Minute } from '../../../src/webview/gantt/layout/units'
import { day, daysOff, minute, model, row } from '../fixture'

const scale: Scale = { left: minute('2026-03-02') as Minute, pixelsPerDay: 24 }
const task = row('a', { start: minute('2026-03-03'), finish: minute('2026-03-07'), progress: 0.25 })
const milestone = row('m', { kind: 'milestone', start: minute('2026-03-04'), finish: minute('2026-03-04') })

describe('the shape of a row', () => {
  it('is a bar from start to finish, of which some is done', () => {
    assert.deepEqual(shapeOf(task, scale), { kind: 'bar', left: 24, right: 120, done: 48 })
    assert.equal(shapeOf({ ...task, kind: 'summary' }, scale).kind, 'summary')
  })

  it('is a diamond around the day of a milestone', () => {
    assert.deepEqual(shapeOf(milestone, scale), { kind: 'milestone', at: 48, left: 40, right: 56 })
  })

  it('is nothing without dates', () => {
    assert.deepEqual(shapeOf(row('a', { start: undefined, finish: undefined }), scale), { kind: 'none' })
    assert.deepEqual(shapeOf(row('a', { start: NaN }), scale), { kind: 'none' })
  })

  it('can always be seen and never leaves what browsers can draw', () => {
    const short = shapeOf({ ...task, finish: task.start }, scale)
    assert(short.kind === 'bar' && short.right - short.left === 4)
    const huge = shapeOf({ ...task, finish: minute('2999-12-31'), progress: 7 }, scale)
    assert(huge.kind === 'bar' && huge.right === 100_000 && huge.done === huge.right)
  })
})

describe('what was promised', () => {
  it('is marked at its date, with the way from the computed one', () => {
    const late = { ...milestone, due: minute('2026-03-03') }
    assert.deepEqual(promiseOf(late, shapeOf(late, scale), scale), { at: 24, from: 24, to: 48 })
    const early = { ...task, due: minute('2026-03-09') }
    assert.deepEqual(promiseOf(early, shapeOf(early, scale), scale), { at: 168, from: 120, to: 168 })
  })

  it('is not marked when it is kept to the day, nor when there is no promise', () => {
    assert.equal(promiseOf({ ...milestone, due: milestone.finish }, shapeOf(milestone, scale), scale), undefined)
    assert.equal(promiseOf(task, shapeOf(task, scale), scale), undefined)
  })

  it('is marked although nothing is computed', () => {
    assert.deepEqual(promiseOf({ ...task, due: minute('2026-03-03') }, { kind: 'none' }, scale), { at: 24, from: 24, to: 24 })
  })
})

describe('the label of a bar', () => {
  const shape = shapeOf(task, scale)

  it('stands after the bar and after its promise', () => {
    assert.deepEqual(labelPlaceOf(shape, undefined, { width: 800, room: 90 }), { x: 136, before: false })
    assert.deepEqual(labelPlaceOf(shape, { at: 168, from: 120, to: 168 }, { width: 800, room: 90 }), { x: 192, before: false })
  })

  it('stands by what is computed when the promise is later', () => {
    const far = { at: 400, from: 120, to: 400 }
    assert.deepEqual(labelPlaceOf(shape, far, { width: 800, room: 90 }), { x: 136, before: false })
    const diamond = shapeOf({ ...milestone, start: minute('2026-03-12'), finish: minute('2026-03-12') }, scale)
    assert.deepEqual(labelPlaceOf(diamond, far, { width: 800, room: 90 }), { x: 216, before: true })
    assert.deepEqual(labelPlaceOf(diamond, far, { width: 800, room: 300 }), { x: 424, before: false })
  })

  it('stands before it where the chart ends too soon', () => {
    const right = shapeOf({ ...task, start: minute('2026-03-20'), finish: minute('2026-04-02') }, scale)
    assert.deepEqual(labelPlaceOf(right, undefined, { width: 800, room: 90 }), { x: 416, before: true })
  })

  it('is not there when the bar is out of view', () => {
    assert.equal(labelPlaceOf(shape, undefined, { width: 10, room: 90 }), undefined)
    assert.equal(labelPlaceOf({ kind: 'none' }, undefined, { width: 800, room: 90 }), undefined)
  })
})

describe('days off', () => {
  it('are shaded where days can be told apart', () => {
    assert.deepEqual(bandsOf(daysOff, scale, 250), [{ x: 120, width: 48 }])
    assert.deepEqual(bandsOf(daysOff, { ...scale, pixelsPerDay: 3 }, 300), [])
  })

  it('are shaded from the left edge although they began before it', () => {
    assert.deepEqual(bandsOf(daysOff, { ...scale, left: minute('2026-03-08') as Minute }, 100), [{ x: -24, width: 48 }])
  })

  it('do not count as working days', () => {
    assert.equal(workingDaysBetween(daysOff, day('2026-03-27'), day('2026-03-30')), 1)
    assert.equal(workingDaysBetween(daysOff, day('2026-04-02'), day('2026-04-07')), 2)
    assert.equal(workingDaysBetween(daysOff, day('2026-03-30'), day('2026-03-27')), 0)
    assert.equal(workingDaysBetween([], 10, 14), 4)
  })
})

describe('the range of the chart', () => {
  it('holds the schedule, the status date, and what is promised beyond', () => {
    const { from, to } = chartRange(model([{ ...task, due: minute('2026-08-01') }], { asof: minute('2025-12-01') }))
    assert.equal(from, minute('2025-12-01'))
    assert.equal(to, minute('2026-08-01'))
  })

  it('cuts what is absurdly far away', () => {
    const { from, to } = chartRange(model([{ ...task, start: minute('1900-01-01'), finish: minute('2999-12-31') }]))
    assert(minute('2000-01-01') < from && to < minute('2052-01-01'))
  })

  it('is some weeks for a plan of nothing', () => {
    const { from, to } = chartRange(model([], { start: NaN, finish: Infinity, asof: minute('2026-03-20') }))
    assert.equal(from, minute('2026-03-20'))
    assert.equal(to, minute('2026-04-17'))
  })
})
