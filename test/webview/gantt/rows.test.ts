import assert from 'node:assert/strict'
import fc from 'fast-check'
import { hasChildren, outlineOf } from '../../../src/webview/gantt/layout/outline'
import { visibleRows } from '../../../src/webview/gantt/layout/visible'
import { aurora, row } from '../fixture'

/** Rows from lines indented by two spaces a level. */
const outline = (text: string) =>
  outlineOf(text.split('\n').filter(Boolean).map(line => row(line.trim(), { depth: line.search(/\S/) / 2 })))

const seen = (of: ReturnType<typeof outline>, collapsed: string[] = [], filter = '') =>
  Array.from(visibleRows(of, new Set(collapsed), filter).rows, at => of.keys[at])

const tree = outline('a\n  b\n    c\n    d\n  e\nf\n  g')

describe('the outline of the rows', () => {
  it('knows parents and the ends of families', () => {
    assert.deepEqual([...tree.parent], [-1, 0, 1, 1, 0, -1, 5])
    assert.deepEqual([...tree.end], [5, 4, 3, 4, 5, 7, 7])
    assert.deepEqual([0, 1, 2, 5].map(at => hasChildren(tree, at)), [true, true, false, true])
  })

  it('makes a tree of depths that jump or are no numbers', () => {
    const odd = outlineOf([row('a', { depth: 5 }), row('b', { depth: 9 }), row('c', { depth: -2 }), row('d', { depth: NaN })])
    assert.deepEqual([...odd.depth], [0, 1, 0, 0])
  })

  it('tells rows apart that share an id', () => {
    const twice = outlineOf([row('a'), row('a'), row('b')])
    assert.equal(new Set(twice.keys).size, 3)
    assert.equal(twice.index.get('a'), 0)
  })
})

describe('the visible rows', () => {
  it('are all rows when nothing is collapsed', () => {
    assert.deepEqual(seen(tree), ['a', 'b', 'c', 'd', 'e', 'f', 'g'])
  })

  it('leave out what is inside a collapsed row, whose place stands for it', () => {
    assert.deepEqual(seen(tree, ['b']), ['a', 'b', 'e', 'f', 'g'])
    assert.deepEqual([...visibleRows(tree, new Set(['b'])).place], [0, 1, 1, 1, 2, 3, 4])
    assert.deepEqual(seen(tree, ['a', 'b', 'f']), ['a', 'f'])
  })

  it('ignore a collapsed row that has no children or does not exist', () => {
    assert.deepEqual(seen(tree, ['g', 'nobody']).length, 7)
  })

  it('under a filter are the matches and what they lie in, collapsed or not', () => {
    assert.deepEqual(seen(tree, ['a'], 'of d'), ['a', 'b', 'd'])
    assert.deepEqual([...visibleRows(tree, new Set(), 'of d').place], [0, 1, -1, 2, -1, -1, -1])
  })

  it('are found by id, title and person, all words, whatever the case', () => {
    const plan = outlineOf(aurora.rows)
    assert.deepEqual(seen(plan, [], 'token').at(-1), 'CORE-22')
    assert.deepEqual(seen(plan, [], 'core-22 ANA').at(-1), 'CORE-22')
    assert.deepEqual(seen(plan, [], 'core-22 emil'), [])
    assert.deepEqual(seen(plan, [], '  ').length, plan.rows.length)
  })

  it('each have their own place, in order', () => {
    const depths = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 40 })
    fc.assert(fc.property(depths, fc.array(fc.integer({ min: 0, max: 39 })), (levels, folded) => {
      const plan = outlineOf(levels.map((depth, at) => row(`r${at}`, { depth })))
      const visible = visibleRows(plan, new Set(folded.map(at => `r${at}`)))
      visible.rows.forEach((each, place) => assert.equal(visible.place[each], place))
      plan.rows.forEach((_, at) => assert(visible.rows[visible.place[at]!]! <= at))
    }))
  })
})
