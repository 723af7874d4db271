import { finishPoint, isBefore, pointAt, restEnd, startPoint, type Point } from '../time/axis'
import { minuteAt, type Minute } from '../time/day'
import { gapBehind } from './gapTable'
import { afterLag } from './lag'
import { FF, FS, SS, passesDown, rollsUp } from './network'
import { finishBy, finishOf, startFrom, startOf, type Pace } from './pace'
import { holdOf, roles, type Problem } from './problem'
import { beginningOf, lastMomentOf, type Work } from './work'

/** Early dates by node, as points. -Infinity stands for "no bound" in gates, for "nothing" elsewhere. */
export interface Early {
  readonly start: Float64Array
  readonly finish: Float64Array
  /** Of tasks that have started: where what is left begins. See `resumeOf`. */
  readonly resume: Float64Array
}

export const earlyOf = ({ network: { nodes } }: Problem): Early => ({
  start: new Float64Array(nodes).fill(-Infinity),
  finish: new Float64Array(nodes).fill(-Infinity),
  resume: new Float64Array(nodes).fill(-Infinity),
})

/** What holds a node where it is: one of these, or `byStart` or `byFinish` for an edge that asks for its start or finish. */
export const reasons = {
  project: -1, asof: -2, earliest: -3, start: -4, finish: -5, actual: -6, due: -7, alap: -8, busy: -9, minfinish: -10,
} as const
export const byStart = 1
export const byFinish = 2

/** What predecessors alone ask of a node. */
export interface Bounds {
  start: Point
  finish: Point
}

/**
 * The forward pass: every node as early as its predecessors, dates and calendars allow, with retained logic: what is
 * left of a started task waits for its predecessors. One visit a node, in topological order. The critical path method
 * is of Kelley and Walker 1959; links other than FS as in the precedence diagramming method.
 *
 * Writes into `early`, which may be that of another run of the same problem. `left` may hold other amounts than the
 * problem's, by node and in the same measures (whole minutes unless the pace is that of a crew), as forecasts do.
 */
export function forward(problem: Problem, early: Early, left = problem.left): void {
  const { order, role, floor, gapFirst, gapEnd, axis, gapTable: { bounds }, network: { into, from } } = problem
  const { start, finish } = early
  const { last } = axis
  const asked: Bounds = { start: -Infinity, finish: -Infinity }
  for (let at = 0; at < order.length; at++) {
    const node = order[at]!
    const amount = left[node]!
    if (roles.gapped < role[node]! || amount === 0) {
      visit(problem, early, node, asked, amount)
      continue
    }
    // What most tasks are, without a call: the last finish of all predecessors, and the amount added to it.
    let bound = floor[node]!
    for (let e = into[node]!, end = into[node + 1]!; e < end; e++) {
      const moment = finish[from[e]!]!
      if (bound < moment) bound = moment
    }
    let begin = Math.floor(bound)
    let end = begin + amount
    if (role[node] === roles.gapped) {
      let gap = gapBehind(bounds, gapFirst[node]!, gapEnd[node]!, begin)
      if (bounds[gap]! <= begin) {
        begin = bounds[gap + 1]!
        gap += 2
      }
      end = begin + amount
      for (; bounds[gap]! < end; gap += 2) end += bounds[gap + 1]! - bounds[gap]!
    }
    start[node] = begin + restEnd < last ? begin + restEnd : last
    finish[node] = end < last ? end : last
  }
}

/** Where what is left of a task begins: what predecessors are held against. */
export const resumeOf = ({ works }: Problem, early: Early, node: number): Point =>
  (works[node]?.state === 'started' ? early.resume : early.start)[node]!

/** Dates one node from those before it, and says what holds it there. */
export function visit(problem: Problem, early: Early, node: number, bounds: Bounds, left: number): number {
  const role = problem.role[node]!
  if (role === roles.absent) return reasons.project
  if (role === roles.summary) return rollUp(problem, early, node)
  gather(problem, early, node, bounds)
  if (role === roles.milestone) return placeMilestone(problem, early, node, bounds)
  if (role === roles.gate) return openGate(problem, early, node, bounds)
  const work = problem.works[node]!
  if (work.state === 'complete') return placeComplete(problem, early, node, bounds)
  return work.state === 'started' ? placeStarted(problem, early, node, bounds, left) : placeOpen(problem, early, node, bounds, left)
}

