import { finishPoint, isBefore, lastPoint, pointAt, restEnd, touches, workAt, type Point } from '../time/axis'
import type { Minute } from '../time/day'
import { resumeOf, rollUp, type Early } from './forward'
import { gapBefore } from './gapTable'
import { beforeLag } from './lag'
import { FF, FS, SS, passesDown, rollsUp } from './network'
import { finishBy, finishOf, startBy, startFrom, startOf, type Pace } from './pace'
import { holdOf, roles, type Problem } from './problem'
import { decidingEdge } from './rollUps'
import { endOf, type Work } from './work'

/** Late dates by node, as points. While a pass runs: what the successors seen so far leave. */
export interface Late {
  /** The last moment at which what is left may begin: what predecessors are held against. */
  readonly begin: Float64Array
  /** The last moment at which it may finish; the start of working hours as well as the end of those before. */
  readonly finish: Float64Array
}

export const lateOf = ({ network: { nodes } }: Problem): Late => ({ begin: new Float64Array(nodes), finish: new Float64Array(nodes) })

/**
 * The backward pass: every node as late as its successors, `latest`, `maxstart`, `start`, `finish` and the plan's last finish allow.
 * A link into what is complete holds no predecessor that is not. Writes into `late`, which may be that of another run.
 */
export function backward(problem: Problem, early: Early, planFinish: Point, late: Late, left = problem.left): void {
  open(problem, early, planFinish, late)
  settleAll(problem, early, late, left)
}

/** The backward pass from one milestone, or other node, alone: nothing but its date holds what leads to it. */
export function backwardFrom(problem: Problem, early: Early, node: number, late: Late): void {
  late.begin.fill(Infinity)
  late.finish.fill(problem.axis.last)
  late.finish[node] = early.finish[node]!
  settleAll(problem, early, late, problem.left)
}

function settleAll(problem: Problem, early: Early, late: Late, left: Float64Array): void {
  const { order, role, gapFirst, gapEnd, gapTable: { bounds }, network: { into, from } } = problem
  const { begin, finish } = late
  const { first } = problem.axis
  for (let at = order.length - 1; 0 <= at; at--) {
    const node = order[at]!
    const amount = left[node]!
    if (roles.gapped < role[node]! || amount === 0 || begin[node] !== Infinity) {
      bind(problem, late, node, amount)
      settle(problem, early, late, node, amount)
      pushBack(problem, early, late, node)
      continue
    }
    // What most tasks are, without a call: as late as the first successor, less the amount.
    const bound = finish[node]!
    const end = Math.floor(bound)
    const rest = bound - end
    let isAtWork = rest === 0 || rest === restEnd
    let start = end
    if (role[node] === roles.gapped) {
      let gap = gapBefore(bounds, gapFirst[node]!, gapEnd[node]!, end)
      if (end <= bounds[gap + 1]!) {
        isAtWork = false
        start = bounds[gap]!
        gap -= 2
      }
      for (start -= amount; start < bounds[gap + 1]!; gap -= 2) start -= bounds[gap + 1]! - bounds[gap]!
    } else start -= amount
    start = first < start + restEnd ? start + restEnd : first
    begin[node] = start
    if (!isAtWork) finish[node] = workingBound(problem, node, bound)
    for (let e = into[node]!, last = into[node + 1]!; e < last; e++) {
      const before = from[e]!
      if (start < finish[before]!) finish[before] = start
    }
  }
}

/** A bound out of working hours is the end of the hours before it. */
function workingBound({ works }: Problem, node: number, bound: Point): Point {
  const { track } = works[node]!.pace
  return touches(track, bound) ? bound : finishPoint(track, bound)
}

/**
 * Nothing is held yet but by the plan's last finish. Only promised milestones that nothing leads to lie after it, and
 * gates that ask for more than the tasks behind them, which are done, can give.
 */
