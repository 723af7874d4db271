import type { Plan } from '../../../plan/model/plan'

/** What a plan's items say of each other, looked up once for each plan. */
interface Network {
  /** The ids of those that wait for an item. */
  readonly waiting: ReadonlyMap<string, readonly string[]>
  /** The milestone of each task, its own or that of a task around it. */
  readonly milestones: ReadonlyMap<string, string>
}

const networks = new WeakMap<Plan, Network>()

export function networkOf(plan: Plan): Network {
  const known = networks.get(plan)
  if (known) return known
  const waiting = new Map<string, string[]>()
  const milestones = new Map<string, string>()
  const add = (on: string, id: string): void => {
    const ids = waiting.get(on)
    if (ids) ids.push(id)
    else waiting.set(on, [id])
  }
  // A summary task stands before its children.
  for (const { id, parent, values } of plan.tasks.values()) {
    const milestone = values.milestone ?? milestones.get(parent ?? '')
    if (milestone !== undefined) milestones.set(id, milestone)
    if (milestone !== undefined) add(id, milestone)
    for (const { on } of values.after ?? []) add(on, id)
  }
  for (const { id, values } of plan.milestones.values()) for (const { on } of values.after ?? []) add(on, id)
  const network = { waiting, milestones }
  networks.set(plan, network)
  return network
}

/** Everything that waits for an item, however far: a link from there back to it would close a circle. */
export function waitingFor(plan: Plan, id: string): ReadonlySet<string> {
  const { waiting } = networkOf(plan)
  const found = new Set<string>()
  const open = [id, ...aroundOf(plan, id)]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const task = plan.tasks.get(at)
    // What waits for a summary task waits for its children, and its children wait as it does.
    const next = [...(waiting.get(at) ?? []), ...(found.has(at) ? (task?.children ?? []) : []), ...(found.has(at) && task?.parent !== undefined ? (waiting.get(task.parent) ?? []) : [])]
    for (const each of next) {
      if (found.has(each)) continue
      found.add(each)
      open.push(each)
    }
  }
  return found
}

/** The ids of the summary tasks around a task, innermost first. */
export function aroundOf(plan: Plan, id: string): readonly string[] {
  const around: string[] = []
  for (let up = plan.tasks.get(id)?.parent; up !== undefined; up = plan.tasks.get(up)?.parent) around.push(up)
  return around
}

/** The ids of all tasks below a task. */
export function belowOf(plan: Plan, id: string): readonly string[] {
  const below = [...(plan.tasks.get(id)?.children ?? [])]
  for (let at = 0; at < below.length; at++) below.push(...(plan.tasks.get(below[at] ?? '')?.children ?? []))
  return below
}
