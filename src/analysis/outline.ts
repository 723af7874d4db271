import { milestoneOf, type Milestone, type Plan, type Task } from '../plan/model/plan'
import type { Schedule } from '../schedule/schedule'

/**
 * A plan as people read it: milestones by date, under each its tasks, under a summary task its own. A summary task without a
 * milestone belongs to the one that all of its tasks belong to; where they belong to several, a tree shows each task under
 * its own milestone, and a chart shows the summary task whole.
 */
export interface Outline {
  /** By due date; by the computed one where none was promised. */
  readonly milestones: readonly Milestone[]
  /** The outermost tasks of a milestone, each task once; of no (known) milestone when undefined. */
  outermost(milestone: string | undefined): readonly Task[]
  /** The tasks below a task that belong to the same milestone. */
  below(task: Task): readonly Task[]
  /** The milestone to which a task belongs. */
  homeOf(task: Task): string | undefined
  /** The tasks of a milestone that no summary task holds; everything below them belongs to them. */
  whole(milestone: string | undefined): readonly Task[]
}

/** The outline of a plan; the same object for the same schedule. */
export function outlineOf(analysis: { readonly plan: Plan; readonly schedule: Schedule }): Outline {
  const known = outlines.get(analysis.schedule)
  if (known) return known
  const outline = build(analysis.plan, analysis.schedule)
  outlines.set(analysis.schedule, outline)
  return outline
}

const outlines = new WeakMap<Schedule, Outline>()

function build(plan: Plan, schedule: Schedule): Outline {
  const tasks = [...plan.tasks.values()]
  const homes = homesOf(plan, tasks)
  const isOutermost = (task: Task) =>
    task.parent === undefined || !plan.tasks.has(task.parent) || homes.get(task.parent) !== homes.get(task.id)
  const below = (task: Task) => childrenOf(plan, task).filter((child) => homes.get(child.id) === homes.get(task.id))
  // A summary task all of whose tasks stand elsewhere would be an empty shell.
  const isShell = (task: Task) => 0 < task.children.length && below(task).length === 0
  const shown = byHome(homes, tasks.filter((task) => isOutermost(task) && !isShell(task)))
  const whole = byHome(homes, tasks.filter((task) => task.parent === undefined))
  return {
    milestones: [...plan.milestones.values()].sort((a, b) => orderOf(schedule, a) - orderOf(schedule, b)),
    outermost: (milestone) => shown.get(milestone) ?? [],
    below,
    homeOf: (task) => homes.get(task.id),
    whole: (milestone) => whole.get(milestone) ?? [],
  }
}

type Homes = ReadonlyMap<string, string | undefined>

/** The milestone of every task; children stand after their parents, so that going back a parent finds its children's. */
function homesOf(plan: Plan, tasks: readonly Task[]): Homes {
  const homes = new Map<string, string | undefined>()
  for (const task of [...tasks].reverse()) {
    const own = milestoneOf(plan, task)
    homes.set(task.id, own !== undefined && plan.milestones.has(own) ? own : commonHome(plan, task, homes))
  }
  return homes
}

function commonHome(plan: Plan, task: Task, homes: Homes): string | undefined {
  const [first, ...others] = new Set(childrenOf(plan, task).map((child) => homes.get(child.id)))
  return others.length === 0 ? first : undefined
}

const childrenOf = (plan: Plan, task: Task): readonly Task[] =>
  task.children.map((id) => plan.tasks.get(id)).filter((child) => child !== undefined)

function byHome(homes: Homes, tasks: readonly Task[]): ReadonlyMap<string | undefined, readonly Task[]> {
  const found = new Map<string | undefined, Task[]>()
  for (const task of tasks) {
    const siblings = found.get(homes.get(task.id))
    if (siblings) siblings.push(task)
    else found.set(homes.get(task.id), [task])
  }
  return found
}

function orderOf(schedule: Schedule, milestone: Milestone): number {
  const { due } = milestone.values
  return (due && due.day * 1440) ?? schedule.milestones.get(milestone.id)?.at ?? Infinity
}
