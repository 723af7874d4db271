import assert from 'node:assert/strict'
import fc from 'fast-check'
import { costsOf, type Charge, type Costs } from '../../../src/schedule/cost/charges'
import { costAtCompletion, costModelOf } from '../../../src/schedule/cost/costModel'
import { keysBy, sumOf, sumsBy, type Grouping } from '../../../src/schedule/cost/groups'
import { curveOf, endsOf, spanOf } from '../../../src/schedule/cost/phasing'
import { given } from '../../analysis/given'

const people = 'people: { ana: { rate: 100/h }, ben: { rate: 400/d, capacity: 50% }, cat: { rate: 50/h, efficiency: 50% } }\nequipment: { rig: { rate: 40/h } }\n'

const costs = (text: string): Costs => {
  const { plan, schedule } = given(people + text)
  return costsOf(plan, schedule)
}

/** The charges as `who planned/actual/remaining`. */
const told = ({ charges }: Costs): readonly string[] => charges.map(({ who, kind, planned, actual, remaining }) =>
  [who ?? kind, [planned, actual, remaining].map((amount) => Math.round(amount * 100) / 100).join('/')].join(' '))

const check = (text: string, ...expected: readonly string[]): void => assert.deepEqual(told(costs(text)), expected)

describe('The costs of a task', () => {
  it('are the time of its people by their rates', () => check('tasks: { A: { effort: 2d, assign: ana } }\n', 'ana 1600/0/1600'))
  it('share an effort by what each one does of it', () => check('tasks: { A: { effort: 3d, assign: [ana, ben] } }\n', 'ana 1600/0/1600', 'ben 400/0/400'))
  it('count the time of the inefficient in full', () => check('tasks: { A: { effort: 1d, assign: cat } }\n', 'cat 800/0/800'))
  it('of a fixed duration are the time that everybody gives to it', () =>
    check('tasks: { A: { duration: 2d, assign: [ana 50%, ben] } }\n', 'ana 800/0/800', 'ben 400/0/400'))
  it('count equipment for as long as there is work', () =>
    check('tasks: { A: { effort: 2d, assign: [ana, cat, rig x2] } }\n', 'ana 1066.67/0/1066.67', 'cat 533.33/0/533.33', 'rig 853.33/0/853.33'))
  it('leave out the day of somebody who is away, whose work another one does', () => {
    const text = people.replace('ana: {', 'ana: { leave: [2026-03-02],') + 'tasks: { A: { effort: 3d, assign: [ana, dan] } }\n'
    const { plan, schedule } = given(text.replace('people: {', 'people: { dan: { rate: 10/h },'))
    assert.deepEqual(told(costsOf(plan, schedule)), ['ana 800/0/800', 'dan 160/0/160'])
  })
  it('convert rates by the calendar of the person', () => {
    const { plan, schedule } = given('calendars: { short: { hours: ["08:00-12:00"], day: 4h } }\npeople: { eve: { rate: 200/d, calendar: short } }\ntasks: { A: { effort: 8h, assign: eve } }\n')
    assert.deepEqual(told(costsOf(plan, schedule)), ['eve 400/0/400'])
  })
  it('are what was spent, and what is left by the estimate', () =>
    check('tasks: { A: { effort: 2d, assign: ana, started: 2026-02-27, progress: 50%, spent: 12h } }\n', 'ana 1600/1200/800'))
  it('follow what remains rather than the estimate', () =>
    check('tasks: { A: { effort: 2d, assign: ana, started: 2026-02-27, remaining: 3d, spent: 2d } }\n', 'ana 1600/1600/2400'))
  it('are taken as planned for work that is done where nobody wrote what was spent', () => {
    const found = costs('tasks: { A: { effort: 2d, assign: ana, started: 2026-02-27, progress: 25% } }\n')
    assert.deepEqual(told(found), ['ana 1600/400/1200'])
    assert.deepEqual(found.charges.map(({ assumed }) => assumed), [true])
  })
  it('of a cancelled task are what was spent on it', () =>
    check('tasks: { A: { effort: 2d, assign: ana, status: dropped, spent: 4h }, B: { effort: 2d, assign: ana, status: dropped } }\n', 'ana 0/400/0'))
  it('have a sum of their own, from which expenses of the task are paid', () =>
    check('tasks: { A: { effort: 1d, assign: ana, cost: 900 } }\nexpenses: { E: { date: 2026-02-02, amount: 300, task: A }, F: { date: 2026-04-01, amount: 100, task: A } }\n',
      'ana 800/0/800', 'fixed 900/0/500', 'expense 0/300/0', 'expense 0/0/100'))
  it('name who works without a rate', () => {
    const { plan, schedule } = given('people: { ana: { rate: 1/h }, zoe: {} }\ntasks: { A: { effort: 1d, assign: [ana, zoe] } }\n')
    assert.deepEqual(costsOf(plan, schedule).unrated, ['zoe'])
  })
  it('are days of effort in a plan without money', () => {
    const { plan, schedule } = given('people: { zoe: {} }\ntasks: { A: { effort: 4d, assign: zoe, progress: 25% }, B: { effort: 4h } }\n')
    const found = costsOf(plan, schedule)
    assert.equal(found.measure, 'effort')
    assert.deepEqual(told(found), ['zoe 4/1/3', 'labour 0.5/0/0.5'])
  })
})

