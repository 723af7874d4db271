import { isBefore, startPoint } from '../../time/axis'
import { askedBy, byFinish, byStart, holdsStart, visit, type Bounds, type Early } from '../forward'
import { passesDown, rollsUp, SF, SS } from '../network'
import { startFrom } from '../pace'
import { roles, type Problem } from '../problem'

/** Follows what holds some nodes where they are back to the beginning and counts, by task, the open tasks on the way. */
export type Tracer = (ends: readonly number[], left: Float64Array, counts: Int32Array) => void

/**
 * The critical tasks of a run without a backward pass: those that hold each other, link by link, up to an end. Every chain
 * that decides is followed, not only one of several that decide alike; each node is visited once.
 */
export function tracerOf(problem: Problem, early: Early): Tracer {
  const { network: { nodes, outline }, role, facts, works } = problem
  /** By node, and behind these by summary task whose start is asked for: when it was last met. */
  const met = new Int32Array(2 * nodes)
  const open = new Int32Array(2 * nodes)
  const bounds: Bounds = { start: -Infinity, finish: -Infinity }
  let [time, count] = [0, 0]
  const meet = (node: number, isStart: boolean): void => {
    const place = isStart && role[node] === roles.summary ? node + nodes : node
    if (met[place] === time) return
    met[place] = time
    open[count++] = place
  }
  return (ends, left, counts) => {
    time++
    for (const node of ends) meet(node, false)
    while (0 < count) {
      const place = open[--count]!
      const node = place % nodes
      if (node < outline.tasks.length && works[node] && facts[node] === 0) counts[node]!++
      if (role[node]! <= roles.gapped && left[node] !== 0) tellPlain(problem, early, node, meet)
      else if (role[node] === roles.summary) tellParts(problem, early, { node, isStart: nodes <= place }, meet)
      else tellHolders(problem, early, { node, left: left[node]!, bounds }, meet)
    }
  }
}

type Tell = (node: number, isStart: boolean) => void

/** What most tasks are: the predecessors after whose finish the task's own work goes on where it does. */
function tellPlain({ network: { into, from }, role, works }: Problem, { start, finish }: Early, node: number, tell: Tell): void {
  const begin = Math.floor(start[node]!)
  for (let e = into[node]!, end = into[node + 1]!; e < end; e++) {
    const bound = Math.floor(finish[from[e]!]!)
    if (bound === begin || (role[node] === roles.gapped && startPoint(works[node]!.pace.track, bound) === start[node])) tell(from[e]!, false)
  }
}

/** The tasks that decide an end of a summary task: those whose date is its own. */
function tellParts({ network: { into, from, type } }: Problem, early: Early, { node, isStart }: { readonly node: number; readonly isStart: boolean }, tell: Tell): void {
  const dates = isStart ? early.start : early.finish
  for (let e = into[node]!; e < into[node + 1]!; e++) if (type[e] === rollsUp && dates[from[e]!] === dates[node]) tell(from[e]!, isStart)
}

interface Visited {
  readonly node: number
  readonly left: number
  readonly bounds: Bounds
}

/** The nodes behind the edges that ask for what a node does. */
function tellHolders(problem: Problem, early: Early, { node, left, bounds }: Visited, tell: Tell): void {
  const { axis, network: { into, from, type }, role, works } = problem
  const cause = visit(problem, early, node, bounds, left)
  const isTask = role[node]! < roles.summary
  const isMilestone = role[node] === roles.milestone
  const follows = {
    start: isTask ? cause === byStart : !isMilestone || !isBefore(axis, bounds.start, bounds.finish),
    finish: isTask ? cause === byFinish : !isMilestone || !isBefore(axis, bounds.finish, bounds.start),
  }
  const begin = isTask && cause === byStart ? startFrom(works[node]!.pace, bounds.start, left) : bounds.start
  const decides = (asked: number, isStart: boolean): boolean => {
    if (asked === -Infinity || !(isStart ? follows.start : follows.finish)) return false
    if (!isStart) return !isBefore(axis, asked, bounds.finish)
    return !isBefore(axis, isTask ? startFrom(works[node]!.pace, asked, left) : asked, begin)
  }
  for (let e = into[node]!, end = into[node + 1]!; e < end; e++) {
    const other = from[e]!
    if (type[e] === passesDown) {
      if (decides(early.start[other]!, true) || decides(early.finish[other]!, false)) tell(other, false)
    } else if (decides(askedBy(problem, early, e), holdsStart(type[e]!))) tell(other, type[e] === SS || type[e] === SF)
  }
}
