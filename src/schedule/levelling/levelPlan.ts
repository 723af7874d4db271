import type { Plan } from '../../plan/model/plan'
import { minuteOf, pointAt, type Point } from '../../time/axis'
import { backward, freeFloats, lateOf } from '../backward'
import { earlyOf, forward, type Early } from '../forward'
import { problemOf, roles, withHolds, type Hold, type Problem } from '../problem'
import type { Schedule } from '../schedule'
import { lastFinish, schedulePlan, scheduleProblem } from '../schedulePlan'
import { endOf } from '../work'
import { demandsOf, type Demands } from './demands'
import { overloadsOf, usesByResource } from './loads'
import { fixedTasks, placeInOrder, type Placed } from './place'
import { ranksOf } from './rank'
import { resourceOf } from './resources'
import type { Day } from '../../time/day'

export interface LevelOptions {
  /** The status date when the plan has none. */
  readonly today: Day
  /** True when nothing may make the plan, or a milestone, later: what has no float enough stays, whoever is busy. */
  readonly isWithinFloat?: boolean
}

/** A schedule in which nobody and nothing is used beyond capacity, as far as facts and pins leave it free, and what holds it so. */
export interface Levelled {
  readonly schedule: Schedule
  /** By task. */
  readonly holds: ReadonlyMap<string, Hold>
}

/**
 * Levels a plan at once: tasks that need more of somebody or something than there is wait for each other, the higher priority first, then
 * what has to start first for the plan not to be late. What nobody is overloaded by stays where it is.
 */
export function levelPlan(plan: Plan, options: LevelOptions): Levelled {
  const basis = basisOf(problemOf(plan, options), options)
  return settle(basis, placeByUrgency(basis))
}

/** The schedule as the plan asks for it: levelled when its project says so. */
export const scheduleAsAsked = (plan: Plan, options: LevelOptions): Schedule =>
  plan.project.level === true ? levelPlan(plan, options).schedule : schedulePlan(plan, options)

/** The answer at once. */
export const placeByUrgency = (basis: Basis): Placed =>
  placeInOrder(basis.problem, basis.early, basis.demands, { ...basis, rank: ranksOf(basis.problem, basis.urgency) })

/** What levelling starts from: the plan without it. */
export interface Basis {
  readonly problem: Problem
  readonly early: Early
  /** By node: the last point at which it may begin for nothing to be later than due, nor than all else that is due. */
  readonly urgency: Float64Array
  readonly demands: Demands
  /** By node, as `placeInOrder` takes them. */
  readonly floor: Float64Array
  readonly limit: Float64Array
  readonly fixed: Uint8Array
}

export function basisOf(problem: Problem, options: Pick<LevelOptions, 'isWithinFloat'> = {}): Basis {
  const early = earlyOf(problem)
  forward(problem, early)
  const planFinish = lastFinish(problem, early)
  const floor = new Float64Array(problem.network.nodes).fill(-Infinity)
  // What is as late as possible is looked for a place from there on.
  if (problem.hasAlap) {
    const late = lateOf(problem)
    backward(problem, early, planFinish, late)
    const free = freeFloats(problem, early, late, planFinish)
    for (const [node, moved] of free.moved.entries()) if (moved === 1) floor[node] = free.early.start[node]!
  }
  const limit = options.isWithinFloat ? lastStarts(problem, early, planFinish, milestoneDates(problem, early)) : new Float64Array(problem.network.nodes).fill(Infinity)
  const due = dueDates(problem)
  const urgency = lastStarts(problem, early, due.reduce((last, each) => (each === Infinity ? last : Math.max(last, each)), planFinish), due)
  return { problem, early, urgency, demands: demandsOf(problem.plan, problem.calendars), floor, limit, fixed: fixedTasks(problem, early) }
}

/** By node: the last point at which it may begin for nothing to finish after its limit, nor after the plan's end. */
function lastStarts(problem: Problem, early: Early, planFinish: Point, limits: Float64Array): Float64Array {
  const late = lateOf(problem)
  backward({ ...problem, limits }, early, planFinish, late)
  return late.begin
}

/** By node: when what was promised is due, a milestone or a task; Infinity for what was not. */
function dueDates({ network: { nodes, outline, milestones }, axis }: Problem): Float64Array {
  const due = new Float64Array(nodes).fill(Infinity)
  for (const [node, { values }] of [...outline.tasks, ...milestones].entries()) if (values.due) due[node] = pointAt(axis, endOf(values.due))
  return due
}

/** By node: where milestones are; Infinity for all else. */
const milestoneDates = ({ role }: Problem, { finish }: Early): Float64Array => finish.map((point, node) => (role[node] === roles.milestone ? point : Infinity))

/** The schedule with what was found. */
export function settle(basis: Basis, placed: Placed): Levelled {
  const holds = holdsOf(basis, placed)
  for (;;) {
    const schedule = scheduleProblem(withHolds(basis.problem, holds))
    if (!basis.problem.hasAlap || !holdLate(basis, placed, schedule, holds)) return { schedule, holds }
  }
}

/**
 * What is to be as late as possible goes later than it was placed when what comes after it was held. Where others are in its way
 * there, it is held where there was room for it. True when something was.
 */
function holdLate({ problem }: Basis, { early }: Placed, schedule: Schedule, holds: Map<string, Hold>): boolean {
  const { plan, works, axis, calendars, network: { outline } } = problem
  const before = holds.size
  for (const [id, uses] of usesByResource(plan, calendars, schedule)) {
    const resource = resourceOf(plan, calendars, id)
    if (!resource) continue
    const possible = uses.map((use) => ({ ...use, units: Math.min(use.units, resource.capacity) }))
    for (const overload of overloadsOf(possible, resource, 1)) {
      for (const { task } of overload.uses) {
        const node = outline.index.get(task.id)!
        if (!works[node]!.alap || works[node]!.state !== 'open' || holds.has(task.id)) continue
        const behind = overload.uses.map((use) => use.task.id).filter((other) => other !== task.id)
        holds.set(task.id, { notBefore: minuteOf(axis, early.start[node]!), busy: [id], behind })
      }
    }
  }
  return before < holds.size
}

/** The holds by id, with what each waits for. */
function holdsOf({ problem, demands: { resources } }: Basis, { held }: Placed): Map<string, Hold> {
  const idOf = (node: number): string => problem.network.outline.tasks[node]!.id
  return new Map([...held].map(([node, { until, causes }]) => [idOf(node), {
    notBefore: minuteOf(problem.axis, until),
    busy: unique(causes.map(({ resource }) => resources[resource]!.id)),
    behind: unique(causes.flatMap(({ behind }) => behind.map(idOf))),
  }]))
}

const unique = (ids: readonly string[]): readonly string[] => [...new Set(ids)].sort()
