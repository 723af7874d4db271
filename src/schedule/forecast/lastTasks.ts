import type { Plan } from '../../plan/model/plan'
import type { Outline } from '../outline'
import type { Work } from '../work'

/** A task that a risk delays. */
export interface Delayed {
  /** Its place in the plan. */
  readonly task: number
  /** Units of the task's own measure in a working minute of delay. */
  readonly rate: number
}

/**
 * What an item delays that a risk names: a task itself; of a summary task or a milestone the last tasks, for which no
 * other of its tasks waits, so that its own end is delayed once. What is complete is not delayed any more.
 */
export function delayedBy(plan: Plan, outline: Outline, works: readonly (Work | undefined)[]): (id: string) => readonly Delayed[] {
  return (id) =>
    lastTasks(plan, outline, id, new Set())
      .map((task) => ({ task, work: works[task] }))
      .flatMap(({ task, work }) => (work && work.state !== 'complete' ? [{ task, rate: rateOf(work) }] : []))
}

function rateOf({ pace }: Work): number {
  if (pace.kind === 'calendar') return 1
  if (pace.kind === 'elapsed') return 1440 / pace.calendar.minutesPerDay
  return pace.members.reduce((sum, { rate }) => sum + rate, 0)
}

function lastTasks(plan: Plan, outline: Outline, id: string, seen: Set<string>): readonly number[] {
  if (seen.has(id)) return []
  seen.add(id)
  const task = outline.index.get(id)
  if (task !== undefined) return outline.summary[task] === 1 ? lastOf(outline, within(outline, task)) : [task]
  const own = lastOf(outline, [...outline.tasks.keys()].filter((i) => outline.milestone[i] === id))
  const after = plan.milestones.get(id)?.values.after ?? []
  return [...own, ...after.flatMap(({ on }) => lastTasks(plan, outline, on, seen))]
}

/** A summary task, what it holds, and what that holds. */
function within({ tasks, index }: Outline, summary: number): readonly number[] {
  const found = [summary]
  for (const i of found) for (const child of tasks[i]!.children) found.push(...(index.has(child) ? [index.get(child)!] : []))
  return found
}

function lastOf({ tasks, summary, parent }: Outline, all: readonly number[]): readonly number[] {
  const waitedFor = new Set(all.flatMap((i) => (tasks[i]!.values.after ?? []).map(({ on }) => on)))
  const isWaitedFor = (i: number): boolean => 0 <= i && (waitedFor.has(tasks[i]!.id) || isWaitedFor(parent[i]!))
  return all.filter((i) => summary[i] === 0 && !isWaitedFor(i))
}
