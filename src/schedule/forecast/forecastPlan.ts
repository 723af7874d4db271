import type { Plan } from '../../plan/model/plan'
import { budgetOf } from '../../plan/model/risk'
import { workBetween } from '../../time/calendar'
import { calendarsOf } from '../calendars'
import { levelPlan } from '../levelling/levelPlan'
import { problemOf, type Problem, type ScheduleOptions } from '../problem'
import type { Schedule } from '../schedule'
import { schedulePlan } from '../schedulePlan'
import { endOf } from '../work'
import { backTest, calibrate, factorTable, type Case } from './calibration'
import { experimentsOf } from './experiments'
import type { CostForecast, Forecast, MilestoneForecast } from './forecast'
import { riskInfluences, taskInfluences, type Outcome } from './influences'
import { delayedBy } from './lastTasks'
import { passesOf, wholePlan } from './passes'
import { withResourceOrder } from './resourceOrder'
import { riskEvents } from './riskEvents'
import { runCostsOf } from './runCost'
import type { Chances } from './sampler'
import { simulate, type Simulated, type Simulation } from './simulate'
import { spreader, type Spread, type Spreader } from './spread'
import { shareWithin } from './statistics'
import { amountForecast, costForecast, dateForecast, lastPointOf } from './summarise'
import { uncertainTasks } from './uncertainTasks'

export interface ForecastOptions extends ScheduleOptions {
  /** These go before what the plan says in `project.forecast`. */
  readonly runs?: number | undefined
  readonly seed?: number | undefined
  readonly distribution?: Spread | undefined
  readonly correlation?: number | undefined
  /** Whether nobody may be used beyond capacity; else what `project.level` says. */
  readonly level?: boolean | undefined
  /** The milestone whose influences are wanted; the plan's last finish when undefined or unknown. */
  readonly target?: string | undefined
  /** What finished work took against its estimates, to correct the others by; undefined to take them by their word. */
  readonly cases?: readonly Case[] | undefined
}

/** A plan that is ready to be run through. */
export interface Prepared {
  readonly plan: Plan
  readonly options: ForecastOptions
  readonly problem: Problem
  readonly schedule: Schedule
  readonly simulation: Simulation
  readonly distribution: Spread
}

/**
 * Forecasts a plan by simulation (Monte Carlo): draws the work of every task from its three points and the risks from the
 * register, and dates the plan for each draw. The same plan, date and seed give the same forecast, however the runs are
 * shared out: `prepareForecast`, `simulate` anywhere, `joinRuns` and `summarise` are its parts.
 */
export function forecastPlan(plan: Plan, options: ForecastOptions): Forecast {
  const prepared = prepareForecast(plan, options)
  return summarise(prepared, simulate(prepared.simulation, 0, prepared.simulation.chances.runs))
}

/** Where neither the plan nor the options say. */
export const usual = { runs: 10_000, seed: 1, distribution: 'pert', correlation: 0 } as const

export function prepareForecast(plan: Plan, options: ForecastOptions): Prepared {
  const written = plan.project.forecast ?? {}
  const distribution = options.distribution ?? written.distribution ?? usual.distribution
  const { problem, schedule } = datesOf(plan, options)
  const milestones = [...plan.milestones.keys()]
  return {
    plan, options, problem, schedule, distribution,
    simulation: {
      chances: {
        runs: options.runs ?? written.runs ?? usual.runs,
        seed: options.seed ?? written.seed ?? usual.seed,
        correlation: options.correlation ?? written.correlation ?? usual.correlation,
        left: problem.left,
        fractional: Uint8Array.from(problem.works, (work) => (work?.pace.kind === 'crew' ? 1 : 0)),
        ...uncertaintyOf(problem, schedule, options, spreader(distribution)),
      },
      passes: passesOf(problem),
      runCosts: runCostsOf(plan, schedule, problem.left),
      milestones: milestones.length,
      target: options.target === undefined ? wholePlan : milestones.indexOf(options.target),
    },
  }
}

