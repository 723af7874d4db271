import { finishAt, startAt, type WorkingCalendar } from '../time/calendar'
import { minuteAt, type Day, type Minute } from '../time/day'
import { afterLag } from './lag'
import { FF, FS, SF, SS, idOf, passesDown, rollsUp, type Network } from './network'
import { compareIds } from './order'
import { finishOf, startFrom, startOf, type Pace } from './pace'
import { beginningOf, lastMomentOf, type Work } from './work'

/** What the passes work on. Nothing in here changes. */
export interface Problem {
  readonly network: Network
  readonly order: Int32Array
  /** By task; undefined for summary tasks and what is not scheduled. */
  readonly works: readonly (Work | undefined)[]
  /** By node: 1 for tasks that are complete and milestones that were reached. Nothing can move them. */
  readonly facts: Uint8Array
  readonly calendar: WorkingCalendar
  readonly asof: Day
  /** The first moment of the project. */
  readonly projectStart: Minute
  /** The same when the plan says so; -Infinity when it was only found from dates. */
  readonly writtenStart: number
}

/** Early dates by node. -Infinity and Infinity stand for "no bound" in gates, for "nothing" elsewhere. */
export interface Early {
  readonly start: Float64Array
  readonly finish: Float64Array
  /** Where what is left begins; `start` unless it has started. Predecessors hold this. */
  readonly resume: Float64Array
  /**
   * The edge that holds the node where it is, one of `reasons`, or `earliestOf` a gate. Of a roll-up, the edge from its
   * last finish; of a gate, what it passes down for starts.
   */
  readonly driver: Int32Array
  /** Of a roll-up: the edge from its first start. Of a gate: the edge that it passes down for finishes. */
  readonly first: Int32Array
  /** What predecessors alone ask for: the least start and finish, for finding constraints that they break. */
  readonly boundStart: Float64Array
  readonly boundFinish: Float64Array
  /** Who asks for it: the edge, or other driver, behind `boundStart`, or `boundFinish` when there is no such. */
  readonly heldBy: Int32Array
}

/** No edge. */
const nothing = -1

/** Drivers that are no edges. */
export const reasons = {
  project: nothing, asof: -2, earliest: -3, start: -4, finish: -5, actual: -6, due: -7, alap: -8,
} as const

/** The driver of what waits for the date of a gate, and back: the gate of such a driver. */
const earliestOf = (gate: number): number => -100 - gate
export const gateOf = (driver: number): number => -100 - driver

/**
 * The forward pass: every node as early as its predecessors, dates and calendars allow, with retained logic: what is
 * left of a started task waits for its predecessors. One visit a node, in topological order. The critical path method
 * is of Kelley and Walker 1959; links other than FS as in the precedence diagramming method.
 */
export function forward(problem: Problem): Early {
  const { nodes } = problem.network
  const early: Early = {
    start: new Float64Array(nodes).fill(-Infinity),
    finish: new Float64Array(nodes).fill(-Infinity),
    resume: new Float64Array(nodes).fill(-Infinity),
    driver: new Int32Array(nodes).fill(reasons.project),
    first: new Int32Array(nodes).fill(-1),
    boundStart: new Float64Array(nodes).fill(-Infinity),
    boundFinish: new Float64Array(nodes).fill(-Infinity),
    heldBy: new Int32Array(nodes).fill(nothing),
  }
  const bounds: Bounds = { start: -Infinity, startBy: nothing, finish: -Infinity, finishBy: nothing }
  for (const node of problem.order) visit(problem, early, node, bounds)
  return early
}

/** What the edges into a node ask for, and which of them. */
interface Bounds {
  start: number
  startBy: number
  finish: number
  finishBy: number
}

function visit(problem: Problem, early: Early, node: number, bounds: Bounds): void {
  const { outline, milestones } = problem.network
  const { tasks } = outline
  if (node < tasks.length && outline.summary[node] === 1) return rollUp(problem, early, node)
  gather(problem, early, node, bounds)
  early.boundStart[node] = bounds.start
  early.boundFinish[node] = bounds.finish
  early.heldBy[node] = bounds.startBy === nothing ? bounds.finishBy : bounds.startBy
  const work = problem.works[node]
  if (work) return place(problem, early, node, work, bounds)
  if (node < tasks.length) return
  if (node < tasks.length + milestones.length) placeMilestone(problem, early, node, bounds)
  else openGate(problem, early, node, bounds)
}

