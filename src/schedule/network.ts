import type { Milestone, Plan, Task } from '../plan/model/plan'
import type { Dependency, LinkType } from '../plan/model/values'
import { elapsedMinutes } from '../time/duration'
import { minutesOf, type Calendars } from './calendars'
import { lagKinds } from './lag'
import type { Outline } from './outline'

/**
 * The plan as a graph over dense arrays.
 *
 * Nodes are numbered: tasks by their place in the plan, then milestones, then gates. A leaf task and a milestone are
 * themselves. A summary task is the roll-up of what is below it (first start, last finish); its own `after` and
 * `earliest` hang on its gate, which passes them down, so that n tasks after a summary of m tasks are n + m edges.
 *
 * Edges are sorted by their head (`to`): the edges into node v are `into[v]` to `into[v + 1]`, half-open.
 */
export interface Network {
  readonly outline: Outline
  readonly milestones: readonly Milestone[]
  /** The summary task of each gate. */
  readonly gates: readonly number[]
  readonly nodes: number
  readonly edges: number
  readonly from: Int32Array
  readonly to: Int32Array
  readonly type: Uint8Array
  /** Minutes, or the share of a duration; negative for a lead. */
  readonly lag: Float64Array
  /** One of `lagKinds`. */
  readonly lagKind: Uint8Array
  /** The link as it was written; undefined where nobody wrote one. */
  readonly written: readonly (Dependency | undefined)[]
  readonly into: Int32Array
}

/** The same edges by their tail: those out of node v are `edges[from[v]]` to `edges[from[v + 1]]`, half-open. */
export interface Outgoing {
  readonly from: Int32Array
  readonly edges: Int32Array
}

/** Kinds of edges: the four links, and those that the outline makes. */
export const FS = 0
export const SS = 1
export const FF = 2
export const SF = 3
/** From a task to the summary task around it. */
export const rollsUp = 4
/** From a gate to a task or gate below it. */
export const passesDown = 5

const linkTypes: Readonly<Record<LinkType, number>> = { FS, SS, FF, SF }

/** Links to what is unknown, cancelled or empty are left out. */
export function networkOf(plan: Plan, outline: Outline, calendars: Calendars): Network {
  const milestones = [...plan.milestones.values()]
  const draft: Draft = { from: [], to: [], type: [], lag: [], lagKind: [], written: [] }
  const nodeOf = nodeFinder(outline, milestones)
  const link = (to: number, after: readonly Dependency[] = []): void => {
    for (const dependency of after) addLink(draft, nodeOf(dependency.on), to, dependency, calendars)
  }
  const { gates, gateOf } = addGates(draft, outline, outline.tasks.length + milestones.length)
  for (let i = 0; i < outline.tasks.length; i++) {
    const to = outline.summary[i] === 0 ? i : gateOf[i]!
    if (outline.present[i] === 1 && outline.unlinked[i] === 0 && 0 <= to) link(to, outline.tasks[i]!.values.after)
  }
  for (const [m, milestone] of milestones.entries()) link(outline.tasks.length + m, milestone.values.after)
  addStructure(draft, outline, nodeOf)
  return { outline, milestones, gates, ...compact(draft, outline.tasks.length + milestones.length + gates.length) }
}

/** The same network without some of its edges. */
export function withoutEdges(network: Network, dropped: ReadonlySet<number>): Network {
  const draft: Draft = { from: [], to: [], type: [], lag: [], lagKind: [], written: [] }
  for (let e = 0; e < network.edges; e++) {
    if (!dropped.has(e)) {
      add(draft, network.from[e]!, network.to[e]!, network.type[e]!, network.written[e], network.lag[e]!, network.lagKind[e]!)
    }
  }
  return { ...network, ...compact(draft, network.nodes) }
}

/** The same network with other links into one task that others are not nested in. */
export function relinked(network: Network, node: number, after: readonly Dependency[] = [], calendars: Calendars): Network {
  const [start, end] = [network.into[node]!, network.into[node + 1]!]
  const draft: Draft = { from: [], to: [], type: [], lag: [], lagKind: [], written: [] }
  for (let e = start; e < end; e++) if (network.type[e] === passesDown) add(draft, network.from[e]!, node, passesDown)
  const nodeOf = nodeFinder(network.outline, network.milestones)
  const { present, unlinked } = network.outline
  if (present[node] === 1 && unlinked[node] === 0) for (const link of after) addLink(draft, nodeOf(link.on), node, link, calendars)
  const by = draft.from.length - (end - start)
  const spliced = <Numbers extends Int32Array | Uint8Array | Float64Array>(numbers: Numbers, some: readonly number[]): Numbers => {
    const all = new (numbers.constructor as new (length: number) => Numbers)(network.edges + by)
    all.set(numbers.subarray(0, start))
    all.set(some, start)
    all.set(numbers.subarray(end), start + some.length)
    return all
  }
  return {
    ...network,
    edges: network.edges + by,
    from: spliced(network.from, draft.from),
    to: spliced(network.to, draft.to),
    type: spliced(network.type, draft.type),
    lag: spliced(network.lag, draft.lag),
    lagKind: spliced(network.lagKind, draft.lagKind),
    written: network.written.slice(0, start).concat(draft.written, network.written.slice(end)),
    into: shifted(network.into, node + 1, by),
  }
}

function shifted(numbers: Int32Array, first: number, by: number): Int32Array {
  const all = numbers.slice()
  for (let at = first; at < all.length; at++) all[at]! += by
  return all
}

