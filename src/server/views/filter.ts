import { chainOf, leavesOf } from '../../analysis/blockers'
import { taskState } from '../../analysis/taskState'
import { titleOf } from '../../analysis/words'
import type { Item, Task } from '../../plan/model/plan'
import type { TreeFilter } from '../../protocol/tree'
import type { ServedPlan } from '../plan'

/** Which tasks a tree shows. */
export type Shows = (task: Task) => boolean

export const isFiltering = (filter: TreeFilter | undefined): filter is TreeFilter =>
  filter !== undefined && (filter.text !== undefined || filter.person !== undefined || filter.status !== undefined)

/** Shows the tasks that match, those around them, and those below a match. */
export function shownTasks(plan: ServedPlan, filter: TreeFilter | undefined): Shows {
  if (!isFiltering(filter)) return () => true
  const { plan: model } = plan.snapshot()
  const shown = new Set<string>()
  for (const task of model.tasks.values()) {
    if (!matches(plan, task, filter)) continue
    for (const each of [...chainOf(model, task), ...leavesOf(model, task)]) shown.add(each.id)
  }
  return (task) => shown.has(task.id)
}

export function matches(plan: ServedPlan, task: Task, { text, person, status }: TreeFilter): boolean {
  if (text !== undefined && !matchesText(task, text)) return false
  if (person !== undefined && !isOf(task, person)) return false
  return status === undefined || taskState(plan.snapshot(), task).status === status
}

export const isOf = (task: Task, person: string): boolean =>
  task.values.assign === undefined ? task.values.owner === person : task.values.assign.some(({ who }) => who === person)

/** Found in id, title or tags, whatever the case. */
export function matchesText(item: Item, text: string): boolean {
  const wanted = text.toLowerCase()
  const { tags = [] } = item.values as { tags?: readonly string[] }
  return [item.id, titleOf(item), ...tags].some((each) => each.toLowerCase().includes(wanted))
}