function gather({ network, calendar }: Problem, early: Early, node: number, bounds: Bounds): void {
  bounds.start = bounds.finish = -Infinity
  bounds.startBy = bounds.finishBy = nothing
  const end = network.into[node + 1]!
  for (let e = network.into[node]!; e < end; e++) {
    const from = network.from[e]!
    const type = network.type[e]!
    if (type === passesDown) {
      holdStart(network, bounds, early.driver[from]!, early.start[from]!)
      holdFinish(network, bounds, early.first[from]!, early.finish[from]!)
      continue
    }
    const moment = afterLag(network, e, (type === FS || type === FF ? early.finish : early.start)[from] as Minute, calendar)
    if (type === FS || type === SS) holdStart(network, bounds, e, moment)
    else if (type === FF || type === SF) holdFinish(network, bounds, e, moment)
  }
}

function holdStart(network: Network, bounds: Bounds, edge: number, moment: number): void {
  if (moment < bounds.start || moment === -Infinity) return
  if (moment === bounds.start && !goesBefore(network, edge, bounds.startBy)) return
  bounds.start = moment
  bounds.startBy = edge
}

function holdFinish(network: Network, bounds: Bounds, edge: number, moment: number): void {
  if (moment < bounds.finish || moment === -Infinity) return
  if (moment === bounds.finish && !goesBefore(network, edge, bounds.finishBy)) return
  bounds.finish = moment
  bounds.finishBy = edge
}

/** Of two edges that ask for the same, the one whose predecessor's id is smaller: the order of the plan says nothing. */
function goesBefore(network: Network, edge: number, other: number): boolean {
  if (edge < 0 || other < 0) return 0 <= edge
  return (compareIds(idOf(network, network.from[edge]!), idOf(network, network.from[other]!)) || network.type[edge]! - network.type[other]!) < 0
}

function place(problem: Problem, early: Early, node: number, work: Work, bounds: Bounds): void {
  if (work.state === 'complete') placeComplete(problem, early, node, work, bounds)
  else if (work.state === 'started') placeStarted(problem, early, node, work, bounds)
  else placeOpen(problem, early, node, work, bounds)
}

/** Facts, and where they are missing what the estimate makes likely, but never beyond the status date. */
function placeComplete(problem: Problem, early: Early, node: number, work: Work, bounds: Bounds): void {
  const { started, finished } = work
  const isFact = started !== undefined || finished !== undefined
  const floor = Math.max(problem.projectStart, work.earliest ?? -Infinity, bounds.start) as Minute
  const begun = started ?? (finished === undefined ? begunFrom(work, floor) : begunBefore(problem, work, finished))
  const finish = finished ?? likelyFinish(problem, work, begun)
  const start = Math.min(begun, finish)
  const driver = isFact ? reasons.actual : bounds.start === floor ? bounds.startBy : reasons.project
  write(early, node, { start, resume: start, finish, driver })
}

const begunFrom = ({ pace, amount, mustStart }: Work, floor: Minute): Minute => startFrom(pace, mustStart ?? floor, amount)

/** The estimate before the finish, but not before the project unless the finish is. */
function begunBefore({ writtenStart }: Problem, { pace, amount }: Work, finished: Minute): Minute {
  const begun = startOf(pace, finished, amount)
  return begun < writtenStart && writtenStart < finished ? startFrom(pace, writtenStart as Minute, amount) : begun
}

function likelyFinish({ asof, projectStart }: Problem, { pace, amount, started }: Work, begun: Minute): number {
  const yesterday = finishAt(pace.calendar, minuteAt(asof))
  const least = started ?? startFrom(pace, projectStart, amount)
  return Math.max(least, Math.min(finishOf(pace, begun, amount), yesterday))
}

/** What is left of a started task goes on from the status date, from its start when that lies later, or when a predecessor lets it. */
function placeStarted(problem: Problem, early: Early, node: number, work: Work, bounds: Bounds): void {
  const { pace, left, started } = work
  const floor = dayFloor(work, Math.max(minuteAt(problem.asof), started!))
  const placed = placeAfter(work, floor, bounds)
  const isHeld = placed.driver !== nothing && startFrom(pace, floor, left) < placed.start
  write(early, node, { ...placed, start: started!, resume: placed.start, driver: isHeld ? placed.driver : reasons.actual })
}

/** As early as the project, the status date, its own dates and its predecessors allow. */
function placeOpen(problem: Problem, early: Early, node: number, work: Work, bounds: Bounds): void {
  const asof = minuteAt(problem.asof)
  const floor = Math.max(problem.projectStart, asof)
  const isPinned = work.mustStart !== undefined || work.mustFinish !== undefined
  if (isPinned) return write(early, node, pinned(work, floor))
  const own = Math.max(floor, work.earliest ?? -Infinity)
  const placed = placeAfter(work, dayFloor(work, own), bounds)
  const reason = own === work.earliest ? 'earliest' : problem.projectStart < own ? 'asof' : 'project'
  write(early, node, { ...placed, resume: placed.start, driver: placed.driver === nothing ? reasons[reason] : placed.driver })
}

