import assert from 'node:assert/strict'
import fc from 'fast-check'
import { fingerprint } from '../../src/base/fingerprint'

describe('the fingerprint of a text', () => {
  it('is the same whatever the line ends, and with a byte order mark', () => {
    for (const same of ['a\nb\n', 'a\r\nb\r\n', 'a\rb\r', '\ufeffa\r\nb\n']) assert.equal(fingerprint(same), fingerprint('a\nb\n'))
  })
  it('is another for another text', () => {
    fc.assert(fc.property(fc.string(), fc.string({ minLength: 1 }), (text, more) => {
      const clean = more.replace(/[\r\n\ufeff]/g, 'x')
      assert.notEqual(fingerprint(`a${text}`), fingerprint(`a${text}${clean}`))
    }))
    assert.notEqual(fingerprint('status: todo'), fingerprint('status: dont'))
  })
})
