import { FF, FS, SF, SS } from '../../../src/schedule/network'
import { everySlot, free, never, type Problem } from '../../../src/schedule/levelling/problem'
import type { SlotCalendar } from '../../../src/schedule/levelling/slotCalendar'

/** A task for a test: what is left out does not matter there. */
export interface TaskSpec {
  readonly work: number
  readonly calendar?: number
  readonly release?: number
  readonly latest?: number
  readonly fixed?: number
  readonly priority?: number
  readonly due?: number
  readonly weight?: number
  /** The numbers of predecessors, or whole links. */
  readonly after?: readonly (number | LinkSpec)[]
  /** Units of resource 0, 1, … */
  readonly needs?: readonly number[]
}

export interface LinkSpec {
  readonly on: number
  readonly type?: 'FS' | 'SS' | 'FF' | 'SF'
  readonly lag?: number
  readonly calendar?: number
}

const numbers = { FS, SS, FF, SF }

export function problemOf(capacity: readonly number[], tasks: readonly TaskSpec[], calendars: readonly SlotCalendar[] = []): Problem {
  const links = tasks.flatMap(({ after = [] }, to) => after.map((each) => ({ to, ...(typeof each === 'number' ? { on: each } : each) })))
  const needs = tasks.map((task) => (task.needs ?? []).flatMap((amount, resource) => (0 < amount ? [{ amount, resource }] : [])))
  const demandOf = new Int32Array(tasks.length + 1)
  for (const [v, each] of needs.entries()) demandOf[v + 1] = demandOf[v]! + each.length
  return {
    tasks: tasks.length,
    work: Float64Array.from(tasks, ({ work }) => work),
    calendar: Int32Array.from(tasks, ({ calendar = everySlot }) => calendar),
    calendars,
    release: Int32Array.from(tasks, ({ release = 0 }) => release),
    latest: Int32Array.from(tasks, ({ latest = never }) => latest),
    fixed: Int32Array.from(tasks, ({ fixed = free }) => fixed),
    priority: Int32Array.from(tasks, ({ priority = 500 }) => priority),
    due: Int32Array.from(tasks, ({ due = never }) => due),
    weight: Float64Array.from(tasks, ({ weight = 0 }) => weight),
    links: {
      from: Int32Array.from(links, ({ on }) => on),
      to: Int32Array.from(links, ({ to }) => to),
      type: Uint8Array.from(links, ({ type = 'FS' }) => numbers[type]),
      lag: Int32Array.from(links, ({ lag = 0 }) => lag),
      calendar: Int32Array.from(links, ({ calendar = everySlot }) => calendar),
    },
    capacity: Int32Array.from(capacity),
    demandOf,
    resource: Int32Array.from(needs.flat(), ({ resource }) => resource),
    amount: Int32Array.from(needs.flat(), ({ amount }) => amount),
  }
}

/** How many units of a resource a task needs. */
export function unitsOf({ demandOf, resource, amount }: Problem, task: number, wanted: number): number {
  for (let d = demandOf[task]!; d < demandOf[task + 1]!; d++) if (resource[d] === wanted) return amount[d]!
  return 0
}