function open({ network: { outline, nodes }, limits }: Problem, { finish }: Early, planFinish: Point, late: Late): void {
  late.begin.fill(Infinity)
  late.finish.fill(planFinish)
  for (let node = outline.tasks.length; node < nodes; node++) late.finish[node] = Math.max(planFinish, finish[node]!)
  if (limits) for (let node = 0; node < nodes; node++) late.finish[node] = Math.min(late.finish[node]!, limits[node]!)
}

/** Takes the late dates of a node to its predecessors. */
function pushBack(problem: Problem, early: Early, late: Late, node: number): void {
  const { network: { into, from, type }, facts } = problem
  const [begin, finish] = [late.begin[node]!, late.finish[node]!]
  const first = begin === Infinity || problem.role[node] !== roles.summary ? -1 : decidingEdge(problem, early, node, 'start')
  for (let e = into[node]!, end = into[node + 1]!; e < end; e++) {
    const before = from[e]!
    if (facts[node] === 1 && facts[before] === 0) continue
    const kind = type[e]!
    if (kind === passesDown || kind === rollsUp) {
      late.finish[before] = Math.min(late.finish[before]!, finish)
      if (kind === passesDown || e === first) late.begin[before] = Math.min(late.begin[before]!, begin)
      continue
    }
    const bound = beforeLag(problem, early, e, kind === FS || kind === SS ? begin : finish)
    const ends = kind === FS || kind === FF ? late.finish : late.begin
    ends[before] = Math.min(ends[before]!, bound)
  }
}

/** Its own dates bind a task as its successors do; `latest` and `finish` of a summary task bind all that is below it. */
function bind({ axis, works, role, network: { outline } }: Problem, late: Late, node: number, left: number): void {
  const work = works[node]
  const notAfter = (moment: Minute): void => {
    late.finish[node] = Math.min(late.finish[node]!, pointAt(axis, moment))
  }
  if (work && work.state !== 'complete') {
    const { pace, state, latest, maxStart, mustStart, mustFinish } = work
    if (latest !== undefined) notAfter(latest)
    if (mustFinish !== undefined) notAfter(mustFinish)
    if (state !== 'open') return
    if (maxStart !== undefined) late.begin[node] = Math.min(late.begin[node]!, startBy(pace, pointAt(axis, maxStart), left))
    if (mustStart !== undefined) late.begin[node] = Math.min(late.begin[node]!, startFrom(pace, pointAt(axis, mustStart), left))
  } else if (role[node] === roles.summary) {
    const { latest, finish } = outline.tasks[node]!.values
    if (latest) notAfter(endOf(latest))
    if (finish) notAfter(endOf(finish))
  }
}

/** Turns what successors leave of a node into late dates in its own working time. */
function settle({ role, works }: Problem, early: Early, late: Late, node: number, left: number): void {
  const work = works[node]
  if (work) settleWork(early, late, node, work, left)
  else if (role[node] === roles.milestone) late.begin[node] = late.finish[node] = Math.min(late.begin[node]!, late.finish[node]!)
}

function settleWork(early: Early, late: Late, node: number, { pace, state }: Work, left: number): void {
  const bound = late.finish[node]!
  if (state === 'open') return settleOpen(late, node, pace, left)
  const finish = finishBy(pace, bound, left)
  const { track } = pace
  late.finish[node] = finish
  if (state === 'started') late.begin[node] = startOf(pace, finish, left)
  else {
    const worked = workAt(track, early.finish[node]!) - workAt(track, early.start[node]!)
    late.begin[node] = worked === 0 ? finishPoint(track, finish) : lastPoint(track, workAt(track, finish) - worked)
  }
}

function settleOpen(late: Late, node: number, pace: Pace, left: number): void {
  if (left === 0) {
    // What takes no time begins and finishes at once.
    late.begin[node] = late.finish[node] = finishBy(pace, Math.min(late.begin[node]!, late.finish[node]!), 0)
    return
  }
  const byFinish = startOf(pace, late.finish[node]!, left)
  const isHeld = isBefore(pace.track.axis, late.begin[node]!, byFinish)
  const begin = isHeld ? startBy(pace, late.begin[node]!, left) : byFinish
  /** Where the next hours begin no more work is done than where the last ones end. */
  const byBegin = isHeld ? startFrom(pace, finishOf(pace, begin, left), 1) : Infinity
  late.begin[node] = begin
  late.finish[node] = Math.min(finishBy(pace, late.finish[node]!, 0), byBegin)
}

