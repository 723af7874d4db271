import type { Snapshot } from '../../analysis/livePlan'
import { outlineOf } from '../../analysis/outline'
import { taskState } from '../../analysis/taskState'
import { assignedNames, titleOf } from '../../analysis/words'
import type { Milestone, Task } from '../../plan/model/plan'
import type { Dependency, When } from '../../plan/model/values'
import type { GanttLink, GanttModel, GanttRow } from '../../protocol/gantt'
import { daysOff, endOfDay } from '../../time/calendar'
import { addDays, dayOf, minuteAt, type Day } from '../../time/day'
import type { ServedPlan } from '../plan'

/** Days around the schedule that the chart may show; a plan longer than the most is not shaded beyond it. */
const margin = 400
const mostDays = 40 * 366

/** The chart of a plan: milestones with their tasks below them, then the tasks of no milestone or of several. */
export function ganttModel(plan: ServedPlan): GanttModel {
  const snapshot = plan.snapshot()
  const { schedule } = snapshot
  const outline = outlineOf(snapshot)
  const rows: GanttRow[] = []
  for (const milestone of outline.milestones) {
    rows.push(milestoneRow(snapshot, milestone))
    for (const task of outline.whole(milestone.id)) addTask(snapshot, task, 1, rows)
  }
  for (const task of outline.whole(undefined)) addTask(snapshot, task, 0, rows)
  const first = addDays(dayOf(schedule.start), -margin)
  const last = Math.min(addDays(dayOf(schedule.finish), margin), first + mostDays) as Day
  return {
    plan: plan.uri,
    name: nameOf(snapshot, plan.folder),
    version: snapshot.version,
    asof: minuteAt(schedule.asof),
    start: schedule.start,
    finish: schedule.finish,
    daysOff: daysOff(schedule.calendar, first, last).map(({ from, to }) => [from, to] as const),
    rows,
    links: linksOf(snapshot),
  }
}

/** The project's name; its folder's when it has none. */
export const nameOf = (snapshot: Snapshot, folder: string): string =>
  snapshot.plan.project.name ?? folder.split(/[\\/]/).at(-1) ?? folder

function addTask(snapshot: Snapshot, task: Task, depth: number, rows: GanttRow[]): void {
  rows.push(taskRow(snapshot, task, depth))
  for (const id of task.children) {
    const child = snapshot.plan.tasks.get(id)
    if (child) addTask(snapshot, child, depth + 1, rows)
  }
}

function taskRow(snapshot: Snapshot, task: Task, depth: number): GanttRow {
  const { plan, schedule } = snapshot
  const scheduled = schedule.tasks.get(task.id)
  const { status, kind, blockedBy, late, progress, critical } = taskState(snapshot, task)
  return {
    id: task.id,
    kind: 0 < task.children.length ? 'summary' : 'task',
    title: titleOf(task),
    depth,
    ...(scheduled && { start: scheduled.start, finish: scheduled.finish }),
    ...(task.values.due && { due: endOf(snapshot, task.values.due) }),
    status,
    statusKind: kind,
    progress,
    critical,
    late,
    blocked: 0 < blockedBy.length,
    floatDays: (scheduled?.float ?? 0) / schedule.calendar.minutesPerDay,
    people: assignedNames(plan, task),
  }
}

function milestoneRow(snapshot: Snapshot, milestone: Milestone): GanttRow {
  const { schedule } = snapshot
  const scheduled = schedule.milestones.get(milestone.id)
  const reached = scheduled?.reached === true
  return {
    id: milestone.id,
    kind: 'milestone',
    title: titleOf(milestone),
    depth: 0,
    ...(scheduled && { start: scheduled.at, finish: scheduled.at }),
    ...(milestone.values.due && { due: endOf(snapshot, milestone.values.due) }),
    status: reached ? 'reached' : 'open',
    statusKind: reached ? 'done' : (scheduled?.progress ?? 0) === 0 ? 'todo' : 'active',
    progress: scheduled?.progress ?? 0,
    // Nothing leads to a promise yet: nothing can delay it.
    critical: !reached && scheduled?.critical === true && scheduled.driver.kind !== 'due',
    late: scheduled?.late === true,
    blocked: false,
    floatDays: (scheduled?.float ?? 0) / schedule.calendar.minutesPerDay,
    people: [],
  }
}

const endOf = ({ schedule }: Snapshot, { day, minute }: When): number => minute ?? endOfDay(schedule.calendar, day)

function linksOf({ plan, schedule }: Snapshot): readonly GanttLink[] {
  const isCritical = (id: string) => (schedule.tasks.get(id) ?? schedule.milestones.get(id))?.critical === true
  const isShown = (id: string) => plan.tasks.has(id) || plan.milestones.has(id)
  const link = (to: string) => ({ on, type }: Dependency): GanttLink => ({
    from: on,
    to,
    type,
    critical: isCritical(on) && isCritical(to),
  })
  return [...plan.tasks.values(), ...plan.milestones.values()].flatMap((item) =>
    (item.values.after ?? []).filter(({ on }) => isShown(on)).map(link(item.id)),
  )
}
