import assert from 'node:assert/strict'
import { improve } from '../../../src/schedule/levelling/improve'
import { instancesIn, readInstance } from '../../bench/psplib/instances'
import { solve } from '../../bench/psplib/solve'
import { sharedData } from '../../harness/sharedData'

/** Three jobs between a source and a sink; the second and the third need the same machine. */
const small = `************************************************************************
PRECEDENCE RELATIONS:
jobnr.    #modes  #successors   successors
   1        1          2           2   3
   2        1          1           4
   3        1          1           5
   4        1          1           5
   5        1          0
************************************************************************
REQUESTS/DURATIONS:
jobnr. mode duration  R 1  R 2
------------------------------------------------------------------------
  1      1     0       0    0
  2      1     4       1    0
  3      1     3       1    2
  4      1     2       0    1
  5      1     0       0    0
************************************************************************
RESOURCEAVAILABILITIES:
  R 1  R 2
    1    2
************************************************************************
`

describe('A file of PSPLIB', () => {
  const problem = readInstance(small)

  it('is read with jobs, links, demands and capacities', () => {
    assert.deepEqual([...problem.work], [0, 4, 3, 2, 0])
    assert.deepEqual([...problem.links.from.keys()].map((e) => [problem.links.from[e], problem.links.to[e]]), [[0, 1], [0, 2], [1, 3], [2, 4], [3, 4]])
    assert.deepEqual([...problem.capacity], [1, 2])
    assert.deepEqual([...problem.demandOf], [0, 0, 1, 3, 4, 4])
  })

  it('is solved to the optimum', () => assert.equal([...improve(problem, { schedules: 50 })].at(-1)!.cost.makespan, 9))
})

describe('Instances of PSPLIB that others published', () => {
  const folder = sharedData('psplib')
  if (folder === undefined) {
    it('are left out, for the folder of data is not there', () => assert.equal(folder, undefined))
    return
  }
  const solved = instancesIn(folder, ['j30', 'j60', 'j120'], 40).map((instance) => solve(instance, { seed: 1, schedules: 500 }))

  it(`have valid schedules within 3 % of the best known on average, ${solved.length} of 780 tried`, () => {
    const over = solved.map(({ makespan, instance }) => makespan / instance.bestKnown - 1)
    assert.ok(over.reduce((sum, each) => sum + each, 0) / solved.length < 0.03)
  })
})
