import assert from 'node:assert/strict'
import { lazyMap } from '../../src/base/lazyMap'

describe('A lazy map', () => {
  const items = ['a', 'b', 'c', 'd'].map((id) => ({ id }))
  const index = new Map(items.map(({ id }, place) => [id, place]))
  const made: number[] = []
  const map = lazyMap({ items, index, has: (place) => place !== 1, make: (place) => ({ place: (made.push(place), place) }) })

  it('makes a value when it is asked for, and only once', () => {
    assert.deepEqual(map.get('c'), { place: 2 })
    assert.equal(map.get('c'), map.get('c'))
    assert.deepEqual(made, [2])
  })

  it('is a map of what it has, in the order of the items', () => {
    assert.equal(map.size, 3)
    assert.deepEqual([map.has('a'), map.has('b'), map.has('z')], [true, false, false])
    assert.deepEqual([map.get('b'), map.get('z')], [undefined, undefined])
    assert.deepEqual([...map.keys()], ['a', 'c', 'd'])
    assert.deepEqual([...map], [['a', { place: 0 }], ['c', { place: 2 }], ['d', { place: 3 }]])
    assert.deepEqual([...map.values()], [{ place: 0 }, { place: 2 }, { place: 3 }])
    const seen: string[] = []
    map.forEach(({ place }, id) => seen.push(`${id}${place}`))
    assert.deepEqual(seen, ['a0', 'c2', 'd3'])
  })
})
