import type { Plan } from '../plan/model/plan'
import { pointAt, startPoint, type Axis, type Point, type Track } from '../time/axis'
import { minuteAt, type Day, type Minute } from '../time/day'
import { calendarsOf, minutesOf, type Calendars } from './calendars'
import { noGapTable, withTracks, type GapTable } from './gapTable'
import { FS, networkOf, type Network } from './network'
import { ordered } from './order'
import { outlineOf, type Outline } from './outline'
import { workOf, type Work } from './work'

/**
 * A plan made ready for the passes: all that they read, by node, in flat arrays. Moments are points of one axis (see
 * `time/axis`). Nothing in here changes.
 */
export interface Problem {
  readonly plan: Plan
  readonly calendars: Calendars
  readonly axis: Axis
  /** The project's calendar, in whose working minutes lags and floats are. */
  readonly project: Track
  readonly network: Network
  /** Every node that has dates behind all that it waits for. */
  readonly order: Int32Array
  readonly cycles: readonly (readonly string[])[]
  /** By task; undefined for summary tasks and what is not scheduled. */
  readonly works: readonly (Work | undefined)[]
  /** One of `roles`. */
  readonly role: Uint8Array
  /** Of tasks: what is left to do, in the measure of their pace; see `Work.left`. */
  readonly left: Float64Array
  /** Of tasks that have not begun: no start lies before it, whatever it waits for. */
  readonly floor: Float64Array
  /** When those at work are away; of nodes whose role is `gapped`, the first of their gaps and the end of them in the table. */
  readonly gapTable: GapTable
  readonly gapFirst: Int32Array
  readonly gapEnd: Int32Array
  /** 1 for tasks that are complete and milestones that were reached. Nothing can move them. */
  readonly facts: Uint8Array
  /** Tasks that a `latest`, `maxstart`, `start` or `finish` of their own or of a summary task binds, and those with `due`. */
  readonly bound: readonly number[]
  readonly due: readonly number[]
  readonly hasAlap: boolean
  /** The most float, in working minutes of the project's calendar, that is near-critical. */
  readonly nearCritical: number
  readonly asof: Day
  /** The first moment of the project. */
  readonly projectStart: Minute
  readonly isStartWritten: boolean
  readonly holds: ReadonlyMap<string, Hold>
  /** By node: points after which the backward pass lets nothing finish, besides all that the plan says. */
  readonly limits?: Float64Array
}

/** A delay that levelling found: the task starts no earlier, because those that it needs are busy. */
export interface Hold {
  readonly notBefore: Minute
  /** The people and equipment that it waits for. */
  readonly busy: readonly string[]
  /** The tasks that keep them busy until then. */
  readonly behind: readonly string[]
}

export interface ScheduleOptions {
  /** The status date when the plan has none. */
  readonly today: Day
  /** What levelling moved, by task. Tasks that are complete or have a `start` or `finish` take no notice. */
  readonly holds?: ReadonlyMap<string, Hold>
}

export const noHolds: ReadonlyMap<string, Hold> = new Map()

/** How the passes treat a node. */
export const roles = {
  /** Cancelled, or a summary of nothing. */
  absent: 0,
  /** An open task without dates of its own but `earliest`, after links that are all FS without lag, working by the axis. */
  plain: 1,
  /** The same, by the axis but for some leave. */
  gapped: 2,
  /** Any other task. */
  task: 3,
  summary: 4,
  milestone: 5,
  gate: 6,
} as const

/** Makes a plan ready for `forward` and `backward`. Links of cycles are left out. */
export function problemOf(plan: Plan, options: ScheduleOptions): Problem {
  const calendars = calendarsOf(plan)
  const { network, order, cycles } = ordered(networkOf(plan, outlineOf(plan), calendars))
  const asof = plan.project.asof ?? options.today
  const { start, nearcritical } = plan.project
  const projectStart = minuteAt(start ?? earliestDate(network.outline) ?? asof)
  const setting: Setting = {
    plan, calendars, network, asof, projectStart,
    axis: calendars.axis,
    project: calendars.trackOf(calendars.project),
    isStartWritten: start !== undefined,
    nearCritical: nearcritical ? minutesOf(nearcritical, calendars.project) : 0,
    holds: options.holds ?? noHolds,
  }
  return { ...setting, order, cycles, ...nodesOf(setting) }
}

/** The same problem with other holds. */
export function withHolds(problem: Problem, holds: ReadonlyMap<string, Hold>): Problem {
  const held: Problem = { ...problem, holds, floor: problem.floor.slice() }
  for (const id of holds.keys()) {
    const node = problem.network.outline.index.get(id)
    const work = node === undefined ? undefined : problem.works[node]
    if (node !== undefined && work && work.state !== 'complete') held.floor[node] = floorPoint(work, pointAt(problem.axis, floorOf(held, node, work)))
  }
  return held
}

export type Setting = Pick<
  Problem,
  'plan' | 'calendars' | 'network' | 'asof' | 'projectStart' | 'axis' | 'project' | 'isStartWritten' | 'nearCritical' | 'holds'
>

type Nodes = Omit<Problem, keyof Setting | 'order' | 'cycles'>

