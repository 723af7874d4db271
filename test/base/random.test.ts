import assert from 'node:assert/strict'
import { randomFrom, shuffled } from '../../src/base/random'

describe('Random numbers', () => {
  const numbers = (seed: number): number[] => {
    const random = randomFrom(seed)
    return Array.from({ length: 10_000 }, random)
  }
  it('lie from 0 to 1, without 1, and are spread evenly', () => {
    const drawn = numbers(1)
    assert.ok(drawn.every((each) => 0 <= each && each < 1))
    for (let tenth = 0; tenth < 10; tenth++) {
      const count = drawn.filter((each) => tenth / 10 <= each && each < (tenth + 1) / 10).length
      assert.ok(900 < count && count < 1100, `${count} of 10,000 lie in a tenth`)
    }
  })
  it('are the same for the same seed, and others for another', () => {
    assert.deepEqual(numbers(7), numbers(7))
    assert.notDeepEqual(numbers(7), numbers(8))
  })
  it('shuffle into every order about as often', () => {
    const random = randomFrom(3)
    const seen = new Map<string, number>()
    for (let i = 0; i < 6000; i++) {
      const order = shuffled(3, random).join()
      seen.set(order, (seen.get(order) ?? 0) + 1)
    }
    assert.equal(seen.size, 6)
    for (const count of seen.values()) assert.ok(900 < count && count < 1100, `${count} of 6,000 are one order`)
    assert.deepEqual([...shuffled(0, random)], [])
  })
})
