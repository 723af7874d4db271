import type { Point } from '../../time/axis'
import { resumeOf } from '../forward'
import { lagKinds, lagMinutes } from '../lag'
import { FF, FS, SF, SS, passesDown, rollsUp } from '../network'
import { roles } from '../problem'
import { promiseOf } from './cost'
import type { Basis } from './levelPlan'
import { everySlot, free, never, type Links, type Problem as Slots } from './problem'
import { prioritiesOf } from './rank'
import { slotCalendar, type SlotCalendar } from './slotCalendar'

/** A plan as the solver takes it. */
export interface SlotPlan {
  readonly slots: Slots
  /** The node of each task of `slots`. */
  readonly nodes: Int32Array
}

/**
 * Puts a plan into slots: stretches of the axis on which the schedule counts, as long as divides all that the plan is made of. What has hours of
 * its own (elapsed durations, crews, calendars apart) takes as long as it does without levelling, and what waits for the first start of a
 * summary task waits for nothing: the answer is an order in which to place tasks, not their dates, which `placeInOrder` finds exactly.
 */
export function slotsOf(basis: Basis): SlotPlan {
  const { problem } = basis
  const nodes = problem.order
  const place = new Int32Array(problem.network.nodes).fill(-1)
  for (const [at, node] of nodes.entries()) place[node] = at
  const draft = draftOf(basis)
  const links = linksOf(basis, place)
  const length = commonLength(draft, links)
  const slot = (minutes: number): number => (minutes === never ? never : Math.min(never - 1, Math.round(minutes / length)))
  const inSlots = (minutes: ArrayLike<number>): Int32Array => Int32Array.from(nodes, (node) => slot(minutes[node]!))
  const slots: Slots = {
    tasks: nodes.length,
    work: Float64Array.from(nodes, (node) => slot(draft.work[node]!)),
    calendar: Int32Array.from(nodes, (node) => draft.calendar[node]!),
    calendars: draft.gaps.map(({ from, end }) => calendarOf(from.map(slot), end.map(slot))),
    release: inSlots(draft.release),
    latest: inSlots(draft.latest),
    fixed: Int32Array.from(nodes, (node) => (draft.fixed[node]! < 0 ? free : slot(draft.fixed[node]!))),
    priority: Int32Array.from(nodes, (node) => draft.priority[node]!),
    due: inSlots(draft.due),
    weight: Float64Array.from(nodes, (node) => draft.weight[node]!),
    links: { ...links, lag: Int32Array.from(links.lag, slot) },
    ...demandsIn(basis, nodes, draft),
  }
  return { slots, nodes }
}

/** By node, in minutes of the axis from the first on which anything may start. */
interface Draft {
  readonly work: Float64Array
  readonly calendar: Int32Array
  readonly gaps: { readonly from: number[]; readonly end: number[] }[]
  readonly release: Float64Array
  readonly latest: Float64Array
  readonly due: Float64Array
  readonly weight: Float64Array
  readonly fixed: Float64Array
  readonly priority: Float64Array
}

function draftOf(basis: Basis): Draft {
  const { problem, early, limit, fixed: stays } = basis
  const { network, works, role, left } = problem
  const { nodes } = network
  const minute = minuteFrom(basis)
  const draft: Draft = {
    work: new Float64Array(nodes), calendar: new Int32Array(nodes).fill(everySlot), gaps: [],
    release: new Float64Array(nodes), latest: new Float64Array(nodes).fill(never), due: new Float64Array(nodes).fill(never),
    weight: new Float64Array(nodes), fixed: new Float64Array(nodes).fill(-1), priority: prioritiesOf(problem),
  }
  const calendars = new Map<unknown, number>()
  for (let node = 0; node < nodes; node++) {
    const work = works[node]
    const promise = promiseOf(basis, node)
    draft.due[node] = promise ? minute(promise.due) : never
    draft.weight[node] = promise?.weight ?? 0
    if (problem.facts[node] === 1) draft.fixed[node] = minute(early.finish[node]!)
    // Levelling makes nothing earlier.
    draft.release[node] = minute(Math.max(resumeOf(problem, early, node), basis.floor[node]!))
    if (!work || problem.facts[node] === 1) continue
    const begin = resumeOf(problem, early, node)
    const isPlain = role[node] === roles.plain || role[node] === roles.gapped
    draft.work[node] = isPlain ? left[node]! : Math.floor(early.finish[node]!) - Math.floor(begin)
    if (limit[node] !== Infinity) draft.latest[node] = Math.max(0, minute(limit[node]!)) + draft.work[node]!
    if (stays[node] === 1) draft.fixed[node] = minute(begin)
    if (role[node] !== roles.gapped) continue
    const { gaps } = work.pace.track
    const known = calendars.get(gaps) ?? draft.gaps.push({ from: [...gaps.from].map(minute), end: [...gaps.end].map(minute) }) - 1
    calendars.set(gaps, known)
    draft.calendar[node] = known
  }
  return draft
}

