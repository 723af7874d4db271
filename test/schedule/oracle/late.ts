import type { Plan, Task } from '../../../src/plan/model/plan'
import type { Dependency } from '../../../src/plan/model/values'
import { beginningOf, earlyDates, endOf } from './early'
import { begin, boundOf, crewOf, effortBetween, isTouched, isWorked, length, minutesOf, nextWorked, type Crew } from './minutes'

/** What a task may do, found by trying. Moments are minutes since 1970, floats working minutes of the project's calendar. */
export interface Room {
  readonly lateStart: number
  readonly float: number
  readonly freeFloat: number
}

type Dates = Map<string, [start: number, finish: number]>

/**
 * How late every task may be, by trying: all of them begin at the end of the plan and are moved back minute by minute
 * until they, and their successors where these are by then, break nothing; over and over until nothing moves. Free
 * float is the same with successors where they are. Open tasks as in `earlyDates`, besides `latest` and `maxstart`.
 * Undefined when a task would have to lie before all time.
 */
export function roomOf(plan: Plan): ReadonlyMap<string, Room> | undefined {
  const early: Dates = new Map([...earlyDates(plan)].map(([id, [start, finish]]) => [id, [start - begin, finish - begin]]))
  const leaves = [...plan.tasks.values()].filter(({ children }) => children.length === 0)
  const end = Math.max(...[...early].filter(([id]) => !isPromise(plan, id)).map(([, [, finish]]) => finish))
  const late: Dates = new Map([...leaves.map(({ id }) => id), ...plan.milestones.keys()].map((id) => [id, [end, end]]))
  for (let isMoved = true; isMoved; ) {
    isMoved = false
    for (const task of leaves) {
      const [start, finish] = late.get(task.id)!
      const now = moveBack(plan, task, { from: start, caps: [end, ...capsOf(plan, task)], starts: startCapsOf(plan, task), others: late })
      if (!now) return undefined
      isMoved ||= now[0] !== start || now[1] !== finish
      late.set(task.id, now)
    }
  }
  const project = minutesOf(plan, 'default', [])
  return new Map(leaves.map((task) => {
    const [start, finish] = early.get(task.id)!
    const slack = ([toStart, toFinish]: readonly [number, number]): number => Math.min(worked(project, start, toStart), worked(project, finish, toFinish))
    const float = slack(late.get(task.id)!)
    const free = moveBack(plan, task, { from: end, caps: [end], starts: [], others: early })
    return [task.id, { lateStart: late.get(task.id)![0] + begin, float, freeFloat: Math.min(free ? slack(free) : 0, float) }]
  }))
}

/** A milestone that nothing leads to. */
const isPromise = (plan: Plan, id: string): boolean =>
  plan.milestones.has(id) && (plan.milestones.get(id)!.values.after ?? []).length === 0 && ![...plan.tasks.values()].some(({ values }) => values.milestone === id)

interface Move {
  readonly from: number
  /** Moments after which it may not finish. */
  readonly caps: readonly number[]
  readonly starts: readonly number[]
  readonly others: Dates
}

/** The last start, at or before one, at which a task breaks nothing, and the last moment at which it may end from there. */
function moveBack(plan: Plan, task: Task, { from, caps, starts, others }: Move): [number, number] | undefined {
  const crew = crewOf(plan, task)
  const amount = (task.values.duration ?? task.values.effort)!.likely.amount * 60
  const successors = successorsOf(plan, task)
  const project = minutesOf(plan, 'default', [])
  const mayEnd = (start: number, finish: number): boolean =>
    caps.every((cap) => finish <= cap) && successors.every(({ to, link }) => {
      const [held, asked] = boundOf({ ...link, on: task.id }, new Map([[task.id, [start, finish]]]), project)
      const other = others.get(to)
      return !other || asked <= (held === 'start' ? other[0] : other[1])
    })
  for (let start = from; 0 <= start; start--) {
    if (amount === 0 ? !isTouched(crew, start) : !isWorked(crew, start)) continue
    if (!starts.every((most) => start <= most) || caps.some((cap) => cap < start || (0 < amount && effortBetween(crew, start, cap) < amount - 1e-9))) continue
    const finish = finishOf(crew, start, amount)
    if (!mayEnd(start, finish)) continue
    return [start, amount === 0 ? finish : lastEnd(crew, start, finish, mayEnd)]
  }
  return undefined
}

/** The first minute by which the amount is done. */
function finishOf(crew: Crew, start: number, amount: number): number {
  let [low, high] = [start, length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (effortBetween(crew, start, middle) < amount - 1e-9) low = middle + 1
    else high = middle
  }
  return low
}

/** Up to where its hours go on a task may end later without a minute more of work. */
function lastEnd(crew: Crew, start: number, finish: number, mayEnd: (start: number, finish: number) => boolean): number {
  for (let end = nextWorked(crew, finish); finish < end; end--) {
    if (isTouched(crew, end) && effortBetween(crew, finish, end) === 0 && mayEnd(start, end)) return end
  }
  return finish
}

/** `latest` and `finish` of itself and of the summary tasks around it. */
function capsOf(plan: Plan, task: Task): readonly number[] {
  const own = [task.values.latest, task.values.finish].flatMap((when) => (when ? [endOf(when)] : []))
  const parent = plan.tasks.get(task.parent ?? '')
  return parent ? [...own, ...capsOf(plan, parent)] : own
}

function startCapsOf(plan: Plan, task: Task): readonly number[] {
  const { start, maxstart } = task.values
  const crew = crewOf(plan, task)
  return [
    ...(start ? [nextWorked(crew, beginningOf(start))] : []),
    ...(maxstart ? [maxstart.minute === undefined ? endOf(maxstart) - 1 : endOf(maxstart)] : []),
  ]
}

/** The links to leaf tasks and milestones that wait for a task, for a summary task around it, or within one that waits. */
function successorsOf(plan: Plan, task: Task): readonly { readonly to: string; readonly link: Dependency }[] {
  const ids = new Set<string>()
  for (let each: Task | undefined = task; each; each = plan.tasks.get(each.parent ?? '')) ids.add(each.id)
  const leavesOf = (each: Task): readonly string[] => (each.children.length === 0 ? [each.id] : each.children.flatMap((id) => leavesOf(plan.tasks.get(id)!)))
  const naming = (after: readonly Dependency[] = []): readonly Dependency[] => after.filter(({ on }) => ids.has(on))
  return [
    ...[...plan.tasks.values()].flatMap((each) => naming(each.values.after).flatMap((link) => leavesOf(each).map((to) => ({ to, link })))),
    ...[...plan.milestones.values()].flatMap(({ id, values }) => naming(values.after).map((link) => ({ to: id, link }))),
    ...(task.values.milestone === undefined ? [] : [{ to: task.values.milestone, link: { on: task.id, type: 'FS' as const } }]),
  ]
}

function worked(minutes: Uint8Array, from: number, to: number): number {
  let work = 0
  for (let at = from; at < to; at++) work += minutes[at]!
  for (let at = to; at < from; at++) work -= minutes[at]!
  return work
}

