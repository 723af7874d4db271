import assert from 'node:assert/strict'
import fc from 'fast-check'
import { readPlan } from '../../../src/plan/readPlan'
import type { Plan } from '../../../src/plan/model/plan'
import type { Forecast } from '../../../src/schedule/forecast/forecast'
import { forecastPlan, prepareForecast, summarise, type ForecastOptions } from '../../../src/schedule/forecast/forecastPlan'
import { joinRuns, shareOut, simulate } from '../../../src/schedule/forecast/simulate'
import { schedulePlan } from '../../../src/schedule/schedulePlan'
import { workBetween } from '../../../src/time/calendar'
import { minuteOf } from '../../../src/time/axis'
import { formatMoment, type Minute } from '../../../src/time/day'
import { filesOf } from '../../plan/checkPlan'
import { plans, textOf } from '../arbitrary'
import { planOf } from '../build'
import { today } from '../check'

const planIn = (text: string): Plan => readPlan(filesOf(text)).plan

const forecastOf = (text: string, options: Partial<ForecastOptions> = {}): Forecast =>
  forecastPlan(planIn(text), { today, runs: 2000, ...options })

const at = ({ plan: { percentiles } }: Forecast, share: number): Minute => percentiles.find((each) => each.share === share)!.value

/** Working days from the first day of the project to a date. */
function daysTo(plan: Plan, date: Minute): number {
  const { calendar, start } = schedulePlan(plan, { today })
  return workBetween(calendar, start, date) / calendar.minutesPerDay
}

