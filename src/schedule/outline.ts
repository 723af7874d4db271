import { statusKind, type Plan, type Task } from '../plan/model/plan'

/** The tree of tasks as arrays, by the tasks' places in the plan. Nothing else in the engine walks the tree. */
export interface Outline {
  readonly tasks: readonly Task[]
  readonly index: ReadonlyMap<string, number>
  /** The summary task around each task; -1 at the top. */
  readonly parent: Int32Array
  /** All tasks, each after the one around it. */
  readonly topDown: Int32Array
  /** 1 for a task that others are nested in. */
  readonly summary: Uint8Array
  /** 1 for what is scheduled: tasks that are not cancelled, nor within cancelled ones, and summaries of any such task. */
  readonly present: Uint8Array
  /** 1 for a task whose links hold it no more: it has begun, and `project.progress` is `override`. */
  readonly unlinked: Uint8Array
  /** The id of the milestone that needs a task, its own or that of the nearest summary task that has one. */
  readonly milestone: readonly (string | undefined)[]
}

export function outlineOf(plan: Plan): Outline {
  const tasks = [...plan.tasks.values()]
  const index = new Map<string, number>()
  const summary = new Uint8Array(tasks.length)
  const cancelled = new Uint8Array(tasks.length)
  const unlinked = new Uint8Array(tasks.length)
  const milestone = new Array<string | undefined>(tasks.length)
  const nested: number[] = []
  // Each task is looked at once: in large plans, finding it in memory is what takes time.
  for (let i = 0; i < tasks.length; i++) {
    const task = tasks[i]!
    index.set(task.id, i)
    if (0 < task.children.length) summary[i] = 1
    if (task.parent !== undefined) nested.push(i)
    if (statusKind(plan, task) === 'cancelled') cancelled[i] = 1
    if (isUnlinked(plan, task)) unlinked[i] = 1
    milestone[i] = task.values.milestone
  }
  const parent = new Int32Array(tasks.length).fill(-1)
  for (const i of nested) parent[i] = index.get(tasks[i]!.parent!) ?? -1
  const topDown = parentsFirst(parent)
  for (const i of topDown) if (0 <= parent[i]!) milestone[i] ??= milestone[parent[i]!]
  return { tasks, index, parent, topDown, summary, present: presence(cancelled, { parent, topDown, summary }), unlinked, milestone }
}

/** See `Outline.unlinked`. */
export const isUnlinked = (plan: Plan, { values, children }: Task): boolean =>
  plan.project.progress === 'override' && values.started !== undefined && children.length === 0

/** Tasks whose parents run in a circle, which no plan that was read from files has, are left out. */
function parentsFirst(parent: Int32Array): Int32Array {
  const next = new Int32Array(parent.length).fill(-1)
  const firstChild = new Int32Array(parent.length).fill(-1)
  const order = new Int32Array(parent.length)
  let count = 0
  for (let i = parent.length - 1; 0 <= i; i--) {
    const above = parent[i]!
    if (above < 0) continue
    next[i] = firstChild[above]!
    firstChild[above] = i
  }
  for (let i = 0; i < parent.length; i++) if (parent[i]! < 0) order[count++] = i
  for (let at = 0; at < count; at++) {
    for (let child = firstChild[order[at]!]!; 0 <= child; child = next[child]!) order[count++] = child
  }
  return order.subarray(0, count)
}

function presence(cancelled: Uint8Array, { parent, topDown, summary }: Pick<Outline, 'parent' | 'topDown' | 'summary'>): Uint8Array {
  const present = new Uint8Array(cancelled.length)
  for (const i of topDown) if (0 <= parent[i]! && cancelled[parent[i]!] === 1) cancelled[i] = 1
  for (let at = topDown.length - 1; 0 <= at; at--) {
    const i = topDown[at]!
    if (summary[i] === 0 && cancelled[i] === 0) present[i] = 1
    if (present[i] === 1 && 0 <= parent[i]!) present[parent[i]!] = 1
  }
  return present
}
