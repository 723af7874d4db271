import { taskState } from '../../analysis/taskState'
import type { Person, Plan, Task } from '../../plan/model/plan'
import type { GroupNode, TreeFilter, TreeNode } from '../../protocol/tree'
import type { ServedPlan } from '../plan'
import { isOf, isFiltering, matches } from './filter'
import { splitKey } from './milestonesTree'
import { taskNode } from './taskNode'

/** The parts of My Work: under way, ready to begin, held up, and what nobody has taken and could begin. */
const groups = ['active', 'next', 'blocked', 'nobody'] as const
type Group = (typeof groups)[number]

/** Children of a node of the My Work tree. */
export function workTree(plan: ServedPlan, parent: string | undefined, filter: TreeFilter | undefined): readonly TreeNode[] {
  const work = groupWork(plan, filter)
  if (parent === undefined) return groups.flatMap((group) => groupNode(group, work.get(group) ?? []) ?? [])
  const [, group] = splitKey(parent)
  return (work.get(group as Group) ?? []).map((task) => taskNode(plan, task, false))
}

/** The group and the task, when the task is in My Work. */
export function workPath(plan: ServedPlan, id: string, filter: TreeFilter | undefined): readonly TreeNode[] {
  for (const [group, tasks] of groupWork(plan, filter)) {
    const task = tasks.find((each) => each.id === id)
    const node = groupNode(group, tasks)
    if (task && node) return [node, taskNode(plan, task, false)]
  }
  return []
}

const groupNode = (group: Group, tasks: readonly Task[]): GroupNode | undefined =>
  tasks.length === 0 ? undefined : { kind: 'group', key: `group:${group}`, group, count: tasks.length, children: true }

function groupWork(plan: ServedPlan, filter: TreeFilter | undefined): ReadonlyMap<Group, readonly Task[]> {
  const { plan: model } = plan.snapshot()
  // Who filters by a person wants to see that person's work.
  const person = filter?.person ?? personOf(model, plan.history.user)?.id
  const found = new Map<Group, Task[]>(groups.map((group) => [group, []]))
  for (const task of model.tasks.values()) {
    if (0 < task.children.length || (isFiltering(filter) && !matches(plan, task, filter))) continue
    const group = groupOf(plan, task, person)
    if (group !== undefined) found.get(group)?.push(task)
  }
  for (const tasks of found.values()) tasks.sort((a, b) => byWhatIsNext(plan, a, b))
  return found
}

function groupOf(plan: ServedPlan, task: Task, person: string | undefined): Group | undefined {
  const { kind, blockedBy } = taskState(plan.snapshot(), task)
  if (kind === 'done' || kind === 'cancelled') return undefined
  if (person === undefined || !isOf(task, person)) return isFree(task) && blockedBy.length === 0 ? 'nobody' : undefined
  if (0 < blockedBy.length) return 'blocked'
  return kind === 'active' ? 'active' : 'next'
}

const isFree = (task: Task): boolean => (task.values.assign ?? []).length === 0 && task.values.owner === undefined

/** By computed start; of those that start together the critical one, then the one of higher priority. */
function byWhatIsNext(plan: ServedPlan, a: Task, b: Task): number {
  const { tasks } = plan.snapshot().schedule
  const [first, second] = [tasks.get(a.id), tasks.get(b.id)]
  const start = (first?.start ?? Infinity) - (second?.start ?? Infinity)
  const float = (first?.float ?? 0) - (second?.float ?? 0)
  return start || float || (b.values.priority ?? 500) - (a.values.priority ?? 500) || 0
}

/** The person whose address, or else whose name, is that of the git user. */
export function personOf(plan: Plan, user: { readonly name: string | undefined; readonly email: string | undefined } | undefined): Person | undefined {
  const people = [...plan.people.values()]
  const email = user?.email?.toLowerCase()
  const known = email === undefined ? undefined : people.find((each) => each.values.email?.some((address) => address.toLowerCase() === email))
  return known ?? (user?.name === undefined ? undefined : people.find((each) => each.values.name === user.name))
}
