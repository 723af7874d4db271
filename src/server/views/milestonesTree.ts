import { outlineOf } from '../../analysis/outline'
import { kindOf } from '../../analysis/taskState'
import { titleOf } from '../../analysis/words'
import type { Milestone, Task } from '../../plan/model/plan'
import type { GroupNode, MilestoneNode, TaskNode, TreeFilter, TreeNode } from '../../protocol/tree'
import { formatDay, lastDayOf } from '../../time/day'
import type { ServedPlan } from '../plan'
import { isFiltering, matchesText, shownTasks, type Shows } from './filter'
import { taskNode } from './taskNode'

const unplanned = 'group:unplanned'

/** Children of a node of the Milestones tree; of its root when no parent is named. */
export function milestonesTree(plan: ServedPlan, parent: string | undefined, filter: TreeFilter | undefined): readonly TreeNode[] {
  const shows = shownTasks(plan, filter)
  if (parent === undefined) return roots(plan, shows, filter)
  const [kind, id = ''] = splitKey(parent)
  const outline = outlineOf(plan.snapshot())
  if (kind === 'group') return tasksOf(plan, outline.outermost(undefined), shows)
  if (kind === 'milestone') return tasksOf(plan, outline.outermost(id), shows)
  const task = plan.snapshot().plan.tasks.get(id)
  return task ? tasksOf(plan, outline.below(task), shows) : []
}

/** The nodes from the root to an item, the item last. */
export function milestonesPath(plan: ServedPlan, id: string, filter: TreeFilter | undefined): readonly TreeNode[] {
  const { plan: model } = plan.snapshot()
  const milestone = model.milestones.get(id)
  if (milestone) return roots(plan, shownTasks(plan, filter), filter).filter((node) => node.key === keyOf(milestone))
  const task = model.tasks.get(id)
  return task ? pathOfTask(plan, task, filter) : []
}

function pathOfTask(plan: ServedPlan, task: Task, filter: TreeFilter | undefined): readonly TreeNode[] {
  const { plan: model } = plan.snapshot()
  const outline = outlineOf(plan.snapshot())
  const shows = shownTasks(plan, filter)
  if (!shows(task)) return []
  const home = outline.homeOf(task)
  const chain: Task[] = []
  for (let at: Task | undefined = task; at && outline.homeOf(at) === home; at = model.tasks.get(at.parent ?? '')) chain.unshift(at)
  // A summary task all of whose tasks stand elsewhere is not shown.
  if (!chain[0] || !outline.outermost(home).includes(chain[0])) return []
  const milestone = model.milestones.get(home ?? '')
  return [milestone ? milestoneNode(plan, milestone, shows) : unplannedGroup(plan, shows), ...tasksOf(plan, chain, shows)]
}

/** `task:CORE-12` as kind and id. */
export function splitKey(key: string): [kind: string, id: string] {
  const colon = key.indexOf(':')
  return [key.slice(0, colon), key.slice(colon + 1)]
}

function roots(plan: ServedPlan, shows: Shows, filter: TreeFilter | undefined): readonly TreeNode[] {
  const outline = outlineOf(plan.snapshot())
  const milestones = outline.milestones.filter((milestone) => !isFiltering(filter) || isShown(milestone, outline.outermost(milestone.id), { shows, filter }))
  const group = unplannedGroup(plan, shows)
  return [...milestones.map((milestone) => milestoneNode(plan, milestone, shows)), ...(group.count === 0 ? [] : [group])]
}

const isShown = (milestone: Milestone, tasks: readonly Task[], { shows, filter }: { shows: Shows; filter: TreeFilter }): boolean =>
  tasks.some(shows) || (filter.person === undefined && filter.status === undefined && filter.text !== undefined && matchesText(milestone, filter.text))

function unplannedGroup(plan: ServedPlan, shows: Shows): GroupNode {
  const tasks = outlineOf(plan.snapshot()).outermost(undefined).filter(shows)
  return { kind: 'group', key: unplanned, group: 'unplanned', count: tasks.length, children: 0 < tasks.length }
}

const tasksOf = (plan: ServedPlan, tasks: readonly Task[], shows: Shows): readonly TaskNode[] =>
  tasks.filter(shows).map((task) => taskNode(plan, task, outlineOf(plan.snapshot()).below(task).some(shows)))

const keyOf = ({ id }: Milestone): string => `milestone:${id}`

function milestoneNode(plan: ServedPlan, milestone: Milestone, shows: Shows): MilestoneNode {
  const { schedule } = plan.snapshot()
  const scheduled = schedule.milestones.get(milestone.id)
  const outermost = outlineOf(plan.snapshot()).outermost(milestone.id)
  const kinds = leavesUnder(plan, outermost).map((task) => kindOf(plan.snapshot(), task)).filter((kind) => kind !== 'cancelled')
  const { due, reached } = milestone.values
  return {
    kind: 'milestone',
    key: keyOf(milestone),
    id: milestone.id,
    title: titleOf(milestone),
    location: plan.locate(milestone),
    children: outermost.some(shows),
    ...(due && { due: formatDay(due.day) }),
    ...(scheduled && { date: formatDay(lastDayOf(scheduled.at)) }),
    ...(reached && { reached: formatDay(reached.day) }),
    progress: scheduled?.progress ?? 0,
    late: scheduled?.late === true,
    ...(scheduled?.dueFloat !== undefined && { slipDays: -scheduled.dueFloat / schedule.calendar.minutesPerDay }),
    open: kinds.filter((kind) => kind !== 'done').length,
    total: kinds.length,
  }
}

/** The tasks shown at and below some that are no summary tasks. */
const leavesUnder = (plan: ServedPlan, tasks: readonly Task[]): readonly Task[] =>
  tasks.flatMap((task) => (task.children.length === 0 ? [task] : leavesUnder(plan, outlineOf(plan.snapshot()).below(task))))
