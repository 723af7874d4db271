import assert from 'node:assert/strict'
import fc from 'fast-check'
import { blockedUntil, emptyProfile, take } from '../../../src/schedule/levelling/profile'

const last = 40
const stretch = fc.tuple(fc.nat(last), fc.nat(12), fc.constantFrom(0.25, 0.5, 1, 2)).map(([from, length, units]) => ({ from, to: from + length, units }))

describe('What is in use of a resource', () => {
  it('blocks what overlaps too much of it, up to where there is enough again', () => {
    fc.assert(fc.property(fc.array(stretch, { maxLength: 12 }), fc.array(fc.nat(11), { maxLength: 4 }), stretch, (taken, given, { from, to, units }) => {
      const profile = emptyProfile()
      const used = new Float64Array(2 * last)
      const change = ({ from: begin, to: end, units: some }: typeof taken[number], sign: number): void => {
        take(profile, begin, end, sign * some)
        for (let at = begin; at < end; at++) used[at]! += sign * some
      }
      for (const each of taken) change(each, 1)
      for (const each of new Set(given)) if (taken[each]) change(taken[each], -1)
      const most = 2 - units
      let expected = Array.from({ length: to - from }, (_, i) => from + i).find((at) => most < used[at]!) ?? -Infinity
      while (expected !== -Infinity && most < used[expected]!) expected++
      assert.equal(blockedUntil(profile, from, to, most), expected)
    }), { numRuns: 500 })
  })

  it('is one step where it is level, however many tasks it is for', () => {
    const profile = emptyProfile()
    for (let task = 0; task < 100; task++) take(profile, task, task + 1, 1)
    assert.deepEqual(profile, { at: [0, 100], used: [1, 0] })
    take(profile, 0, 100, -1)
    assert.deepEqual(profile, emptyProfile())
  })
})
