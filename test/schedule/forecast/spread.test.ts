import assert from 'node:assert/strict'
import fc from 'fast-check'
import { normalScore, normalShare } from '../../../src/schedule/forecast/normal'
import { quantileTable, spreader, tableLength, valueAt, type Spread } from '../../../src/schedule/forecast/spread'
import { deviation, mean } from '../../../src/schedule/forecast/statistics'

const near = (actual: number, expected: number, tolerance: number) =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not within ${tolerance} of ${expected}`)

/** The quantile at a share, as the table has it. */
const quantile = (spread: Spread, mode: number, share: number): number =>
  valueAt({ base: 0, span: 1, table: quantileTable(spread, mode) }, normalScore(share))

/** Mean and variance by as many equally likely values. */
function moments(spread: Spread, mode: number): { mean: number; variance: number } {
  const amount = { base: 0, span: 1, table: quantileTable(spread, mode) }
  const drawn = Array.from({ length: 20_000 }, (_, i) => valueAt(amount, normalScore((i + 0.5) / 20_000)))
  return { mean: mean(drawn), variance: deviation(drawn) ** 2 }
}

describe('The normal distribution', () => {
  it('has the shares that every table of it has', () => {
    near(normalShare(0), 0.5, 1e-15)
    near(normalShare(1.959963984540054), 0.975, 1e-14)
    near(normalShare(-3), 0.0013498980316301, 1e-14)
    assert.deepEqual([normalShare(-40), normalShare(40)], [0, 1])
  })
  it('has scores that are the inverse of its shares', () => {
    fc.assert(fc.property(fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }), (share) => near(normalShare(normalScore(share)), share, 1e-13)))
    assert.deepEqual([normalScore(0), normalScore(1)], [-Infinity, Infinity])
  })
})

describe('A table of quantiles', () => {
  for (const mode of [0, 0.1, 0.25, 0.5, 0.9, 1]) {
    it(`of PERT has the mean and variance of the beta distribution, mode ${mode}`, () => {
      const { mean: average, variance } = moments('pert', mode)
      near(average, (4 * mode + 1) / 6, 2e-5)
      near(variance, (average * (1 - average)) / 7, 2e-5)
    })
    it(`of a triangle has its mean and variance, mode ${mode}`, () => {
      const { mean: average, variance } = moments('triangular', mode)
      near(average, (mode + 1) / 3, 2e-5)
      near(variance, (1 - mode + mode * mode) / 18, 2e-5)
    })
  }
  it('of PERT agrees with the beta distributions whose quantiles have a closed form', () => {
    // Mode 0 is beta(1, 5): 1 - (1 - p)^(1/5). Mode 1 is its mirror image. Mode 0.5 is beta(3, 3): symmetric.
    for (const share of [0.001, 0.1, 0.5, 0.8, 0.99]) {
      near(quantile('pert', 0, share), 1 - (1 - share) ** 0.2, 2e-5)
      near(quantile('pert', 1, share), share ** 0.2, 1e-4)
      near(quantile('pert', 0.5, share), 1 - quantile('pert', 0.5, 1 - share), 1e-6)
      const x = quantile('pert', 0.5, share)
      near(x ** 3 * (10 - 15 * x + 6 * x * x), share, 5e-5)
    }
  })
  it('rises from 0 to 1', () => {
    fc.assert(fc.property(fc.constantFrom<Spread>('pert', 'triangular'), fc.double({ min: 0, max: 1, noNaN: true }), (spread, mode) => {
      const table = quantileTable(spread, mode)
      for (let k = 1; k < tableLength; k++) assert.ok(table[k - 1]! <= table[k]!)
      assert.ok(0 <= table[0]! && table[tableLength - 1]! <= 1)
    }), { numRuns: 50 })
  })
  it('stretches from the optimistic to the pessimistic amount, and is certain when they are one', () => {
    const amountOf = spreader('triangular')
    const amount = amountOf(2, 3, 8)
    assert.deepEqual([-9, 9].map((score) => Number(valueAt(amount, score).toFixed(2))), [2, 8])
    assert.equal(valueAt(amountOf(5, 5, 5), 1.5), 5)
    assert.equal(amountOf(20, 30, 80).table, amount.table)
  })
})
