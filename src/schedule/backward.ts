import { addWork, workBetween, workUntil } from '../time/calendar'
import type { Minute } from '../time/day'
import { reasons, rollUp, type Early, type Problem } from './forward'
import { beforeLag } from './lag'
import { FF, FS, SF, SS, passesDown, rollsUp } from './network'
import { finishBy, finishOf, startFrom, startOf, type Pace } from './pace'
import { endOf, type Work } from './work'

/** Late dates by node. */
export interface Late {
  /** The last moment at which what is left may begin: what predecessors are held against. */
  readonly begin: Float64Array
  /** The last moment at which it may finish; the start of working hours as well as the end of those before. */
  readonly finish: Float64Array
}

/**
 * The backward pass: every node as late as its successors, `latest`, `start`, `finish` and the plan's last finish allow.
 * A link into what is complete holds no predecessor that is not.
 */
export function backward(problem: Problem, early: Early, planFinish: Minute): Late {
  const { nodes } = problem.network
  const late: Late = { begin: new Float64Array(nodes), finish: new Float64Array(nodes) }
  const bounds: Bounds = { begin: Infinity, finish: Infinity }
  for (let at = problem.order.length - 1; 0 <= at; at--) {
    const node = problem.order[at]!
    bounds.begin = Infinity
    bounds.finish = lastOf(planFinish, early, node)
    hold(problem, early, late, node, bounds)
    const work = problem.works[node]
    if (work) bindDates(work, bounds)
    else bindSummary(problem, node, bounds)
    settle(problem, early, late, node, bounds)
  }
  return late
}

/** Free float by node, in working minutes of the project's calendar; what is `alap` is moved on the way. */
export function freeFloats(problem: Problem, early: Early, late: Late, planFinish: Minute): Float64Array {
  const { network, order, works } = problem
  const free = new Float64Array(network.nodes)
  /** What successors would feel: early dates, but those of their successors where a node has none of its own. */
  const felt: Late = { begin: early.resume.slice(), finish: early.finish.slice() }
  const room: Late = { begin: new Float64Array(network.nodes), finish: new Float64Array(network.nodes) }
  const bounds: Bounds = { begin: Infinity, finish: Infinity }
  let isMoved = false
  for (let at = order.length - 1; 0 <= at; at--) {
    const node = order[at]!
    bounds.begin = Infinity
    bounds.finish = lastOf(planFinish, early, node)
    hold(problem, early, felt, node, bounds)
    const work = works[node]
    if (!work && !isMilestone(problem, node)) {
      felt.begin[node] = bounds.begin
      felt.finish[node] = bounds.finish
      continue
    }
    settle(problem, early, room, node, bounds)
    if (work?.alap && moveLate(early, node, work, Math.min(room.begin[node]!, late.begin[node]!) as Minute)) {
      isMoved = true
      felt.begin[node] = early.resume[node]!
      felt.finish[node] = early.finish[node]!
    }
    free[node] = slack(problem, early, room, node)
  }
  if (isMoved) for (const node of order) if (network.outline.summary[node] === 1) rollUp(problem, early, node)
  return free
}

/** Working minutes of the project's calendar between early and late dates; of facts, only the finish can slip. */
export function slack({ calendar, works }: Problem, early: Early, late: Late, node: number): number {
  const finish = workBetween(calendar, early.finish[node] as Minute, late.finish[node] as Minute)
  if (works[node] && works[node].state !== 'open') return finish
  return Math.min(finish, workUntil(calendar, late.begin[node] as Minute) - workUntil(calendar, early.start[node] as Minute))
}

/** Only a promised milestone that nothing leads to lies after the plan's last finish. */
const lastOf = (planFinish: Minute, { finish }: Early, node: number): number => Math.max(planFinish, finish[node]!)

interface Bounds {
  begin: number
  finish: number
}

const isMilestone = ({ network: { outline, milestones } }: Problem, node: number): boolean =>
  outline.tasks.length <= node && node < outline.tasks.length + milestones.length