describe('The groups of costs', () => {
  const plan = `milestones: { M: {} }
budget: { staff: { kind: labour, planned: 1 }, gear: { kind: equipment, planned: 1 }, stuff: { kind: material, planned: 1 }, core: { kind: labour, planned: 1 } }
tasks:
  S: { milestone: M, budget: [core], tasks: { A: { effort: 1d, assign: [ana, rig] }, B: { effort: 1d, assign: ana, cost: 70, budget: [core, stuff] } } }
  C: { effort: 1d, assign: [ana, rig], cost: 30 }
expenses: { E: { date: 2026-01-02, budget: stuff, amount: 5 } }
`
  const by = (grouping: Grouping): object => {
    const analysis = given(people + plan)
    const { sums, rest } = sumsBy(costsOf(analysis.plan, analysis.schedule).charges, keysBy(analysis.plan, grouping))
    return { ...Object.fromEntries([...sums].map(([key, { planned }]) => [key, planned])), rest: rest.planned }
  }
  it('are tasks with the summary tasks around them', () => assert.deepEqual(by('task'), { A: 1120, S: 1990, B: 870, C: 1150, rest: 5 }))
  it('are milestones', () => assert.deepEqual(by('milestone'), { M: 1990, rest: 1155 }))
  it('are people and equipment', () => assert.deepEqual(by('person'), { ana: 2400, rig: 640, rest: 105 }))
  it('are budget lines: those that are named, or the first of the kind', () =>
    assert.deepEqual(by('line'), { core: 1920, stuff: 105, staff: 800, gear: 320, rest: 0 }))
})

describe('Costs over time', () => {
  const plan = 'tasks: { A: { effort: 10d, assign: ana, started: 2026-02-23, progress: 50%, spent: 6d } }\nexpenses: { E: { date: 2026-03-04, amount: 500 } }\n'
  const curve = (part: 'planned' | 'forecast') => {
    const found = costs(plan)
    return curveOf(found, part, endsOf(spanOf(found)!, 'week')).map((amount) => Math.round(amount))
  }
  it('grow evenly over the working time of each task', () => assert.deepEqual(curve('planned'), [4000, 8500]))
  it('are what was paid before the status date, and what is to come behind it', () => assert.deepEqual(curve('forecast'), [4800, 9300]))
  it('come in days, weeks and months', () => {
    const span = spanOf(costs(plan))!
    assert.deepEqual([endsOf(span, 'day').length, endsOf(span, 'week').length, endsOf(span, 'month').length], [12, 2, 2])
  })

  const charge = fc.record({ planned: fc.nat(1000), actual: fc.nat(1000), remaining: fc.nat(1000), from: fc.integer({ min: 0, max: 40_000 }), length: fc.nat(40_000) })
  it('never fall, and end at the sum', () => {
    const { schedule } = given('')
    fc.assert(fc.property(fc.array(charge, { minLength: 1, maxLength: 8 }), fc.integer({ min: 0, max: 60_000 }), (drafts, now) => {
      const charges = drafts.map(({ length, ...each }) => ({ ...each, to: each.from + length, kind: 'labour', calendar: schedule.calendar }) as unknown as Charge)
      const found = { charges, now, measure: 'money', unrated: [] } as unknown as Costs
      const { planned, actual, remaining } = sumOf(charges)
      for (const [part, whole] of [['planned', planned], ['forecast', actual + remaining]] as const) {
        const amounts = curveOf(found, part, endsOf(spanOf(found)!, 'day'))
        assert(amounts.every((amount, at) => (amounts[at - 1] ?? 0) <= amount + 1e-6))
        assert(Math.abs(amounts.at(-1)! - whole) < 1e-6)
      }
    }))
  })
})

describe('The cost of a forecast', () => {
  it('is the estimate at completion where the work is as expected, and grows with the work that is left', () => {
    const found = costs('tasks: { A: { effort: 2d, assign: ana, cost: 100, progress: 50%, spent: 12h }, B: { effort: 1d, assign: ana } }\n')
    const model = costModelOf(found)
    const { actual, remaining } = sumOf(found.charges)
    assert.equal(costAtCompletion(model, () => 1), actual + remaining)
    assert.equal(costAtCompletion(model, (task) => (task === 'A' ? 1.5 : 1)), actual + remaining + 400)
  })
})