/** Minutes of the axis from the first on which anything may start; 0 for what is before it. */
function minuteFrom({ problem: { floor, works }, early }: Basis): (point: Point) => number {
  let origin = Infinity
  for (const [node, work] of works.entries()) if (work && work.state !== 'complete') origin = Math.min(origin, Math.floor(floor[node]!), Math.floor(early.finish[node]!))
  return (point) => Math.max(0, Math.floor(point) - (origin === Infinity ? 0 : origin))
}

const typesOf: Readonly<Record<number, number>> = { [FS]: FS, [SS]: SS, [FF]: FF, [SF]: SF, [rollsUp]: FF, [passesDown]: SS }

/** Lags are in minutes of the axis, elapsed ones as many as there are of them in a usual week. */
function linksOf({ problem, early }: Basis, place: Int32Array): Links {
  const { network, axis, role } = problem
  const { from, to, type, lagKind } = network
  const { workPerDay, weekdays } = axis.calendar
  const share = (workPerDay * weekdays.length) / (7 * 1440)
  const kept: number[] = []
  for (let e = 0; e < network.edges; e++) {
    const waitsForStart = type[e] === SS || type[e] === SF
    if (0 <= place[from[e]!]! && 0 <= place[to[e]!]! && !(waitsForStart && role[from[e]!] === roles.summary)) kept.push(e)
  }
  return {
    from: Int32Array.from(kept, (e) => place[from[e]!]!),
    to: Int32Array.from(kept, (e) => place[to[e]!]!),
    type: Uint8Array.from(kept, (e) => typesOf[type[e]!]!),
    lag: Int32Array.from(kept, (e) => Math.round(lagMinutes(problem, early, e) * (lagKind[e] === lagKinds.elapsed ? share : 1))),
    calendar: new Int32Array(kept.length).fill(everySlot),
  }
}

/** The greatest length of a slot that all amounts are multiples of. */
function commonLength({ work, release, latest, due, fixed, gaps }: Draft, { lag }: Links): number {
  let common = 0
  const add = (minutes: number): void => {
    if (minutes !== never && common !== 1) common = greatestDivisor(common, Math.abs(minutes))
  }
  for (const each of [work, release, latest, due, fixed.filter((minutes) => 0 <= minutes), lag]) for (const minutes of each) add(minutes)
  for (const { from, end } of gaps) [...from, ...end].forEach(add)
  return common || 1
}

function greatestDivisor(a: number, b: number): number {
  while (b !== 0) [a, b] = [b, a % b]
  return a
}

function calendarOf(from: readonly number[], end: readonly number[]): SlotCalendar {
  const [at, rate]: [number[], number[]] = [[0], [1]]
  const turn = (slot: number, work: number): void => {
    if (at.at(-1) === slot) rate[at.length - 1] = work
    else {
      at.push(slot)
      rate.push(work)
    }
  }
  for (const [gap, start] of from.entries()) {
    if (end[gap]! <= start) continue
    turn(start, 0)
    turn(end[gap]!, 1)
  }
  return slotCalendar(at, rate)
}

/** Parts of a unit count in thousandths. */
function demandsIn({ demands, problem: { works, facts } }: Basis, nodes: Int32Array, { work }: Draft): Pick<Slots, 'capacity' | 'demandOf' | 'resource' | 'amount'> {
  const isWhole = demands.units.every(Number.isInteger) && demands.resources.every(({ capacity }) => Number.isInteger(capacity))
  const scaled = (units: number): number => Math.round(units * (isWhole ? 1 : 1000))
  const capacity = Int32Array.from(demands.resources, (each) => Math.max(1, scaled(each.capacity)))
  const demandOf = new Int32Array(nodes.length + 1)
  const [resource, amount]: [number[], number[]] = [[], []]
  for (const [at, node] of nodes.entries()) {
    if (works[node] && facts[node] === 0 && 0 < work[node]!) {
      for (let d = demands.of[node]!; d < demands.of[node + 1]!; d++) {
        resource.push(demands.resource[d]!)
        amount.push(Math.min(capacity[demands.resource[d]!]!, Math.max(1, scaled(demands.units[d]!))))
      }
    }
    demandOf[at + 1] = resource.length
  }
  return { capacity, demandOf, resource: Int32Array.from(resource), amount: Int32Array.from(amount) }
}
