import { milestoneOf, type Milestone, type Plan, type Task } from '../plan/model/plan'
import type { Schedule } from '../schedule/schedule'

/**
 * A plan as people read it: milestones by date, under each its tasks, under a summary task its own. A nested task that
 * names another milestone than the task around it stands under its own milestone, so that every task stands once.
 */
export interface Outline {
  /** By due date; by the computed one where none was promised. */
  readonly milestones: readonly Milestone[]
  /** The outermost tasks of a milestone; of no (known) milestone when undefined. */
  outermost(milestone: string | undefined): readonly Task[]
  /** The tasks shown below a task. */
  below(task: Task): readonly Task[]
  /** The milestone under which a task is shown. */
  homeOf(task: Task): string | undefined
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
  const homes = new Map<string, string | undefined>()
  for (const task of plan.tasks.values()) {
    const home = milestoneOf(plan, task)
    homes.set(task.id, home !== undefined && plan.milestones.has(home) ? home : undefined)
  }
  const byHome = new Map<string | undefined, Task[]>()
  for (const task of plan.tasks.values()) {
    const home = homes.get(task.id)
    const parent = task.parent
    if (parent !== undefined && plan.tasks.has(parent) && homes.get(parent) === home) continue
    const siblings = byHome.get(home)
    if (siblings) siblings.push(task)
    else byHome.set(home, [task])
  }
  return {
    milestones: [...plan.milestones.values()].sort((a, b) => orderOf(schedule, a) - orderOf(schedule, b)),
    outermost: (milestone) => byHome.get(milestone) ?? [],
    below: (task) => task.children.map((id) => plan.tasks.get(id)).filter((child) => child !== undefined).filter((child) => homes.get(child.id) === homes.get(task.id)),
    homeOf: (task) => homes.get(task.id),
  }
}

function orderOf(schedule: Schedule, milestone: Milestone): number {
  const { due } = milestone.values
  return (due && due.day * 1440) ?? schedule.milestones.get(milestone.id)?.at ?? Infinity
}
