import { taskState } from '../../analysis/taskState'
import { assignedNames, daysOfTask, titleOf } from '../../analysis/words'
import type { Task } from '../../plan/model/plan'
import type { TaskNode } from '../../protocol/tree'
import { formatDay } from '../../time/day'
import type { ServedPlan } from '../plan'

const taskKey = (task: Task): string => `task:${task.id}`

/** What every tree says of a task. */
export function taskNode(plan: ServedPlan, task: Task, children: boolean): TaskNode {
  const snapshot = plan.snapshot()
  const scheduled = snapshot.schedule.tasks.get(task.id)
  const { status, kind, blockedBy, late, progress, critical } = taskState(snapshot, task)
  return {
    kind: 'task',
    key: taskKey(task),
    id: task.id,
    title: titleOf(task),
    location: plan.locate(task),
    children,
    status,
    statusKind: kind,
    ...(scheduled && daysOfTask(scheduled)),
    ...(task.values.due && { due: formatDay(task.values.due.day) }),
    late,
    critical,
    progress,
    blockedBy,
    people: assignedNames(snapshot.plan, task),
    summary: 0 < task.children.length,
  }
}
