import { milestoneOf, statusKind, type Plan, type Task } from '../../plan/model/plan'
import type { Facts } from './finding'

/** The tasks of a plan as findings look at them; tasks with tasks of their own, and cancelled ones, are in none of the lists. */
export interface Leaves {
  /** Neither done nor cancelled. */
  readonly open: readonly Task[]
  readonly done: readonly Task[]
  /** Those that are not cancelled, by the milestone that needs them. */
  readonly byMilestone: ReadonlyMap<string, readonly Task[]>
}

/** The same lists for the same plan. */
export function leavesOf({ plan, schedule }: Facts): Leaves {
  const known = leaves.get(plan)
  if (known) return known
  const [open, done, byMilestone]: [Task[], Task[], Map<string, Task[]>] = [[], [], new Map()]
  for (const task of plan.tasks.values()) {
    // A task within a cancelled one has no dates.
    if (0 < task.children.length || !schedule.tasks.has(task.id)) continue
    const list = statusKind(plan, task) === 'done' ? done : open
    list.push(task)
    const milestone = milestoneOf(plan, task)
    if (milestone === undefined) continue
    const needed = byMilestone.get(milestone)
    if (needed) needed.push(task)
    else byMilestone.set(milestone, [task])
  }
  const found = { open, done, byMilestone }
  leaves.set(plan, found)
  return found
}

const leaves = new WeakMap<Plan, Leaves>()

/** The people assigned to a task, equipment left out. */
export const peopleOf = (plan: Plan, task: Task): readonly string[] =>
  (task.values.assign ?? []).filter(({ who }) => plan.people.has(who)).map(({ who }) => who)
