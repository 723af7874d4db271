import assert from 'node:assert/strict'
import fc from 'fast-check'
import { lineStarts } from '../../src/base/text'
import { changeBetween, movedLineStarts } from '../../src/base/textChange'

const part = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '\r', '\r\n'), maxLength: 12 })
const long = fc.tuple(part, fc.nat({ max: 3 })).map(([text, times]) => text.repeat(1 + times * 8000))
const edited = fc.tuple(long, part, part, long).map(([head, was, is, tail]) => [head + was + tail, head + is + tail] as const)

describe('the change between two texts', () => {
  it('makes the one of the other', () => {
    fc.assert(fc.property(edited, ([before, after]) => {
      const { start, end, by } = changeBetween(before, after)
      assert.ok(start <= end && start <= end + by)
      assert.equal(before.slice(0, start) + after.slice(start, end + by) + before.slice(end), after)
    }))
  })
  it('moves the starts of lines as if they were counted anew', () => {
    fc.assert(fc.property(edited, ([before, after]) => {
      assert.deepEqual(movedLineStarts(lineStarts(before), after, changeBetween(before, after)), lineStarts(after))
    }), { numRuns: 500 })
  })
})
