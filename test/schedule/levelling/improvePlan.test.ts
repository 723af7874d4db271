import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { readPlan } from '../../../src/plan/readPlan'
import { compareLevelCosts, costOf } from '../../../src/schedule/levelling/cost'
import { improve } from '../../../src/schedule/levelling/improve'
import { improvePlan } from '../../../src/schedule/levelling/improvePlan'
import { basisOf, placeByUrgency, settle } from '../../../src/schedule/levelling/levelPlan'
import { slotsOf } from '../../../src/schedule/levelling/slotsOf'
import { problemOf } from '../../../src/schedule/problem'
import { formatMoment, parseDay } from '../../../src/time/day'
import { plans, textOf } from '../arbitrary'
import { planOf } from '../build'
import { today } from '../check'
import { bestByTrying } from './bestByTrying'
import { planTextOf, readInstance, type Instance } from './instance'
import { overloads } from './overloads'

const january = parseDay('2026-01-01')!

/** The days from the start to the levelled finish of an instance written as a plan, and by the solver alone. */
function daysOf(instance: Instance, schedules: number): { plan: number; solver: number; slots: ReturnType<typeof slotsOf>['slots'] } {
  const { plan } = readPlan([{ path: 'plan.yaml', text: planTextOf(instance) }])
  const basis = basisOf(problemOf(plan, { today: january }))
  let best = placeByUrgency(basis)
  for (const found of improvePlan(basis, best, { seed: 1, schedules, isOver: () => false })) best = found
  const { slots } = slotsOf(basis)
  const answers = [...answersOf(slots, schedules)]
  return { plan: settle(basis, best).schedule.finish / 1440 - january, solver: Math.min(...answers.map(({ cost }) => cost.makespan)), slots }
}

function* answersOf(slots: Parameters<typeof improve>[0], schedules: number) {
  yield yield* improve(slots, { seed: 1, schedules })
}

const job = fc.record({ days: fc.integer({ min: 1, max: 5 }), links: fc.array(fc.nat(9), { maxLength: 2 }), needs: fc.tuple(fc.nat(2), fc.nat(3)) })
const instances = fc.array(job, { minLength: 1, maxLength: 6 }).map((jobs): Instance => ({
  capacity: [2, 3],
  jobs: jobs.map(({ days, links, needs }, at) => ({ days, needs, after: [...new Set(links.filter((each) => each < at))] })),
}))

const folder = join(__dirname, '../../../../shared/data/psplib/j30')

describe('Better dates of a plan', () => {
  it('are as short as can be for a few jobs, in slots as long as all is a multiple of', () => {
    fc.assert(fc.property(instances, (instance) => {
      const { plan, slots } = daysOf(instance, 400)
      const least = bestByTrying(slots)
      assert.equal(plan, least * commonDays(instance))
    }), { numRuns: 60 })
  })

  it('are as long as what the solver finds for the same instance of PSPLIB', function () {
    if (!existsSync(folder)) this.skip()
    for (const name of ['j301_1', 'j3013_3', 'j3029_7', 'j3047_2']) {
      const { plan, solver } = daysOf(readInstance(readFileSync(join(folder, `${name}.sm`), 'utf8')), 500)
      assert.equal(plan, solver, name)
    }
  })

  it('overload nobody, never cost more than those at once, and are the same for the same seed', () => {
    const everything = { calendars: true, people: true, contention: true, summaries: true, milestones: true, pins: true, alap: true, facts: true }
    fc.assert(fc.property(plans(everything), (blocks) => {
      const plan = planOf(textOf(blocks))
      const basis = basisOf(problemOf(plan, { today }))
      const first = placeByUrgency(basis)
      const search = () => [...improvePlan(basis, first, { seed: 7, schedules: 60, isOver: () => false })]
      let cost = costOf(basis, first.early)
      for (const found of search()) {
        const now = costOf(basis, found.early)
        assert.ok(compareLevelCosts(now, cost) < 0)
        cost = now
        assert.deepEqual(overloads(plan, settle(basis, found).schedule).slice(0, 3), [])
      }
      const datesOf = (placed: ReturnType<typeof search>) => placed.map(({ early }) => [...early.start])
      assert.deepEqual(datesOf(search()), datesOf(search()))
    }), { numRuns: Number(process.env.RUNS ?? 150) })
  })

  it('move to a due date what the usual order misses', () => {
    const plan = planOf(`
      project  start=2026-03-02
      person ana
      equipment rig  units=2
      milestone M  due=2026-03-06
      task A  effort=2d  assign=ana
      task B  effort=12h  assign=ana, rig x2  milestone=M
      task C  effort=1d  after=B  milestone=M
      task D  duration=3d  assign=rig`)
    const basis = basisOf(problemOf(plan, { today }))
    const first = placeByUrgency(basis)
    const best = [...improvePlan(basis, first, { seed: 1, schedules: 200, isOver: () => false })].at(-1)!
    assert.deepEqual([first, best].map((placed) => formatMoment(settle(basis, placed).schedule.milestones.get('M')!.at)), ['2026-03-09T12:00', '2026-03-04T12:00'])
  })

  it('end when the search is over', () => {
    const plan = planOf('project  start=2026-03-02\nperson ana\ntask A  effort=2d  assign=ana\ntask B  effort=1d  assign=ana\ntask C  duration=2d  after=B')
    const basis = basisOf(problemOf(plan, { today }))
    assert.ok([...improvePlan(basis, placeByUrgency(basis), { seed: 1, schedules: Infinity, isOver: () => true })].length <= 1)
  })
})

const commonDays = ({ jobs }: Instance): number => {
  const divide = (a: number, b: number): number => (b === 0 ? a : divide(b, a % b))
  return jobs.reduce((common, { days }) => divide(common, days), 0)
}