function nodesOf(setting: Setting): Nodes {
  const { network, plan, calendars } = setting
  const { outline, milestones, nodes } = network
  const count = outline.tasks.length
  const works = new Array<Work | undefined>(count)
  const draft: Draft = {
    works,
    role: new Uint8Array(nodes),
    left: new Float64Array(nodes),
    floor: new Float64Array(nodes).fill(-Infinity),
    gapFirst: new Int32Array(nodes),
    gapEnd: new Int32Array(nodes),
    facts: new Uint8Array(nodes),
  }
  const pointOf = remembered((moment: Minute) => pointAt(setting.axis, moment))
  const present: number[] = []
  for (let node = 0; node < count; node++) {
    if (outline.present[node] === 0) continue
    present.push(node)
    if (outline.summary[node] === 1) draft.role[node] = roles.summary
    else enterTask(setting, draft, node, workOf(plan, outline.tasks[node]!, calendars), pointOf)
  }
  for (let m = 0; m < milestones.length; m++) if (milestones[m]!.values.reached) draft.facts[count + m] = 1
  draft.role.fill(roles.milestone, count, count + milestones.length)
  draft.role.fill(roles.gate, count + milestones.length)
  return { ...draft, gapTable: enterGaps(draft, present, noGapTable), ...listsOf(outline, works, present) }
}

export interface Draft {
  readonly works: (Work | undefined)[]
  readonly role: Uint8Array
  readonly left: Float64Array
  readonly floor: Float64Array
  readonly gapFirst: Int32Array
  readonly gapEnd: Int32Array
  readonly facts: Uint8Array
}

/** Enters a task with its work. */
export function enterTask(setting: Setting, draft: Draft, node: number, work: Work, pointOf = (moment: Minute) => pointAt(setting.axis, moment)): void {
  draft.works[node] = work
  draft.left[node] = work.left
  draft.role[node] = roleOf(setting.network, node, work)
  draft.facts[node] = work.state === 'complete' ? 1 : 0
  if (work.state === 'complete') return
  draft.floor[node] = floorPoint(work, pointOf(floorOf(setting, node, work)))
}

/** Enters the gaps of those at work on some tasks; gives the table that has them all. */
export function enterGaps({ works, role, gapFirst, gapEnd }: Draft, nodes: readonly number[], table: GapTable): GapTable {
  const gapped = nodes.filter((node) => role[node] === roles.gapped)
  const tracks = gapped.map((node) => works[node]!.pace.track)
  const full = withTracks(table, tracks)
  for (const [i, node] of gapped.entries()) {
    const { first, end } = full.places.get(tracks[i]!)!
    gapFirst[node] = first
    gapEnd[node] = end
  }
  return full
}

/** Days begin with their hours even for work that may go on in the night. */
export const floorPoint = ({ pace }: Work, point: Point): Point => (pace.kind === 'elapsed' ? startPoint(pace.track, point) : point)

function roleOf(network: Network, node: number, { pace, state, latest, maxStart, minFinish, mustStart, mustFinish }: Work): number {
  const isPlain = state === 'open' && (latest ?? maxStart ?? minFinish ?? mustStart ?? mustFinish) === undefined && pace.kind === 'calendar'
  if (!isPlain || pace.track.kind === 'apart' || !hasPlainLinks(network, node)) return roles.task
  return pace.track.kind === 'axis' ? roles.plain : roles.gapped
}

function hasPlainLinks({ into, type, lag }: Network, node: number): boolean {
  for (let e = into[node]!; e < into[node + 1]!; e++) if (type[e] !== FS || lag[e] !== 0) return false
  return true
}

/** Before which a task that is not complete never goes on, by dates alone. */
function floorOf(problem: Setting, node: number, { state, started, earliest, resume, mustStart, mustFinish }: Work): Minute {
  const { asof, projectStart } = problem
  const today = minuteAt(asof)
  const hold = holdOf(problem, node)?.notBefore ?? today
  if (state === 'started') return Math.max(today, started!, resume ?? today, hold) as Minute
  const isPinned = (mustStart ?? mustFinish) !== undefined
  return Math.max(projectStart, today, ...(isPinned ? [] : [earliest ?? today, hold])) as Minute
}

export const holdOf = ({ holds, network }: Setting, node: number): Hold | undefined =>
  holds.size === 0 ? undefined : holds.get(network.outline.tasks[node]!.id)

/** Which of some tasks must be looked at for broken bounds and for missed deadlines. */
export function listsOf({ tasks }: Outline, works: readonly (Work | undefined)[], nodes: readonly number[]): Pick<Problem, 'bound' | 'due' | 'hasAlap'> {
  const [bound, due]: [number[], number[]] = [[], []]
  let hasAlap = false
  for (const node of nodes) {
    const { values } = tasks[node]!
    if (values.latest ?? values.maxstart ?? values.start ?? values.finish) bound.push(node)
    if (values.due) due.push(node)
    hasAlap ||= works[node]?.alap === true
  }
  return { bound, due, hasAlap }
}

/** The first day on which the plan says that something starts or has finished. */
function earliestDate({ tasks, present }: Outline): Day | undefined {
  let earliest: Day | undefined
  for (let i = 0; i < tasks.length; i++) {
    if (present[i] === 0) continue
    const { values } = tasks[i]!
    for (const when of [values.started, values.start, values.earliest, values.finished]) {
      if (when && (earliest === undefined || when.day < earliest)) earliest = when.day
    }
  }
  return earliest
}

/** Many tasks ask for the same moment one after the other. */
function remembered<Key, Value>(find: (key: Key) => Value): (key: Key) => Value {
  let last: { readonly key: Key; readonly value: Value } | undefined
  return (key) => (last?.key === key ? last : (last = { key, value: find(key) })).value
}