/** The least start and finish that the edges into a node ask for. */
function gather(problem: Problem, early: Early, node: number, bounds: Bounds): void {
  const { into, from, type } = problem.network
  bounds.start = bounds.finish = -Infinity
  for (let e = into[node]!, end = into[node + 1]!; e < end; e++) {
    if (type[e] === passesDown) {
      bounds.start = Math.max(bounds.start, early.start[from[e]!]!)
      bounds.finish = Math.max(bounds.finish, early.finish[from[e]!]!)
    } else if (holdsStart(type[e]!)) bounds.start = Math.max(bounds.start, askedBy(problem, early, e))
    else bounds.finish = Math.max(bounds.finish, askedBy(problem, early, e))
  }
}

/** Whether a link holds the start of its successor, and not the finish. */
export const holdsStart = (type: number): boolean => type === FS || type === SS

/** The moment that a link asks for. */
export function askedBy(problem: Problem, early: Early, edge: number): Point {
  const { from, type } = problem.network
  const isFinish = type[edge] === FS || type[edge] === FF
  return afterLag(problem, early, edge, (isFinish ? early.finish : early.start)[from[edge]!]!)
}

/** Facts, and where they are missing what the estimate makes likely, but never beyond the status date. */
function placeComplete(problem: Problem, early: Early, node: number, bounds: Bounds): number {
  const { axis } = problem
  const work = problem.works[node]!
  const { started, finished, earliest } = work
  const dates = Math.max(problem.projectStart, earliest ?? -Infinity) as Minute
  const floor = Math.max(pointAt(axis, dates), bounds.start)
  const fact = finished === undefined ? undefined : pointAt(axis, finished)
  const begun = started === undefined ? likelyStart(problem, work, floor, fact) : pointAt(axis, started)
  const finish = fact ?? likelyFinish(problem, work, begun)
  write(early, node, Math.min(begun, finish), finish)
  if ((started ?? finished) !== undefined) return reasons.actual
  return isBefore(axis, bounds.start, floor) ? reasons.project : byStart
}

/** From the floor on, or the estimate before the finish, but not before the project unless the finish is. */
function likelyStart(problem: Problem, { pace, amount, mustStart }: Work, floor: Point, finished: Point | undefined): Point {
  const { axis, projectStart, isStartWritten } = problem
  if (finished === undefined) return startFrom(pace, mustStart === undefined ? floor : pointAt(axis, mustStart), amount)
  const begun = startOf(pace, finished, amount)
  const least = isStartWritten ? pointAt(axis, projectStart) : -Infinity
  return isBefore(axis, begun, least) && isBefore(axis, least, finished) ? startFrom(pace, least, amount) : begun
}

function likelyFinish({ axis, asof, projectStart }: Problem, { pace, amount, started }: Work, begun: Point): Point {
  const yesterday = finishPoint(pace.track, pointAt(axis, minuteAt(asof)))
  const least = started === undefined ? startFrom(pace, pointAt(axis, projectStart), amount) : pointAt(axis, started)
  return Math.max(least, Math.min(finishOf(pace, begun, amount), yesterday))
}

/** What is left of a started task goes on from the status date, from its start when that lies later, or when a predecessor lets it. */
function placeStarted(problem: Problem, early: Early, node: number, bounds: Bounds, left: number): number {
  const { axis } = problem
  const { pace, started } = problem.works[node]!
  const floor = problem.floor[node]!
  const cause = placeAfter(problem, early, node, bounds, left)
  const resume = early.start[node]!
  early.resume[node] = resume
  early.start[node] = pointAt(axis, started!)
  if (cause !== 0 && isBefore(axis, startFrom(pace, floor, left), resume)) return cause
  return isHeld(problem, node) ? reasons.busy : reasons.actual
}

/** As early as the project, the status date, its own dates and its predecessors allow. */
function placeOpen(problem: Problem, early: Early, node: number, bounds: Bounds, left: number): number {
  const { mustStart, mustFinish, earliest } = problem.works[node]!
  if ((mustStart ?? mustFinish) !== undefined) return placePinned(problem, early, node, left)
  const cause = placeAfter(problem, early, node, bounds, left)
  if (cause !== 0) return cause
  const today = Math.max(problem.projectStart, minuteAt(problem.asof)) as Minute
  if (isHeld(problem, node)) return reasons.busy
  if (earliest !== undefined && today <= earliest) return reasons.earliest
  return problem.projectStart < today ? reasons.asof : reasons.project
}

/** Whether levelling moves a task beyond all other dates. */
function isHeld(problem: Problem, node: number): boolean {
  const hold = holdOf(problem, node)
  if (!hold) return false
  const { started, earliest } = problem.works[node]!
  return Math.max(problem.projectStart, minuteAt(problem.asof), started ?? earliest ?? -Infinity) < hold.notBefore
}