/** Free floats, and what moving tasks that are `alap` made of the dates. */
export interface Free {
  /** By task, in working minutes of the project's calendar. */
  readonly float: Float64Array
  /** The dates with all that is `alap` as late as nothing else feels. */
  readonly early: Early
  /** 1 for what was moved. */
  readonly moved: Uint8Array
}

/** How far each task may go without moving any other; what is `alap` goes, unless levelling holds it where it is. */
export function freeFloats(problem: Problem, early: Early, late: Late, planFinish: Point): Free {
  const { network, order, works, role, left, hasAlap } = problem
  const free: Free = { float: new Float64Array(network.nodes), early: hasAlap ? copyOf(early) : early, moved: new Uint8Array(network.nodes) }
  const room = lateOf(problem)
  open(problem, early, planFinish, room)
  for (let at = order.length - 1; 0 <= at; at--) {
    const node = order[at]!
    const work = works[node]
    if (work || role[node] === roles.milestone) {
      settle(problem, early, room, node, left[node]!)
      if (work?.alap && !holdOf(problem, node) && moveLate(problem, free.early, node, Math.min(room.begin[node]!, late.begin[node]!))) free.moved[node] = 1
      free.float[node] = slack(problem, free.early, room, node)
      // Predecessors feel early dates, but those of their successors where a node has none of its own.
      room.begin[node] = resumeOf(problem, free.early, node)
      room.finish[node] = free.early.finish[node]!
    }
    pushBack(problem, early, room, node)
  }
  if (hasAlap) for (const node of order) if (role[node] === roles.summary) rollUp(problem, free.early, node)
  return free
}

const copyOf = ({ start, finish, resume }: Early): Early => ({ start: start.slice(), finish: finish.slice(), resume: resume.slice() })

/** Total float of each task and milestone, see `slack`, written into an array by node; no number where there are no dates. */
export function floats(problem: Problem, early: Early, late: Late, float: Float64Array): void {
  const { network: { outline, milestones }, role, project } = problem
  const isOnAxis = project.kind === 'axis'
  for (let node = 0; node < outline.tasks.length + milestones.length; node++) {
    if (roles.gapped < role[node]! || !isOnAxis) float[node] = slack(problem, early, late, node)
    else {
      const finish = Math.floor(late.finish[node]!) - Math.floor(early.finish[node]!)
      const start = Math.floor(late.begin[node]!) - Math.floor(early.start[node]!)
      float[node] = start < finish ? start : finish
    }
  }
}

/** Working minutes of the project's calendar between early and late dates; of facts, only the finish can slip. */
export function slack({ project, works, role }: Problem, early: Early, late: Late, node: number): number {
  const finish = workAt(project, late.finish[node]!) - workAt(project, early.finish[node]!)
  if (roles.gapped < role[node]! && works[node] && works[node].state !== 'open') return finish
  return Math.min(finish, workAt(project, late.begin[node]!) - workAt(project, early.start[node]!))
}

/** Moves a task to its late start if that lies later. True when it moved. */
function moveLate(problem: Problem, early: Early, node: number, begin: Point): boolean {
  const { pace, left, state, mustStart, mustFinish } = problem.works[node]!
  const { axis } = problem
  if (state !== 'open' || (mustStart ?? mustFinish) !== undefined) return false
  const start = isBefore(axis, begin, startFrom(pace, begin, left)) ? startOf(pace, begin, Math.min(left, 1)) : begin
  if (!isBefore(axis, early.start[node]!, start)) return false
  early.start[node] = start
  early.finish[node] = finishOf(pace, start, left)
  return true
}
