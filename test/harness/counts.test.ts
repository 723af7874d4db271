import assert from 'node:assert/strict'
import { closingLine, countsOf, sum } from './counts'

describe('Counting what mocha printed', () => {
  it('reads the numbers of the summary', () => {
    assert.deepEqual(countsOf('\n  12 passing (3s)\n  2 failing\n\n  1) a\n', false), { passed: 12, failed: 2 })
  })

  it('takes no failing line for no failure', () => {
    assert.deepEqual(countsOf('  12 passing (300ms)\n', true), { passed: 12, failed: 0 })
  })

  it('takes the last summary when a test prints one', () => {
    const output = '  1 passing (1ms)\n  9 failing\n    ✔ a test of runners\n\n  5 passing (2s)\n'
    assert.deepEqual(countsOf(output, true), { passed: 5, failed: 0 })
  })

  it('reads through colours', () => {
    const green = '\u001b[32m'
    assert.deepEqual(countsOf(`${green}  3 passing\u001b[0m (4ms)\n`, true), { passed: 3, failed: 0 })
  })

  it('counts a crash after passing tests as a failure', () => {
    assert.deepEqual(countsOf('  3 passing (4ms)\n', false), { passed: 3, failed: 1 })
  })

  it('counts a start that failed as a failure', () => {
    assert.deepEqual(countsOf('Error: Cannot find module', false), { passed: 0, failed: 1 })
  })

  it('counts a run without a test as a failure', () => {
    assert.deepEqual(countsOf('  0 passing (1ms)\n', true), { passed: 0, failed: 1 })
  })

  it('sums to the closing line', () => {
    assert.equal(closingLine(sum([{ passed: 2, failed: 0 }, { passed: 3, failed: 1 }])), '5 passed, 1 failed')
    assert.equal(closingLine(sum([])), '0 passed, 0 failed')
  })
})