/** A link that asks for the same working moment as a date is named rather than the date; 0 when it is the date. */
function placeAfter({ axis, works, floor }: Problem, early: Early, node: number, bounds: Bounds, left: number): number {
  const { pace, minFinish } = works[node]!
  const date = floor[node]!
  const start = startFrom(pace, Math.max(date, bounds.start), left)
  const finish = finishOf(pace, start, left)
  const least = minFinish === undefined ? -Infinity : finishBy(pace, pointAt(axis, minFinish), left)
  if (isBefore(axis, finish, least) && isBefore(axis, bounds.finish, least)) {
    push(early, node, pace, { start, bound: least, left })
    return reasons.minfinish
  }
  if (isBefore(axis, finish, bounds.finish)) return push(early, node, pace, { start, bound: bounds.finish, left })
  write(early, node, start, finish)
  if (bounds.start === -Infinity) return 0
  return !isBefore(axis, bounds.start, date) || !isBefore(axis, startFrom(pace, bounds.start, left), start) ? byStart : 0
}

interface Push {
  readonly start: Point
  readonly bound: Point
  readonly left: number
}

/** Moved so far that it does not finish before a bound, even one out of its hours. */
function push(early: Early, node: number, pace: Pace, { start, bound, left }: Push): number {
  const settled = startFrom(pace, bound, 0)
  const begin = left === 0 ? settled : Math.max(start, startOf(pace, bound, left))
  write(early, node, begin, left === 0 ? settled : Math.max(finishOf(pace, begin, left), settled))
  return byFinish
}

/** Where `start` or `finish` want it, whatever its predecessors say, but never in the past. */
function placePinned({ axis, works, floor }: Problem, early: Early, node: number, left: number): number {
  const { pace, mustStart, mustFinish } = works[node]!
  const wanted = mustStart === undefined ? startOf(pace, pointAt(axis, mustFinish!), left) : startFrom(pace, pointAt(axis, mustStart), left)
  const least = startFrom(pace, floor[node]!, left)
  const start = Math.max(wanted, least)
  write(early, node, start, finishOf(pace, start, left))
  if (isBefore(axis, wanted, least)) return reasons.asof
  return mustStart === undefined ? reasons.finish : reasons.start
}

/** A milestone is at the moment its last predecessor finishes, on a day off too; with none, on its due date. */
function placeMilestone(problem: Problem, early: Early, node: number, bounds: Bounds): number {
  const { network, axis, project } = problem
  const { reached, due } = network.milestones[node - network.outline.tasks.length]!.values
  const at = Math.max(bounds.start, bounds.finish)
  if (reached) return write(early, node, pointAt(axis, lastMomentOf(reached, project.calendar)), undefined, reasons.actual)
  if (at !== -Infinity) return write(early, node, at, undefined, isBefore(axis, bounds.start, bounds.finish) ? byFinish : byStart)
  if (due) return write(early, node, pointAt(axis, lastMomentOf(due, project.calendar)), undefined, reasons.due)
  return write(early, node, startPoint(project, pointAt(axis, problem.projectStart)), undefined, reasons.project)
}

/** A gate passes on what its summary task waits for, and the date of it. */
function openGate({ network, axis }: Problem, early: Early, node: number, bounds: Bounds): number {
  const gate = node - network.outline.tasks.length - network.milestones.length
  const { earliest, start } = network.outline.tasks[network.gates[gate]!]!.values
  const date = Math.max(earliest ? pointAt(axis, beginningOf(earliest)) : -Infinity, start ? pointAt(axis, beginningOf(start)) : -Infinity)
  return write(early, node, Math.max(date, bounds.start), bounds.finish, isBefore(axis, bounds.start, date) ? reasons.earliest : byStart)
}

/** A summary task spans its tasks. */
export function rollUp({ network: { into, from, type } }: Problem, early: Early, node: number): number {
  let [start, finish] = [Infinity, -Infinity]
  for (let e = into[node]!; e < into[node + 1]!; e++) {
    if (type[e] !== rollsUp) continue
    start = Math.min(start, early.start[from[e]!]!)
    finish = Math.max(finish, early.finish[from[e]!]!)
  }
  return write(early, node, start, finish, byFinish)
}

function write(early: Early, node: number, start: Point, finish = start, cause = 0): number {
  early.start[node] = start
  early.finish[node] = finish
  return cause
}