/** A levelled plan is run through in the order in which its people and equipment are handed on. */
function datesOf(plan: Plan, options: ForecastOptions): Pick<Prepared, 'problem' | 'schedule'> {
  if (!(options.level ?? plan.project.level === true)) return { problem: problemOf(plan, options), schedule: schedulePlan(plan, options) }
  const { schedule } = levelPlan(plan, options)
  return { problem: problemOf(withResourceOrder(plan, calendarsOf(plan), schedule), options), schedule }
}

function uncertaintyOf(problem: Problem, schedule: Schedule, { cases }: ForecastOptions, uncertain: Spreader): Pick<Chances, 'tasks' | 'risks'> {
  const { plan, calendars, works, network: { outline } } = problem
  const length = workBetween(schedule.calendar, schedule.start, schedule.finish)
  return {
    tasks: uncertainTasks({ plan, calendars, outline, works, uncertain, factors: cases && factorTable(calibrate(cases)) }),
    risks: riskEvents({ plan, calendars, uncertain, length, delayed: delayedBy(plan, outline, works) }),
  }
}

/** Makes a forecast out of all runs of a prepared plan. */
export function summarise(prepared: Prepared, simulated: Simulated): Forecast {
  const { plan, problem, schedule, simulation, options, distribution } = prepared
  const { runs, seed, correlation } = simulation.chances
  const outcome: Outcome = {
    axis: problem.axis,
    project: problem.project,
    chances: simulation.chances,
    ids: [...plan.tasks.keys()],
    points: pointsOf(simulation, simulated),
    critical: simulated.critical,
    experiments: experimentsOf(simulation),
  }
  return {
    runs, seed, distribution, correlation,
    asof: schedule.asof,
    calibration: options.cases && { ...calibrate(options.cases), backTest: backTest(options.cases) },
    plan: dateForecast(problem, simulated.finish, schedule.finish),
    milestones: forecastMilestones(prepared, simulated),
    target: simulation.target === wholePlan ? undefined : options.target,
    tasks: taskInfluences(outcome),
    risks: riskInfluences(outcome),
    riskCost: amountForecast(simulated.riskCost),
    cost: costOf(prepared, simulated),
  }
}

const pointsOf = ({ target }: Simulation, { finish, milestones }: Simulated): Float64Array =>
  target === wholePlan ? finish : milestones[target]!

/** The forecasts of all milestones out of all runs of a prepared plan, by id. */
export const forecastMilestones = (prepared: Prepared, { milestones, milestoneCosts }: Simulated): ReadonlyMap<string, MilestoneForecast> =>
  new Map([...prepared.plan.milestones.keys()].map((id, m) => [id, { ...milestoneForecast(prepared, id, milestones[m]!), ...(milestoneCosts[m] && { cost: amountForecast(milestoneCosts[m]) }) }]))

function milestoneForecast({ plan, problem, schedule }: Prepared, id: string, points: Float64Array): MilestoneForecast {
  const { at, reached } = schedule.milestones.get(id)!
  const due = plan.milestones.get(id)?.values.due
  const forecast = { ...dateForecast(problem, points, at), reached }
  return due ? { ...forecast, due: endOf(due), chance: shareWithin(points, lastPointOf(problem, endOf(due))) } : forecast
}

function costOf({ plan, problem, simulation }: Prepared, simulated: Simulated): CostForecast | undefined {
  const { runCosts, target } = simulation
  if (!runCosts) return undefined
  const due = target === wholePlan ? undefined : [...plan.milestones.values()][target]?.values.due
  return costForecast({
    points: pointsOf(simulation, simulated),
    costs: simulated.cost,
    computed: runCosts.plan(problem.left),
    budget: budgetOf(plan) || undefined,
    due: due && lastPointOf(problem, endOf(due)),
  })
}
