import type { Plan, Task } from '../../../src/plan/model/plan'
import type { When } from '../../../src/plan/model/values'
import { minuteAt } from '../../../src/time/day'
import { begin, boundOf, crewOf, effortBetween, isTouched, isWorked, lastTouched, lastWorked, minutesOf, nextWorked, type Crew } from './minutes'

/**
 * Early dates by trying: time is an array of minutes, a task is moved on minute by minute until nothing that it waits
 * for is broken, and this over and over until nothing moves. Open tasks with durations and efforts in hours, links,
 * `earliest`, `start`, `finish`, `minfinish`, calendars, leave, summary tasks and milestones; what bounds only late dates
 * moves nothing. Shares no code with the engine.
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

function place(plan: Plan, task: Task, dates: ReadonlyMap<string, [number, number]>, project: Uint8Array): [number, number] {
  const crew = crewOf(plan, task)
  const amount = ((task.values.duration ?? task.values.effort)!.likely.amount) * 60
  const { earliest, minfinish } = task.values
  const pin = pinOf(plan, task, amount)
  if (pin) return pin
  let start = Math.max(minuteAt(plan.project.start!), earliest ? minuteAt(earliest.day) : 0) - begin
  let least = minfinish ? lastWorked(crew, endOf(minfinish)) : -Infinity
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
  const finish = finishFrom(crew, start, amount)
  return [start, finish < least ? settle(least) : finish]
}

/** Where `start` or `finish` put a task, whatever its predecessors say. */
function pinOf(plan: Plan, task: Task, amount: number): [number, number] | undefined {
  const { start, finish } = task.values
  const crew = crewOf(plan, task)
  const floor = minuteAt(plan.project.start!) - begin
  const first = (from: number): number => (amount === 0 && isTouched(crew, from) ? from : nextWorked(crew, from))
  const run = (from: number): [number, number] => [from, finishFrom(crew, from, amount)]
  if (start) return run(first(Math.max(floor, beginningOf(start))))
  if (!finish) return undefined
  let from = amount === 0 ? lastTouched(crew, endOf(finish)) : endOf(finish)
  while (0 < amount && (!isWorked(crew, from) || effortBetween(crew, from, endOf(finish)) < amount - 1e-9)) from--
  return run(from < floor ? first(floor) : from)
}

function finishFrom(crew: Crew, start: number, amount: number): number {
  let finish = start
  for (let done = 0; done < amount - 1e-9; finish++) done += effortBetween(crew, finish, finish + 1)
  return finish
}

export const beginningOf = ({ day, minute }: When): number => (minute ?? minuteAt(day)) - begin
export const endOf = ({ day, minute }: When): number => (minute ?? minuteAt(day) + 1440) - begin

function span(plan: Plan, task: Task, dates: ReadonlyMap<string, [number, number]>): [number, number] {
  const below = task.children.map((id) => dates.get(id)!)
  return [Math.min(...below.map(([start]) => start)), Math.max(...below.map(([, finish]) => finish))]
}

