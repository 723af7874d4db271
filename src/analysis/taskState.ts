import { statusKind, type Plan, type Task } from '../plan/model/plan'
import type { StatusKind } from '../plan/model/values'
import type { Schedule } from '../schedule/schedule'
import { blockersOf, isDone } from './blockers'

/** What every view says of a task. */
export interface TaskState {
  /** The word that was written; the kind when none was. */
  readonly status: string
  /** Of a summary task, as its tasks are together. */
  readonly kind: StatusKind
  readonly blockedBy: readonly string[]
  /** Computed to finish after its deadline or hard bound, and not done. */
  readonly late: boolean
  /** From 0 to 1. */
  readonly progress: number
  /** On the critical path, and not done. */
  readonly critical: boolean
}

export function taskState(analysis: { readonly plan: Plan; readonly schedule: Schedule }, task: Task): TaskState {
  const { plan, schedule } = analysis
  const kind = kindOf(analysis, task)
  const scheduled = schedule.tasks.get(task.id)
  const open = kind !== 'done' && kind !== 'cancelled'
  return {
    status: task.values.status ?? wordOf(plan, kind),
    kind,
    blockedBy: open ? blockersOf(analysis, task) : [],
    late: open && lateTasks(schedule).has(task.id),
    progress: scheduled?.progress ?? (kind === 'done' ? 1 : 0),
    critical: open && scheduled?.critical === true,
  }
}

/** The workflow's first word of a kind. */
function wordOf(plan: Plan, kind: StatusKind): string {
  for (const [word, each] of plan.statuses) if (each === kind) return word
  return kind
}

/** The kind of a task's status; of a summary task, what its tasks make of it. */
export function kindOf({ plan, schedule }: { readonly plan: Plan; readonly schedule: Schedule }, task: Task): StatusKind {
  const own = statusKind(plan, task)
  if (task.children.length === 0 || own === 'cancelled') return own
  if (isDone(plan, task)) return 'done'
  return 0 < (schedule.tasks.get(task.id)?.progress ?? 0) ? 'active' : own === 'done' ? 'active' : own
}

/** Tasks that miss their deadline or a hard bound; the same set for the same schedule. */
function lateTasks(schedule: Schedule): ReadonlySet<string> {
  const known = lates.get(schedule)
  if (known) return known
  const late = new Set([...schedule.missedDeadlines.map(({ task }) => task), ...schedule.conflicts.map(({ task }) => task)])
  lates.set(schedule, late)
  return late
}

const lates = new WeakMap<Schedule, ReadonlySet<string>>()
