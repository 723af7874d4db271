import { itemsIn } from '../plan/model/edited'
import { statusKind, type Item, type Milestone, type Plan, type Task } from '../plan/model/plan'
import type { Schedule } from '../schedule/schedule'
import { keptWithPlan } from './substance'

/** What holds a task that is not done: ids of predecessors that it still waits for, and of open issues that name it. */
export function blockersOf({ plan, schedule }: { readonly plan: Plan; readonly schedule: Schedule }, task: Task): readonly string[] {
  const kind = statusKind(plan, task)
  if (kind === 'done' || kind === 'cancelled') return []
  const waits = chainOf(plan, task).flatMap((each) => each.values.after ?? [])
  const holding = waits.filter(({ on, type }) => !isMet(plan, schedule, on, type))
  return [...new Set([...holding.map(({ on }) => on), ...openIssues(plan, task.id)])]
}

/** The task and the summary tasks around it, whose links hold for it as well. */
export function chainOf(plan: Plan, task: Task): readonly Task[] {
  const chain = [task]
  for (let up = plan.tasks.get(task.parent ?? ''); up; up = plan.tasks.get(up.parent ?? '')) chain.push(up)
  return chain
}

/** Whether what a link waits for has come to pass. Only links that hold a start block: FS and SF end one thing, SS begins one; FF lets both run. */
export function isMet(plan: Plan, schedule: Schedule, on: string, type: string): boolean {
  if (type === 'FF') return true
  const milestone = plan.milestones.get(on)
  if (milestone) return isReached(schedule, milestone)
  const task = plan.tasks.get(on)
  if (!task || statusKind(plan, task) === 'cancelled') return true
  return type === 'SS' || type === 'SF' ? hasBegun(plan, task) : isDone(plan, task)
}

const isReached = (schedule: Schedule, milestone: Milestone): boolean =>
  milestone.values.reached !== undefined || schedule.milestones.get(milestone.id)?.progress === 1

/** A summary task is done when all of its tasks are, those that were cancelled aside. */
export const isDone = (plan: Plan, task: Task): boolean =>
  task.children.length === 0 ? isClosed(plan, task) : remembered(dones, plan, task, () => leavesOf(plan, task).every((leaf) => isClosed(plan, leaf)))

function isClosed(plan: Plan, leaf: Task): boolean {
  const kind = statusKind(plan, leaf)
  return kind === 'done' || kind === 'cancelled'
}

const hasBegun = (plan: Plan, task: Task): boolean =>
  remembered(beginnings, plan, task, () => leavesOf(plan, task).some((leaf) => statusKind(plan, leaf) !== 'todo' || leaf.values.started !== undefined))

type Memory = (plan: Plan) => Map<string, boolean>

const dones: Memory = keptWithPlan(() => new Map())
const beginnings: Memory = keptWithPlan(() => new Map())

/** Many tasks may wait for one summary task, which may have many tasks: each is looked at once for the same plan. */
function remembered(memory: Memory, plan: Plan, { id }: Task, find: () => boolean): boolean {
  const known = memory(plan)
  const value = known.get(id) ?? find()
  known.set(id, value)
  return value
}

/** The tasks below a task that have none of their own; a task without any is its own leaf. */
export function leavesOf(plan: Plan, task: Task): readonly Task[] {
  if (task.children.length === 0) return [task]
  return task.children.flatMap((id) => {
    const child = plan.tasks.get(id)
    return child ? leavesOf(plan, child) : []
  })
}

const closed = new Set(['closed', 'resolved', 'done'])

const openIssues = (plan: Plan, task: string): readonly string[] => issuesByTask(plan).get(task) ?? []

/** The open issues that name each task; the same map for the same plan. */
const issuesByTask = keptWithPlan((plan): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>()
  for (const item of itemsIn(plan, 'issues')) addIssue(found, item)
  return found
})

export const isOpenIssue = ({ values }: Item): boolean => !closed.has((values as { status?: string }).status ?? 'open')

function addIssue(found: Map<string, string[]>, item: Item): void {
  const { tasks = [] } = item.values as { tasks?: readonly string[] }
  if (!isOpenIssue(item)) return
  for (const task of tasks) {
    const known = found.get(task)
    if (known) known.push(item.id)
    else found.set(task, [item.id])
  }
}
