import assert from 'node:assert/strict'
import fc from 'fast-check'
import { clip } from '../../src/base/clip'
import { nearest } from '../../src/base/nearest'
import { failure, success } from '../../src/base/result'
import { applyEdits, contains, lineStarts, offsetAt, positionAt, positionsIn, rangeAt, shiftRange } from '../../src/base/text'

describe('positions in a text', () => {
  it('count lines that end in any way', () => {
    assert.deepEqual([...lineStarts('a\nb\r\nc\rd')], [0, 2, 5, 7])
    assert.deepEqual([...lineStarts('')], [0])
    assert.deepEqual([...lineStarts('\n')], [0, 1])
  })

  it('lead to offsets and back', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '\r\n', '\r', '🚀') })
    fc.assert(
      fc.property(text, fc.nat(), (written, seed) => {
        const offset = seed % (written.length + 1)
        const starts = lineStarts(written)
        // Between the two signs of a line end there is no position of its own.
        if (written[offset - 1] === '\r' && written[offset] === '\n') return
        assert.equal(offsetAt(starts, written.length, positionAt(starts, offset)), offset)
      }),
    )
  })

  it('are the same one after the other as one by one, in whatever order', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', '\n', '\n\n\n\n', '\r\n'), maxLength: 200 }), fc.array(fc.integer({ min: -3, max: 300 })), fc.boolean(), (written, offsets, inOrder) => {
      const starts = lineStarts(written)
      const at = positionsIn(starts)
      for (const offset of inOrder ? offsets.sort((a, b) => a - b) : offsets) assert.deepEqual(at(offset), positionAt(starts, offset))
    }))
  })

  it('outside of the text are taken into it', () => {
    const starts = lineStarts('ab\ncd')
    assert.equal(offsetAt(starts, 5, { line: -1, character: 3 }), 0)
    assert.equal(offsetAt(starts, 5, { line: 9, character: 0 }), 5)
    assert.equal(offsetAt(starts, 5, { line: 0, character: 99 }), 2)
    assert.equal(offsetAt(starts, 5, { line: 1, character: 99 }), 5)
    assert.equal(offsetAt(starts, 5, { line: 1, character: -4 }), 3)
    assert.deepEqual(positionAt(starts, -5), { line: 0, character: 0 })
  })

  it('make ranges', () => {
    assert.deepEqual(shiftRange(rangeAt(1, 3), 2), { start: 3, end: 5 })
    assert.deepEqual([rangeAt(4), contains(rangeAt(1, 3), 3), contains(rangeAt(1, 3), 4)], [{ start: 4, end: 4 }, true, false])
  })
})

describe('edits of a text', () => {
  it('all refer to the text before any of them, in whatever order they come', () => {
    const edits = [{ range: rangeAt(4, 5), text: 'E' }, { range: rangeAt(0, 1), text: '' }, { range: rangeAt(2), text: '--' }]
    assert.equal(applyEdits('abcde', edits), 'b--cdE')
    assert.equal(applyEdits('abcde', [...edits].reverse()), 'b--cdE')
    assert.equal(applyEdits('abc', []), 'abc')
  })
})

describe('the nearest word', () => {
  it('is the one that was probably meant', () => {
    assert.equal(nearest('efort', ['effort', 'start']), 'effort')
    assert.equal(nearest('Title', ['tile', 'title']), 'title')
    assert.equal(nearest('colour', ['effort', 'start']), undefined)
    assert.equal(nearest('D', ['A', 'B']), undefined)
    assert.equal(nearest('', ['A']), undefined)
    assert.equal(nearest('x'.repeat(1_000_000), ['y'.repeat(1_000_000)]), undefined)
  })
})

describe('a text in a message', () => {
  it('is cut where it is long, never within a character', () => {
    assert.equal(clip('short'), 'short')
    assert.equal(clip('a'.repeat(70)).length, 60)
    assert.equal(clip('abc🚀def', 5), 'abc…')
  })
})

describe('results', () => {
  it('are a value, or a reason with words for it', () => {
    assert.deepEqual(success(1), { ok: true, value: 1 })
    assert.deepEqual(failure('gone', 'It is gone.'), { ok: false, reason: 'gone', message: 'It is gone.' })
  })
})
