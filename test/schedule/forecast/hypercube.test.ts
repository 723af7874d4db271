import assert from 'node:assert/strict'
import { hypercubeOf, scoreOf } from '../../../src/schedule/forecast/hypercube'
import { normalScore } from '../../../src/schedule/forecast/normal'
import { correlation } from '../../../src/schedule/forecast/statistics'

const column = (cube: ReturnType<typeof hypercubeOf>, dimension: number): number[] =>
  Array.from({ length: cube.runs }, (_, run) => scoreOf(cube, run, dimension))

describe('A Latin hypercube', () => {
  it('takes every score once in each dimension, more dimensions than runs included', () => {
    const cube = hypercubeOf(50, 120, 7)
    const every = Array.from({ length: 50 }, (_, i) => normalScore((i + 0.5) / 50))
    for (let d = 0; d < 120; d++) assert.deepEqual(column(cube, d).sort((a, b) => a - b), every)
  })
  it('is the same for the same seed and another for another', () => {
    assert.deepEqual(column(hypercubeOf(100, 3, 1), 2), column(hypercubeOf(100, 3, 1), 2))
    assert.notDeepEqual(column(hypercubeOf(100, 3, 1), 2), column(hypercubeOf(100, 3, 2), 2))
  })
  it('has dimensions that know nothing of each other: correlations as of random orders', () => {
    const runs = 1000
    const cube = hypercubeOf(runs, 60, 3)
    const columns = Array.from({ length: 60 }, (_, d) => column(cube, d))
    const found = columns.flatMap((one, d) => columns.slice(d + 1).map((other) => correlation(one, other)))
    const deviation = Math.sqrt(found.reduce((sum, each) => sum + each * each, 0) / found.length)
    assert.ok(Math.abs(deviation * Math.sqrt(runs) - 1) < 0.1, `${deviation} is not about 1 / √runs`)
    assert.ok(found.every((each) => Math.abs(each) < 0.2))
  })
  it('adds up as independent dimensions do: the variance of a sum is the sum of the variances', () => {
    const cube = hypercubeOf(2000, 400, 11)
    const sums = Array.from({ length: 2000 }, (_, run) => {
      let sum = 0
      for (let d = 0; d < 400; d++) sum += scoreOf(cube, run, d)
      return sum
    })
    const variance = sums.reduce((sum, each) => sum + each * each, 0) / 2000
    assert.ok(Math.abs(variance / 400 - 1) < 0.12, `${variance} is not about 400`)
  })
})
