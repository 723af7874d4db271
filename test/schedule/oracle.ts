import type { Plan, Task } from '../../src/plan/model/plan'
import { dayOf, minuteAt, weekdayOf, type Day, type Minute } from '../../src/time/day'
import type { Dependency, Shift } from '../../src/plan/model/values'
import { elapsedMinutes } from '../../src/time/duration'

/** Where the oracle's time begins and how long it lasts: nothing in its plans is outside of it. */
const begin = minuteAt(Math.floor(Date.UTC(2026, 1, 16) / 86_400_000) as Day)
const length = 250 * 1440

/**
 * Early dates by trying: time is an array of minutes, a task is moved on minute by minute until nothing that it waits
 * for is broken, and this over and over until nothing moves. Open tasks with durations and efforts in hours, links,
 * `earliest`, calendars, leave, summary tasks and milestones; no other constraint. Shares no code with the engine.
 */
export function earlyDates(plan: Plan): ReadonlyMap<string, readonly [start: number, finish: number]> {
  const dates = new Map<string, [number, number]>()
  const project = minutesOf(plan, 'default', [])
  const floor = minuteAt(plan.project.start!) - begin
  const leaves = [...plan.tasks.values()].filter(({ children }) => children.length === 0)
  for (const { id } of leaves) dates.set(id, [floor, floor])
  for (let isMoved = true; isMoved; ) {
    isMoved = false
    const update = (id: string, now: [number, number]): void => {
      const [start, finish] = dates.get(id) ?? [-1, -1]
      isMoved ||= start !== now[0] || finish !== now[1]
      dates.set(id, now)
    }
    for (const task of leaves) update(task.id, place(plan, task, dates, project))
    for (const task of plan.tasks.values()) if (0 < task.children.length) update(task.id, span(plan, task, dates))
    for (const { id, values } of plan.milestones.values()) {
      const bounds = (values.after ?? []).map((link) => boundOf(link, dates, project)[1])
      for (const task of leaves) if (task.values.milestone === id) bounds.push(dates.get(task.id)![1])
      const at = bounds.length === 0 ? nextWorked([[project, 1]], floor) : Math.max(...bounds)
      update(id, [at, at])
    }
  }
  return new Map([...dates].map(([id, [start, finish]]) => [id, [start + begin, finish + begin]]))
}

/** Minutes worked (1) or not, with the rate at which they count. */
type Crew = readonly (readonly [worked: Uint8Array, rate: number])[]

function place(plan: Plan, task: Task, dates: ReadonlyMap<string, [number, number]>, project: Uint8Array): [number, number] {
  const crew = crewOf(plan, task)
  const amount = ((task.values.duration ?? task.values.effort)!.likely.amount) * 60
  const { earliest } = task.values
  let start = Math.max(minuteAt(plan.project.start!), earliest ? minuteAt(earliest.day) : 0) - begin
  let least = -Infinity
  for (let each: Task | undefined = task; each; each = plan.tasks.get(each.parent ?? '')) {
    for (const link of each.values.after ?? []) {
      const [end, bound] = boundOf(link, dates, project)
      if (end === 'start') start = Math.max(start, bound)
      else least = Math.max(least, bound)
    }
  }
  const settle = (moment: number): number => (isTouched(crew, moment) ? moment : nextWorked(crew, moment))
  if (amount === 0) {
    const at = Math.max(settle(start), least === -Infinity ? 0 : settle(least))
    return [at, at]
  }
  start = nextWorked(crew, start)
  while (amount < effortBetween(crew, start, least) - 1e-9) start = nextWorked(crew, start + 1)
  let finish = start
  for (let done = 0; done < amount - 1e-9; finish++) done += effortBetween(crew, finish, finish + 1)
  return [start, finish < least ? settle(least) : finish]
}

/** The end of the successor that a link holds, and where. */
function boundOf(link: Dependency, dates: ReadonlyMap<string, [number, number]>, project: Uint8Array): ['start' | 'finish', number] {
  const [start, finish] = dates.get(link.on) ?? [0, 0]
  const from = link.type[0] === 'F' ? finish : start
  const held = link.type[1] === 'S' ? 'start' : 'finish'
  if (!link.lag) return [held, from]
  if (link.lag.elapsed) return [held, from + elapsedMinutes(link.lag)]
  return [held, walk(project, from, link.lag.amount * 60)]
}

/** The first minute with that much work more, or less, behind it. */
function walk(worked: Uint8Array, from: number, minutes: number): number {
  let at = from
  for (let left = minutes; 0 < left; at++) left -= worked[at]!
  for (let left = minutes; left < 0; at--) left += worked[at - 1]!
  while (minutes <= 0 && worked[at - 1] === 0) at--
  return at
}

function span(plan: Plan, task: Task, dates: ReadonlyMap<string, [number, number]>): [number, number] {
  const below = task.children.map((id) => dates.get(id)!)
  return [Math.min(...below.map(([start]) => start)), Math.max(...below.map(([, finish]) => finish))]
}

const effortBetween = (crew: Crew, from: number, to: number): number => {
  let effort = 0
  if (to <= from) return effort
  for (const [worked, rate] of crew) effort += (sumsOf(worked)[to]! - sumsOf(worked)[from]!) * rate
  return effort
}

const sums = new WeakMap<Uint8Array, Int32Array>()

function sumsOf(worked: Uint8Array): Int32Array {
  const found = sums.get(worked)
  if (found) return found
  const made = new Int32Array(length + 1)
  for (let at = 0; at < length; at++) made[at + 1] = made[at]! + worked[at]!
  sums.set(worked, made)
  return made
}

const isWorked = (crew: Crew, at: number): boolean => crew.some(([worked]) => worked[at] === 1)
const isTouched = (crew: Crew, at: number): boolean => isWorked(crew, at) || isWorked(crew, at - 1)

function nextWorked(crew: Crew, from: number): number {
  let at = from
  while (!isWorked(crew, at)) at++
  return at
}

function crewOf(plan: Plan, task: Task): Crew {
  const { calendar, effort, assign = [] } = task.values
  const members = effort ? assign.map(({ who }) => plan.people.get(who)!) : []
  if (members.length === 0) return [[minutesOf(plan, calendar ?? 'default', []), 1]]
  return members.map(({ values }) => [minutesOf(plan, calendar ?? values.calendar ?? 'default', values.leave ?? []), values.capacity ?? 1])
}

const standardHours = [{ from: 480, to: 720 }, { from: 780, to: 1020 }]

const known = new Map<string, Uint8Array>()

function minutesOf(plan: Plan, name: string, leave: readonly { from: Day; to: Day }[]): Uint8Array {
  const key = `${name} ${JSON.stringify(leave)}`
  if (!known.has(key)) known.set(key, stepThrough(plan, name, leave))
  return known.get(key)!
}

function stepThrough(plan: Plan, name: string, leave: readonly { from: Day; to: Day }[]): Uint8Array {
  const { week = ['mon', 'tue', 'wed', 'thu', 'fri'], hours = standardHours, holidays = [] } = plan.calendars.get(name)!.values
  const minutes = new Uint8Array(length)
  for (let at = 0; at < length; at++) {
    const on = dayOf((begin + at) as Minute)
    const isOff = [...holidays, ...leave].some(({ from, to }) => from <= on && on <= to)
    const isIn = (hours as readonly Shift[]).some(({ from, to }) => from <= (begin + at) % 1440 && (begin + at) % 1440 < to)
    if (!isOff && isIn && (week as readonly string[]).includes(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'][weekdayOf(on)]!)) minutes[at] = 1
  }
  return minutes
}