export function outgoing(network: Network): Outgoing {
  const from = offsets(network.from, network.nodes)
  const edges = new Int32Array(network.edges)
  for (const [e, at] of placesOf(network.from, from).entries()) edges[at] = e
  return { from, edges }
}

/** The id of the item behind a node: a gate's is its summary task's. */
export function idOf({ outline, milestones, gates }: Network, node: number): string {
  const milestone = node - outline.tasks.length
  if (milestone < 0) return outline.tasks[node]!.id
  return milestone < milestones.length ? milestones[milestone]!.id : outline.tasks[gates[milestone - milestones.length]!]!.id
}

interface Draft {
  readonly from: number[]
  readonly to: number[]
  readonly type: number[]
  readonly lag: number[]
  readonly lagKind: number[]
  readonly written: (Dependency | undefined)[]
}

/** The node of an id that can be waited for; -1 for any other. */
function nodeFinder({ tasks, index, present }: Outline, milestones: readonly Milestone[]): (id: string) => number {
  const nodeOfMilestone = new Map(milestones.map(({ id }, m) => [id, tasks.length + m]))
  return (id) => {
    const task = index.get(id)
    if (task === undefined) return nodeOfMilestone.get(id) ?? -1
    return present[task] === 1 ? task : -1
  }
}

function addLink(draft: Draft, from: number, to: number, written: Dependency, calendars: Calendars): void {
  if (from < 0) return
  const { type, lag, share } = written
  if (share !== undefined) return add(draft, from, to, linkTypes[type], written, share, lagKinds.share)
  const minutes = lag ? Math.round(lag.elapsed ? elapsedMinutes(lag) : minutesOf(lag, calendars.project)) : 0
  add(draft, from, to, linkTypes[type], written, minutes, lag?.elapsed ? lagKinds.elapsed : lagKinds.working)
}

// eslint-disable-next-line max-params
function add(draft: Draft, from: number, to: number, type: number, written?: Dependency, lag = 0, lagKind: number = lagKinds.working): void {
  draft.from.push(from)
  draft.to.push(to)
  draft.type.push(type)
  draft.lag.push(lag)
  draft.lagKind.push(lagKind)
  draft.written.push(written)
}

/** Gives a gate to each summary task that says when its tasks may start, and ties tasks to the nearest gate above. */
function addGates(draft: Draft, { tasks, parent, topDown, summary, present, unlinked }: Outline, firstGate: number) {
  const gates: number[] = []
  const gateOf = new Int32Array(tasks.length).fill(-1)
  /** The gate that holds what lies within a task, its own or one above. */
  const holding = new Int32Array(tasks.length).fill(-1)
  for (const i of topDown) {
    const above = 0 <= parent[i]! ? holding[parent[i]!]! : -1
    const isGate = summary[i] === 1 && present[i] === 1 && opensLater(tasks[i]!)
    if (isGate) gateOf[i] = firstGate + gates.push(i) - 1
    holding[i] = isGate ? gateOf[i]! : above
    if (0 <= above && present[i] === 1 && (isGate || (summary[i] === 0 && unlinked[i] === 0))) add(draft, above, isGate ? gateOf[i]! : i, passesDown)
  }
  return { gates, gateOf }
}

const opensLater = ({ values: { after, earliest, start } }: Task): boolean =>
  (after !== undefined && 0 < after.length) || (earliest ?? start) !== undefined

function addStructure(draft: Draft, outline: Outline, nodeOf: (id: string) => number): void {
  const { tasks, parent, present, summary, milestone } = outline
  for (let i = 0; i < tasks.length; i++) {
    if (present[i] === 0) continue
    if (0 <= parent[i]!) add(draft, i, parent[i]!, rollsUp)
    const needed = summary[i] === 0 && milestone[i] !== undefined ? nodeOf(milestone[i]!) : -1
    if (tasks.length <= needed) add(draft, i, needed, FS)
  }
}

/** Sorts edges by head, by counting. */
function compact(draft: Draft, nodes: number) {
  const edges = draft.from.length
  const into = offsets(draft.to, nodes)
  const place = placesOf(draft.to, into)
  const from = new Int32Array(edges)
  const to = new Int32Array(edges)
  const type = new Uint8Array(edges)
  const lag = new Float64Array(edges)
  const lagKind = new Uint8Array(edges)
  const written = new Array<Dependency | undefined>(edges)
  for (let i = 0; i < edges; i++) {
    const e = place[i]!
    from[e] = draft.from[i]!
    to[e] = draft.to[i]!
    type[e] = draft.type[i]!
    lag[e] = draft.lag[i]!
    lagKind[e] = draft.lagKind[i]!
    written[e] = draft.written[i]
  }
  return { nodes, edges, from, to, type, lag, lagKind, written, into }
}

function offsets(keys: ArrayLike<number>, nodes: number): Int32Array {
  const start = new Int32Array(nodes + 1)
  for (let i = 0; i < keys.length; i++) start[keys[i]! + 1]!++
  for (let v = 0; v < nodes; v++) start[v + 1]! += start[v]!
  return start
}

function placesOf(keys: ArrayLike<number>, start: Int32Array): Int32Array {
  const next = start.slice()
  const place = new Int32Array(keys.length)
  for (let i = 0; i < keys.length; i++) place[i] = next[keys[i]!]!++
  return place
}