/** A link that asks for the same working moment as a date is named rather than the date. */
function placeAfter({ pace, left }: Work, date: Minute, bounds: Bounds): Omit<Placed, 'resume'> {
  const start = startFrom(pace, Math.max(date, bounds.start) as Minute, left)
  const finish = finishOf(pace, start, left)
  if (finish < bounds.finish) return { ...pushed(pace, start, bounds.finish as Minute, left), driver: bounds.finishBy }
  const isHeld = date <= bounds.start || (bounds.startBy !== nothing && startFrom(pace, bounds.start as Minute, left) === start)
  return { start, finish, driver: isHeld ? bounds.startBy : nothing }
}

/** Moved so far that it does not finish before a bound, even one out of its hours. */
function pushed(pace: Pace, start: Minute, bound: Minute, amount: number): { start: Minute; finish: Minute } {
  const settled = startFrom(pace, bound, 0)
  if (amount === 0) return { start: settled, finish: settled }
  const later = Math.max(start, startOf(pace, bound, amount)) as Minute
  return { start: later, finish: Math.max(finishOf(pace, later, amount), settled) as Minute }
}

/** Where `start` or `finish` want it, whatever its predecessors say, but never in the past. */
function pinned(work: Work, floor: number): Placed {
  const { pace, left, mustStart, mustFinish } = work
  const wanted = mustStart === undefined ? startOf(pace, mustFinish!, left) : startFrom(pace, mustStart, left)
  const least = startFrom(pace, dayFloor(work, floor), left)
  const start = Math.max(wanted, least) as Minute
  const reason = wanted < least ? 'asof' : mustStart === undefined ? 'finish' : 'start'
  return { start, resume: start, finish: finishOf(pace, start, left), driver: reasons[reason] }
}

/** Days begin with their hours even for work that may start in the night. */
const dayFloor = ({ pace }: Work, moment: number): Minute =>
  pace.kind === 'elapsed' ? startAt(pace.calendar, moment as Minute) : (moment as Minute)

/** A milestone is at the moment its last predecessor finishes, on a day off too; with none, on its due date. */
function placeMilestone(problem: Problem, early: Early, node: number, bounds: Bounds): void {
  const { network, calendar } = problem
  const { reached, due } = network.milestones[node - network.outline.tasks.length]!.values
  if (reached) return writeMoment(early, node, lastMomentOf(reached, calendar), reasons.actual)
  const isFinish = bounds.start < bounds.finish
  const at = isFinish ? bounds.finish : bounds.start
  if (at !== -Infinity) return writeMoment(early, node, at, isFinish ? bounds.finishBy : bounds.startBy)
  if (due) return writeMoment(early, node, lastMomentOf(due, calendar), reasons.due)
  writeMoment(early, node, startAt(calendar, problem.projectStart), reasons.project)
}

function openGate({ network }: Problem, early: Early, node: number, bounds: Bounds): void {
  const gate = node - network.outline.tasks.length - network.milestones.length
  const { earliest, start } = network.outline.tasks[network.gates[gate]!]!.values
  const date = Math.max(earliest ? beginningOf(earliest) : -Infinity, start ? beginningOf(start) : -Infinity)
  const isDate = bounds.start < date
  early.start[node] = early.resume[node] = isDate ? date : bounds.start
  early.finish[node] = bounds.finish
  early.driver[node] = isDate ? earliestOf(node) : bounds.startBy
  early.first[node] = bounds.finishBy
}

/** A summary task spans its tasks. */
export function rollUp({ network }: Problem, early: Early, node: number): void {
  let [first, last] = [-1, -1]
  for (let e = network.into[node]!; e < network.into[node + 1]!; e++) {
    if (network.type[e] !== rollsUp) continue
    if (first < 0 || isBetter(network, early.start, e, first, -1)) first = e
    if (last < 0 || isBetter(network, early.finish, e, last, 1)) last = e
  }
  if (first < 0) return
  early.start[node] = early.resume[node] = early.start[network.from[first]!]!
  early.finish[node] = early.finish[network.from[last]!]!
  early.driver[node] = last
  early.first[node] = first
}

function isBetter(network: Network, dates: Float64Array, edge: number, other: number, sign: number): boolean {
  const difference = (dates[network.from[edge]!]! - dates[network.from[other]!]!) * sign
  return difference === 0 ? goesBefore(network, edge, other) : 0 < difference
}

interface Placed {
  readonly start: number
  readonly resume: number
  readonly finish: number
  readonly driver: number
}

function write(early: Early, node: number, { start, resume, finish, driver }: Placed): void {
  early.start[node] = start
  early.resume[node] = resume
  early.finish[node] = finish
  early.driver[node] = driver
}

const writeMoment = (early: Early, node: number, at: number, driver: number): void =>
  write(early, node, { start: at, resume: at, finish: at, driver })

