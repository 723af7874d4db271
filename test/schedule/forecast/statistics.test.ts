import assert from 'node:assert/strict'
import { correlation, deviation, histogramOf, mean, percentile, ranks, shareWithin } from '../../../src/schedule/forecast/statistics'

const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]

describe('Statistics', () => {
  it('take the least value that enough values do not exceed', () => {
    assert.deepEqual([0, 0.1, 0.5, 0.51, 0.8, 1].map((share) => percentile(ten, share)), [1, 1, 5, 6, 8, 10])
    assert.equal(percentile([7], 0.5), 7)
  })
  it('count what keeps to a bound, the bound included', () => {
    assert.deepEqual([0, 1, 5.5, 10, 11].map((bound) => shareWithin(ten, bound)), [0, 0.1, 0.5, 1, 1])
    assert.equal(shareWithin([3, 3, 3, 4], 3), 0.75)
    assert.equal(shareWithin([], 3), 0)
  })
  it('know mean and deviation, of nothing too', () => {
    assert.deepEqual([mean(ten), mean([]), deviation([2, 4, 4, 4, 5, 5, 7, 9]), deviation([])], [5.5, 0, 2, 0])
  })
  it('give equal values themselves as their mean, however many there are', () => {
    assert.equal(mean(new Float64Array(10_000).fill(-123456.1)), -123456.1)
  })
  it('give equal values the mean of their places', () => assert.deepEqual([...ranks([30, 10, 20, 20])], [3, 0, 1.5, 1.5]))
  it('correlate from -1 to 1, and not at all with what never changes', () => {
    assert.deepEqual([correlation(ten, ten), correlation(ten, ten.map((each) => -each)), correlation(ten, ten.map(() => 4))], [1, -1, 0])
    // Spearman's coefficient of the example in his article's textbook form: 1 - 6·Σd²/(n(n² - 1)).
    assert.equal(Number(correlation(ranks([1, 2, 3, 4, 5]), ranks([2, 1, 4, 3, 5])).toFixed(12)), 1 - (6 * 4) / (5 * 24))
  })
  it('put every value into a bin', () => {
    assert.deepEqual(histogramOf(ten, 3), { from: 1, width: 3, counts: [3, 3, 4] })
    assert.deepEqual(histogramOf([5, 5], 2), { from: 5, width: 1, counts: [2, 0] })
    assert.deepEqual(histogramOf([], 2), { from: 0, width: 1, counts: [0, 0] })
  })
})