const near = (actual: number, expected: number, tolerance: number) =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not within ${tolerance} of ${expected}`)

/** The mean of the plan's finish in working days, and its deviation. */
function days(text: string, options: Partial<ForecastOptions> = {}): { mean: number; deviation: number; forecast: Forecast; at(share: number): number } {
  const plan = planIn(text)
  const forecast = forecastPlan(plan, { today, runs: 2000, ...options })
  return {
    forecast,
    mean: daysTo(plan, forecast.plan.mean),
    deviation: forecast.plan.deviation / 480,
    at: (share) => daysTo(plan, at(forecast, share)),
  }
}

// A calendar that always works, so that days on the wall clock are days of work.
const always = 'calendars: { default: { week: [mon, tue, wed, thu, fri, sat, sun], day: 8h, hours: ["08:00-16:00"] } }\n'

describe('A forecast', () => {
  it('gives the computed dates, always, when every estimate is certain', () => {
    const { forecast } = days('milestones: { M: { due: 2026-03-04 } }\ntasks:\n  A: { duration: 2d }\n  B: { duration: 1d, after: A, milestone: M }\n')
    assert.deepEqual(new Set(forecast.plan.percentiles.map(({ value }) => formatMoment(value))), new Set(['2026-03-04T17:00']))
    const { chance, deviation, chanceOfComputed, computed } = forecast.milestones.get('M')!
    assert.deepEqual([chance, deviation, chanceOfComputed, formatMoment(computed)], [1, 0, 1, '2026-03-04T17:00'])
    assert.deepEqual(forecast.tasks.map(({ id, criticality, cruciality }) => [id, criticality, cruciality]), [['A', 1, 0], ['B', 1, 0]])
  })

  it('has the mean and deviation of PERT for a chain: means and variances add up', () => {
    const text = `${always}tasks:\n  A: { duration: 4d..10d..22d }\n  B: { duration: 5d..5d..11d, after: A }\n  C: { duration: 3d, after: B }\n`
    const { mean, deviation } = days(text, { runs: 10_000 })
    near(mean, (4 + 40 + 22) / 6 + (5 + 20 + 11) / 6 + 3, 0.35) // The mean of the finish is on the wall clock, 16 hours of which rest.
    const variance = (low: number, likely: number, high: number): number => {
      const average = (low + 4 * likely + high) / 6
      return ((average - low) * (high - average)) / 7
    }
    near(deviation, Math.sqrt(variance(4, 10, 22) + variance(5, 5, 11)), 0.05)
  })

  it('has the quantiles of a triangle in closed form for one task', () => {
    const { at: quantile } = days(`${always}tasks: { A: { duration: 10d..20d..40d } }\n`, { distribution: 'triangular', runs: 5000 })
    const closed = (share: number): number => (share < 1 / 3 ? 10 + Math.sqrt(share * 300) : 40 - Math.sqrt((1 - share) * 600))
    for (const share of [0.1, 0.5, 0.8, 0.9]) near(quantile(share), closed(share), 0.02)
  })

  it('knows that of two parallel tasks the later one counts: the known distribution of a maximum', () => {
    // Two triangles from 10 to 20 with their mode at 10: F(x)² is the distribution of the later finish.
    const text = `${always}tasks:\n  A: { duration: 10d..10d..20d }\n  B: { duration: 10d..10d..20d }\n`
    const { at: quantile, forecast } = days(text, { distribution: 'triangular', runs: 10_000 })
    const closed = (share: number): number => 20 - Math.sqrt((1 - Math.sqrt(share)) * 100)
    for (const share of [0.1, 0.5, 0.8, 0.9]) near(quantile(share), closed(share), 0.12)
    for (const { criticality, cruciality } of forecast.tasks) {
      near(criticality, 0.5, 0.02)
      assert.ok(0.5 < cruciality && cruciality < 0.8)
    }
  })

  it('lets a risk occur as often as it is probable, and delay what it names', () => {
    const text = `${always}tasks: { A: { duration: 10d } }\nrisks: { R: { probability: 25%, impact: { time: 4d, cost: 1000 }, tasks: [A] } }\n`
    const { at: quantile, forecast } = days(text)
    assert.deepEqual([0.7, 0.8].map(quantile), [10, 14])
    assert.equal(forecast.riskCost.mean, 250)
    const [risk] = forecast.risks
    near(risk!.mean / 480, 1, 0.001)
    assert.deepEqual([risk!.p80 / 480, risk!.cost, risk!.delays], [4, 250, true])
  })

  it('takes what is left of a mitigated risk, and nothing of one that occurred or is closed', () => {
    const risk = (status: string): number =>
      days(`${always}tasks: { A: { duration: 10d } }\nrisks: { R: { probability: 100%, impact: { time: 4d }, tasks: [A], status: ${status}, residual: { impact: { time: 1d } } } }\n`).at(0.5)
    assert.deepEqual(['open', 'watching', 'mitigated', 'occurred', 'closed'].map(risk), [14, 14, 11, 10, 10])
  })

  it('lets a chance shorten, but never below nothing, and save money', () => {
    const chance = (time: string): Forecast['risks'][number] & { finish: number } => {
      const { forecast, at: quantile } = days(`${always}tasks: { A: { duration: 10d } }\nrisks: { R: { probability: 100%, impact: { time: ${time}, cost: 100 }, tasks: [A], response: exploit } }\n`)
      return { ...forecast.risks[0]!, finish: quantile(0.5) }
    }
    assert.deepEqual([chance('4d').finish, chance('40d').finish], [6, 0])
    assert.deepEqual([chance('4d').mean / 480, chance('4d').cost], [-4, -100])
  })

  it('delays the end of a summary task or milestone once, not each of its tasks', () => {
    const network = 'tasks:\n  S:\n    tasks:\n      A: { duration: 2d }\n      B: { duration: 3d, after: A }\n  C: { duration: 1d, after: S, milestone: M }\nmilestones: { M: {}, N: { after: M } }\n'
    const finish = (named: string): number => days(`${always}${network}risks: { R: { probability: 100%, impact: { time: 4d }, tasks: [${named}] } }\n`).at(0.5)
    assert.deepEqual(['A', 'S', 'M', 'N', 'C, M'].map(finish), [10, 10, 10, 10, 10])
  })

  it('knows words of probability, ranks of impact by scale or by the length of the plan, and ranks of what delays nothing as cost', () => {
    const text = (scales: string, tasks: string): string =>
      `${always}project: { scales: { ${scales} } }\ntasks: { A: { duration: 100d } }\nbudget: { B: { planned: 1000 } }\nrisks: { R: { probability: high, impact: 3${tasks} } }\n`
    near(days(text('', ', tasks: [A]')).forecast.risks[0]!.mean / 480, 0.6 * 7.5, 0.02)
    near(days(text('impact: { 3: 2d }, probability: { high: 50% }', ', tasks: [A]')).forecast.risks[0]!.mean / 480, 1, 0.001)
    near(days(text('', '')).forecast.riskCost.mean, 0.6 * 75, 0.5)
  })

  it('shrinks what is uncertain with what is left, and knows facts', () => {
    const spread = (facts: string): number => days(`${always}project: { asof: 2026-03-05 }\ntasks: { A: { effort: 4d..10d..22d, started: 2026-03-02, ${facts} } }\n`).deviation
    near(spread('progress: 50%'), spread('progress: 0%') / 2, 0.05)
    near(spread('remaining: 5d'), spread('progress: 50%'), 0.05)
    assert.equal(spread('finished: 2026-03-04'), 0)
  })

  it('widens with correlation, the mean staying where it is', () => {
    const chain = `${always}tasks:\n${Array.from({ length: 16 }, (_, i) => `  T${i}: { duration: 2d..4d..9d${i === 0 ? '' : `, after: T${i - 1}`} }\n`).join('')}`
    const [alone, half, together] = [0, 0.5, 1].map((correlation) => days(chain, { correlation, runs: 4000 }))
    near(together!.deviation / alone!.deviation, 4, 0.2)
    assert.ok(alone!.deviation * 2.5 < half!.deviation && half!.deviation < together!.deviation)
    near(half!.mean, alone!.mean, 0.2)
  })

  it('names what drives a date: tasks by their swing, on the milestone that was asked for', () => {
    const text = `${always}milestones: { M: {} }\ntasks:\n  A: { duration: 5d..10d..30d, milestone: M }\n  B: { duration: 39d..40d..42d }\n  C: { duration: 1d..2d..4d, milestone: M, after: A }\n`
    assert.deepEqual(forecastOf(text).tasks.map(({ id }) => id), ['B'])
    const { tasks, target } = forecastOf(text, { target: 'M' })
    assert.deepEqual([target, ...tasks.map(({ id }) => id)], ['M', 'A', 'C'])
    assert.ok(0.95 < tasks[0]!.cruciality && tasks[0]!.swing!.low < 0 && 0 < tasks[0]!.swing!.high && 0.9 < tasks[0]!.sensitivity)
    assert.equal(forecastOf(text, { target: 'X' }).target, undefined)
  })

  it('costs what work costs at its rates, with the cost of risks, and knows the chance of budget and date together', () => {
    const text = (risk: string): string =>
      `${always}people: { ana: { rate: 100/d } }\nbudget: { L: { planned: 2250 } }\nmilestones: { M: { due: 2026-03-23 } }\ntasks:\n  A: { effort: 10d..20d..30d, assign: ana, milestone: M }\n  B: { duration: 1d, cost: 50, progress: 50% }\n${risk}`
    const { cost, milestones } = forecastOf(text(''), { distribution: 'triangular', target: 'M' })
    assert.deepEqual([cost!.computed, cost!.budget], [2050, 2250])
    near(milestones.get('M')!.cost!.mean, 2000, 0.5) // B is of no milestone.
    near(cost!.mean, 2050, 0.5)
    near(cost!.chanceOfBudget!, 1 - 0.08 * 4, 0.002) // 22 days: 1 - (30 - 22)² / 200.
    near(cost!.chanceOfBoth!, Math.min(cost!.chanceOfBudget!, 0.68), 0.002) // Money and time are the same here.
    for (const { share, value } of cost!.joint) near(value, share, 0.002)
    const risky = forecastOf(text('risks: { R: { probability: 50%, impact: { cost: 1000 } } }\n'), { distribution: 'triangular', target: 'M' })
    near(risky.cost!.mean, 2550, 0.5)
    assert.ok(risky.cost!.joint.every(({ share, value }) => value <= share) && risky.cost!.chanceOfBoth! < 0.36)
    assert.equal(forecastOf('tasks: { A: { effort: 1d } }\n').cost, undefined)
  })

  it('works on an empty plan and on one of cycles', () => {
    assert.deepEqual([forecastOf('').tasks, forecastOf('').risks], [[], []])
    assert.equal(forecastOf('tasks:\n  A: { duration: 1d..2d..3d, after: B }\n  B: { after: A }\n').runs, 2000)
  })

  it('follows the settings of the project, and the options before them', () => {
    const text = 'project: { forecast: { runs: 300, seed: 5, distribution: triangular, correlation: 40% } }\n'
    const settings = ({ runs, seed, distribution, correlation }: Forecast) => ({ runs, seed, distribution, correlation })
    assert.deepEqual(settings(forecastPlan(planIn(text), { today })), { runs: 300, seed: 5, distribution: 'triangular', correlation: 0.4 })
    assert.deepEqual(settings(forecastPlan(planIn(text), { today, runs: 200, seed: 6 })), { runs: 200, seed: 6, distribution: 'triangular', correlation: 0.4 })
    assert.deepEqual(settings(forecastPlan(planIn(''), { today })), { runs: 10_000, seed: 1, distribution: 'pert', correlation: 0 })
  })
})

/** The random plans of the schedule's own tests, with spreads and two risks. */
const uncertainText = (blocks: readonly string[]): string =>
  textOf(blocks).replaceAll(/(duration|effort)=(\d+)h/g, (_, key: string, hours: string) => `${key}=${Math.floor(Number(hours) / 2)}h..${hours}h..${Number(hours) * 3}h`)

const everything = { calendars: true, people: true, summaries: true, milestones: true, pins: true, facts: true, cycles: true }

const withRisk = (plan: Plan, id: string, values: object): Plan =>
  ({ ...plan, risks: new Map([...plan.risks, [id, { id, collection: 'risks', values } as never]]) })

describe('Every forecast', () => {
  it('is the same whatever the number of workers', () => {
    fc.assert(fc.property(plans(everything), (blocks) => {
      const plan = withRisk(planOf(uncertainText(blocks)), 'R', { probability: 0.4, impact: 3, tasks: ['T0'] })
      const prepared = prepareForecast(plan, { today, runs: 101, correlation: 0.3 })
      const [one, ...others] = [1, 2, 5].map((workers) =>
        summarise(prepared, joinRuns(shareOut(101, workers).map(({ from, to }) => simulate(prepared.simulation, from, to)).reverse())))
      for (const other of others) assert.deepEqual(other, one)
    }), { numRuns: 25 })
  })

  it('has percentiles that rise, within what is possible', () => {
    fc.assert(fc.property(plans(everything), (blocks) => {
      const forecast = forecastPlan(planOf(uncertainText(blocks)), { today, runs: 100 })
      for (const { percentiles } of [forecast.plan, ...forecast.milestones.values()]) {
        for (const [i, { value }] of percentiles.slice(1).entries()) assert.ok(percentiles[i]!.value <= value)
      }
      for (const { criticality, cruciality } of forecast.tasks) assert.ok(0 < criticality && criticality <= 1 && -1 <= cruciality && cruciality <= 1)
    }), { numRuns: 60 })
  })

  // Links of starts are left out: longer work that must end with other work begins sooner, and so does what waits for its start.
  it('is never brought forward by one more risk', () => {
    fc.assert(fc.property(plans({ ...everything, pins: false, simple: true }), fc.nat(5), (blocks, task) => {
      const plan = planOf(uncertainText(blocks))
      const options = { today, runs: 60 }
      const [without, withOne] = [plan, withRisk(plan, 'R', { probability: 0.5, impact: { time: threeDays }, tasks: [`T${task}`] })]
        .map((each) => simulate(prepareForecast(each, options).simulation, 0, 60).finish)
      withOne!.forEach((finish, run) => assert.ok(without![run]! <= finish))
    }), { numRuns: 60 })
  })

  it('counts as drivers the tasks without float, when nothing is uncertain', () => {
    fc.assert(fc.property(plans({ summaries: true, milestones: true, simple: true }), (blocks) => {
      const plan = planOf(textOf(blocks).replaceAll(/=0h/g, '=1h'))
      const { tasks } = schedulePlan(plan, { today })
      const critical = [...tasks].filter(([, each]) => !each.isSummary && each.critical).map(([id]) => id)
      const drivers = forecastPlan(plan, { today, runs: 2 }).tasks.map(({ id, criticality }) => `${id}${criticality === 1 ? '' : '?'}`)
      assert.deepEqual([...drivers].sort(), critical.sort())
    }), { numRuns: 150 })
  })

  it('gives the computed dates when nothing is uncertain', () => {
    fc.assert(fc.property(plans({ ...everything, alap: false }), (blocks) => {
      const plan = planOf(textOf(blocks))
      const schedule = schedulePlan(plan, { today })
      const { simulation, problem: { axis } } = prepareForecast(plan, { today, runs: 3 })
      const { finish, milestones } = simulate(simulation, 0, 3)
      assert.deepEqual([...finish].map((point) => minuteOf(axis, point)), [schedule.finish, schedule.finish, schedule.finish])
      assert.deepEqual(milestones.map((each) => minuteOf(axis, each[1]!)), [...schedule.milestones.values()].map(({ at: date }) => date))
    }), { numRuns: 100 })
  })
})

const threeDays = { low: { amount: 1, unit: 'd', elapsed: false }, likely: { amount: 3, unit: 'd', elapsed: false }, high: { amount: 5, unit: 'd', elapsed: false } }
