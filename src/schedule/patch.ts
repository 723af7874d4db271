import { statusKind, type Milestone, type Plan, type Task } from '../plan/model/plan'
import { textOf, type Changes } from './changes'
import { relinked, type Network } from './network'
import { ordered } from './order'
import { isUnlinked } from './outline'
import { enterGaps, enterTask, listsOf, type Problem } from './problem'
import { workOf } from './work'

/**
 * The problem of a plan in which a few tasks and milestones say something else than before, made from that of before: what is
 * the same is shared, flat arrays are copied whole. Undefined when the change reaches further than its own items, as one of a
 * summary task does: then all is made anew.
 */
export function patched(before: Problem, plan: Plan, { tasks, milestones }: Changes): Problem | undefined {
  if (!tasks.every((task) => isOwnMatter(before, plan, task)) || !milestones.every((each) => hasSameLinks(before, each))) return undefined
  const linked = tasks.filter((task) => textOf(task.values.after) !== textOf(taskBefore(before, task).values.after))
  if (0 < linked.length && 0 < before.cycles.length) return undefined
  const replaced = replace(before, tasks, milestones)
  const network = linked.reduce((each, { id, values }) => relinked(each, indexOf(before, id), values.after, before.calendars), replaced)
  const isInOrder = linked.every(({ id }) => followsAll(before.order, network, indexOf(before, id)))
  const sorted = isInOrder ? { network, order: before.order, cycles: before.cycles } : ordered(network)
  return enterAll({ ...before, plan, ...sorted }, tasks)
}

const indexOf = ({ network }: Problem, id: string): number => network.outline.index.get(id)!

const taskBefore = (before: Problem, { id }: Task): Task => before.network.outline.tasks[indexOf(before, id)]!

/** Whether what a task says bears on its own dates alone, but for links. */
function isOwnMatter(before: Problem, plan: Plan, task: Task): boolean {
  const old = taskBefore(before, task)
  if (0 < task.children.length || old.values.milestone !== task.values.milestone) return false
  if ((statusKind(plan, old) === 'cancelled') !== (statusKind(plan, task) === 'cancelled')) return false
  if (isUnlinked(plan, old) !== isUnlinked(plan, task)) return false
  return before.isStartWritten || datesOf(old) === datesOf(task)
}

/** The dates from which the project's start is found where nobody wrote it. */
const datesOf = ({ values: { started, start, earliest, finished } }: Task): string => textOf([started, start, earliest, finished])

const milestoneBefore = ({ network: { milestones } }: Problem, { id }: Milestone): number => milestones.findIndex((each) => each.id === id)

const hasSameLinks = (before: Problem, milestone: Milestone): boolean =>
  textOf(before.network.milestones[milestoneBefore(before, milestone)]!.values.after) === textOf(milestone.values.after)

/** The network with other tasks and milestones in their places. */
function replace(before: Problem, tasks: readonly Task[], milestones: readonly Milestone[]): Network {
  const { network } = before
  const [allTasks, allMilestones] = [network.outline.tasks.slice(), network.milestones.slice()]
  for (const task of tasks) allTasks[indexOf(before, task.id)] = task
  for (const milestone of milestones) allMilestones[milestoneBefore(before, milestone)] = milestone
  return { ...network, outline: { ...network.outline, tasks: allTasks }, milestones: allMilestones }
}

/** Whether an order has a node behind all that it waits for. */
function followsAll(order: Int32Array, { into, from }: Network, node: number): boolean {
  const place = order.indexOf(node)
  for (let e = into[node]!; e < into[node + 1]!; e++) if (place <= order.indexOf(from[e]!)) return false
  return true
}

function enterAll(problem: Problem, tasks: readonly Task[]): Problem {
  const { network: { outline, milestones }, works, plan, calendars } = problem
  const draft = {
    works: works.slice(), role: problem.role.slice(), left: problem.left.slice(), floor: problem.floor.slice(),
    facts: problem.facts.slice(), gapFirst: problem.gapFirst.slice(), gapEnd: problem.gapEnd.slice(),
  }
  const nodes = tasks.map(({ id }) => indexOf(problem, id)).filter((node) => outline.present[node] === 1)
  for (const node of nodes) enterTask(problem, draft, node, workOf(plan, outline.tasks[node]!, calendars))
  for (const [m, { values }] of milestones.entries()) draft.facts[outline.tasks.length + m] = values.reached ? 1 : 0
  const among = new Set(nodes)
  const kept = (list: readonly number[]): readonly number[] => list.filter((node) => !among.has(node))
  const fresh = listsOf(outline, draft.works, nodes)
  return {
    ...problem, ...draft,
    gapTable: enterGaps(draft, nodes, problem.gapTable),
    bound: [...kept(problem.bound), ...fresh.bound],
    due: [...kept(problem.due), ...fresh.due],
    hasAlap: fresh.hasAlap || (problem.hasAlap && draft.works.some((work) => work?.alap)),
  }
}
