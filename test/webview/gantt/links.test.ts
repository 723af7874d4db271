import assert from 'node:assert/strict'
import fc from 'fast-check'
import { indexLinks, linksTouching } from '../../../src/webview/gantt/layout/links'
import { outlineOf } from '../../../src/webview/gantt/layout/outline'
import { type Anchor, arrowOf, pathOf, type Point, routeOf } from '../../../src/webview/gantt/layout/routes'
import { visibleRows } from '../../../src/webview/gantt/layout/visible'
import { row } from '../fixture'

const link = (from: string, to: string) => ({ from, to, type: 'FS' as const, critical: false })
const outline = outlineOf([row('s'), row('a', { depth: 1 }), row('b', { depth: 1 }), row('c'), row('d')])
const all = visibleRows(outline, new Set())
const pairs = (links: readonly { from: number; to: number }[]) => links.map(({ from, to }) => `${from}-${to}`)

describe('the links of the rows in view', () => {
  const index = indexLinks([link('a', 'b'), link('b', 'c'), link('a', 'd'), link('c', 'd')], outline, all)

  it('are those that touch one of them, each once', () => {
    assert.deepEqual(pairs(linksTouching(index, 1, 3)).sort(), ['1-2', '1-4', '2-3'])
    assert.deepEqual(pairs(linksTouching(index, 0, 5)).sort(), ['1-2', '1-4', '2-3', '3-4'])
    assert.deepEqual(linksTouching(index, 0, 1), [])
  })

  it('leave out rows that do not exist, and links to oneself', () => {
    assert.deepEqual(indexLinks([link('a', 'nobody'), link('nobody', 'a'), link('a', 'a')], outline, all).links, [])
  })

  it('hold on to the collapsed row that hides an end, once', () => {
    const folded = visibleRows(outline, new Set(['s']))
    assert.deepEqual(pairs(indexLinks([link('a', 'b'), link('a', 'c'), link('b', 'c')], outline, folded).links), ['0-1'])
  })

  it('vanish with a row that a filter hides', () => {
    const filtered = visibleRows(outline, new Set(), 'of a')
    assert.deepEqual(indexLinks([link('a', 'c')], outline, filtered).links, [])
  })

  it('are what a search through all links finds', () => {
    const ends = fc.array(fc.tuple(fc.integer({ min: 0, max: 29 }), fc.integer({ min: 0, max: 29 })), { maxLength: 60 })
    const rows = outlineOf(Array.from({ length: 30 }, (_, at) => row(`r${at}`)))
    fc.assert(fc.property(ends, fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 }), (links, first, last) => {
      const placed = indexLinks(links.map(([from, to]) => link(`r${from}`, `r${to}`)), rows, visibleRows(rows, new Set()))
      const touches = (at: number) => first <= at && at < last
      const expected = placed.links.filter(({ from, to }) => touches(from) || touches(to))
      assert.deepEqual(pairs(linksTouching(placed, first, last)).sort(), pairs(expected).sort())
    }))
  })
})

describe('the way of a link', () => {
  const at = (left: number, right: number, y: number): Anchor => ({ left, right, y, half: 7 })
  const way = (points: readonly Point[]) => points.map(({ x, y }) => `${x},${y}`).join(' ')

  it('goes right, down and right to a successor that starts later', () => {
    assert.equal(way(routeOf(at(0, 50, 13), at(100, 150, 65), 'FS', 26)), '50,13 59,13 59,65 100,65')
  })

  it('drops onto a successor that starts at once', () => {
    assert.equal(way(routeOf(at(0, 50, 13), at(52, 150, 65), 'FS', 26)), '50,13 57,13 57,57')
    assert.equal(way(routeOf(at(0, 50, 65), at(52, 150, 13), 'FS', 26)), '50,65 57,65 57,21')
  })

  it('goes back between the rows to a successor that starts earlier', () => {
    assert.equal(way(routeOf(at(0, 50, 13), at(20, 90, 65), 'FS', 26)), '50,13 59,13 59,52 11,52 11,65 20,65')
  })

  it('runs along the sides that its type names', () => {
    assert.equal(way(routeOf(at(30, 50, 13), at(20, 90, 65), 'SS', 26)), '30,13 11,13 11,65 20,65')
    assert.equal(way(routeOf(at(30, 50, 13), at(20, 90, 65), 'FF', 26)), '50,13 99,13 99,65 90,65')
    assert.equal(way(routeOf(at(100, 150, 13), at(0, 50, 65), 'SF', 26)), '100,13 91,13 91,65 50,65')
  })

  it('has only level and upright parts, begins at the predecessor and ends at the successor', () => {
    const edges = fc.tuple(fc.integer({ min: -500, max: 500 }), fc.integer({ min: 4, max: 200 }))
    const types = fc.constantFrom('FS', 'SS', 'FF', 'SF')
    fc.assert(fc.property(edges, edges, types, fc.boolean(), ([left, width], [other, second], type, up) => {
      const [from, to] = [at(left, left + width, up ? 91 : 13), at(other, other + second, up ? 13 : 91)]
      const points = routeOf(from, to, type, 26)
      for (let i = 1; i < points.length; i++) assert(points[i]!.x === points[i - 1]!.x || points[i]!.y === points[i - 1]!.y)
      assert.deepEqual(points[0], { x: type[0] === 'F' ? from.right : from.left, y: from.y })
      const end = points.at(-1)!
      assert(to.left <= end.x && end.x <= to.right && Math.abs(end.y - to.y) <= to.half + 1)
    }))
  })

  it('has round corners and a head at its end', () => {
    const points = routeOf(at(0, 50, 13), at(100, 150, 65), 'FS', 26)
    assert.equal(pathOf(points), 'M50 13L55 13Q59 13 59 17L59 61Q59 65 63 65L95 65')
    assert.equal(arrowOf(points), 'M100 65L94 68.5L94 61.5Z')
  })
})
