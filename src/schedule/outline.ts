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
  /** The id of the milestone that needs a task, its own or that of the nearest summary task that has one. */
  readonly milestone: readonly (string | undefined)[]
}

export function outlineOf(plan: Plan): Outline {
  const tasks = [...plan.tasks.values()]
  const index = new Map<string, number>()
  for (const [i, task] of tasks.entries()) index.set(task.id, i)
  const parent = Int32Array.from(tasks, (task) => (task.parent === undefined ? -1 : (index.get(task.parent) ?? -1)))
  const topDown = parentsFirst(parent)
  const summary = Uint8Array.from(tasks, (task) => (0 < task.children.length ? 1 : 0))
  const milestone = tasks.map((task) => task.values.milestone)
  for (const i of topDown) milestone[i] ??= milestone[parent[i]!]
  return { tasks, index, parent, topDown, summary, present: presence(plan, tasks, { parent, topDown, summary }), milestone }
}

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

function presence(
  plan: Plan,
  tasks: readonly Task[],
  { parent, topDown, summary }: Pick<Outline, 'parent' | 'topDown' | 'summary'>,
): Uint8Array {
  const cancelled = new Uint8Array(tasks.length)
  const present = new Uint8Array(tasks.length)
  for (const i of topDown) {
    const within = 0 <= parent[i]! && cancelled[parent[i]!] === 1
    cancelled[i] = within || statusKind(plan, tasks[i]!) === 'cancelled' ? 1 : 0
  }
  for (let at = topDown.length - 1; 0 <= at; at--) {
    const i = topDown[at]!
    if (summary[i] === 0 && cancelled[i] === 0) present[i] = 1
    if (present[i] === 1 && 0 <= parent[i]!) present[parent[i]!] = 1
  }
  return present
}
