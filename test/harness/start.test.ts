import assert from 'node:assert/strict'
import { readStartWords } from './start'

describe('The words after npm start', () => {
  it('open the example in the browser when there are none', () => {
    const { path, port, opensBrowser, isWeb, complaint } = readStartWords([])
    assert.deepEqual([path, port, opensBrowser, isWeb, complaint], [undefined, undefined, true, false, undefined])
  })

  it('name another workspace, a port and no browser in any order', () => {
    const { path, port, opensBrowser, complaint } = readStartWords(['--port', '9000', '--no-open', 'plans/harbour'])
    assert.deepEqual([path, port, opensBrowser, complaint], ['plans/harbour', 9000, false, undefined])
    assert.equal(readStartWords(['--port=0']).port, 0)
  })

  it('are refused with the reason', () => {
    assert.match(readStartWords(['--port', 'high']).complaint ?? '', /"high"/)
    assert.match(readStartWords(['--port']).complaint ?? '', /wants a number/)
    assert.match(readStartWords(['--port=70000']).complaint ?? '', /70000/)
    assert.match(readStartWords(['a', 'b']).complaint ?? '', /One folder/)
    assert.match(readStartWords(['--desktop']).complaint ?? '', /Unknown: --desktop/)
  })
})