/** What the edges out of a node leave of its bounds. */
function hold(problem: Problem, early: Early, late: Late, node: number, bounds: Bounds): void {
  const { network, facts, calendar } = problem
  for (let o = network.outOf[node]!; o < network.outOf[node + 1]!; o++) {
    const e = network.out[o]!
    const to = network.to[e]!
    const type = network.type[e]!
    if (facts[node] === 0 && facts[to] === 1) continue
    if (type === passesDown) {
      bounds.begin = Math.min(bounds.begin, late.begin[to]!)
      bounds.finish = Math.min(bounds.finish, late.finish[to]!)
    } else if (type === rollsUp) {
      bounds.finish = Math.min(bounds.finish, late.finish[to]!)
      if (early.first[to] === e) bounds.begin = Math.min(bounds.begin, late.begin[to]!)
    } else {
      const moment = (type === FS || type === SS ? late.begin : late.finish)[to]!
      const bound = moment === Infinity ? moment : beforeLag(network, e, moment as Minute, calendar)
      if (type === FS || type === FF) bounds.finish = Math.min(bounds.finish, bound)
      else if (type === SS || type === SF) bounds.begin = Math.min(bounds.begin, bound)
    }
  }
}

/** Its own dates bind a task as its successors do. */
function bindDates({ pace, left, state, latest, mustStart, mustFinish }: Work, bounds: Bounds): void {
  if (state === 'complete') return
  bounds.finish = Math.min(bounds.finish, latest ?? Infinity, mustFinish ?? Infinity)
  if (state === 'open' && mustStart !== undefined) {
    bounds.begin = Math.min(bounds.begin, startFrom(pace, mustStart, left))
  }
}

/** `latest` and `finish` of a summary task bind all that is below it. */
function bindSummary({ network: { outline } }: Problem, node: number, bounds: Bounds): void {
  const values = outline.tasks[node]?.values
  if (values?.latest) bounds.finish = Math.min(bounds.finish, endOf(values.latest))
  if (values?.finish) bounds.finish = Math.min(bounds.finish, endOf(values.finish))
}

/** Turns bounds into late dates in the node's own working time. */
function settle(problem: Problem, early: Early, late: Late, node: number, bounds: Bounds): void {
  const work = problem.works[node]
  if (work) return settleWork(early, late, node, work, bounds)
  const isMoment = isMilestone(problem, node)
  late.begin[node] = isMoment ? Math.min(bounds.begin, bounds.finish) : bounds.begin
  late.finish[node] = isMoment ? late.begin[node]! : bounds.finish
}

function settleWork(early: Early, late: Late, node: number, { pace, left, state }: Work, bounds: Bounds): void {
  if (state === 'open') {
    const byFinish = startOf(pace, bounds.finish as Minute, left)
    const isHeld = bounds.begin < byFinish
    const begin = isHeld ? startBy(pace, bounds.begin as Minute, left) : byFinish
    /** Where the next hours begin no more work is done than where the last ones end. */
    const byBegin = isHeld ? startFrom(pace, finishOf(pace, begin, left), 1) : Infinity
    late.begin[node] = begin
    late.finish[node] = Math.min(finishBy(pace, bounds.finish as Minute, 0), byBegin)
    return
  }
  const finish = finishBy(pace, bounds.finish as Minute, left)
  late.finish[node] = finish
  late.begin[node] =
    state === 'started'
      ? startOf(pace, finish, left)
      : addWork(pace.calendar, finish, -workBetween(pace.calendar, early.start[node] as Minute, early.finish[node] as Minute))
}

/** A bound out of working hours counts as the end of the hours before it: no working time lies between them. */
const startBy = (pace: Pace, bound: Minute, amount: number): Minute =>
  startFrom(pace, bound, amount) === bound ? bound : finishBy(pace, bound, amount)

/** Moves a task to its late start if that lies later. True when it moved. */
function moveLate(early: Early, node: number, work: Work, begin: Minute): boolean {
  const { pace, left, state, mustStart, mustFinish } = work
  const start = startFrom(pace, begin, left) === begin ? begin : startOf(pace, begin, Math.min(left, 1))
  if (state !== 'open' || mustStart !== undefined || mustFinish !== undefined || start <= early.start[node]!) return false
  early.start[node] = early.resume[node] = start
  early.finish[node] = finishOf(pace, start, left)
  early.driver[node] = reasons.alap
  return true
}
