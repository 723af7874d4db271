import type { MspdiFile, MspdiTask } from './file'
import type { Ids } from './ids'
import type { OutlineTask } from './import'
import type { Remarks } from './remarks'

/** The tasks of a file as a tree, in its order. The task of level 0 is the project and no task; those of other projects are left out. */
export function outlineOf(file: MspdiFile, ids: Ids, remarks: Remarks): readonly OutlineTask[] {
  const all = nest(file.tasks, remarks)
  const byUid = new Map(all.map((task) => [task.uid, task]))
  for (const task of all) {
    task.isMoment = marksMoment(task, byUid)
    task.id = ids.take(`${task.isMoment ? 'M' : 'T'}-${task.uid < 0 ? 'x' : task.uid}`)
  }
  return all
}

type Named = 'id' | 'isMoment'
type Draft = Omit<OutlineTask, Named> & { -readonly [Key in Named]: OutlineTask[Key] }

function nest(tasks: readonly MspdiTask[], remarks: Remarks): readonly Draft[] {
  const all: Draft[] = []
  const open: Draft[] = []
  for (const task of tasks) {
    if (task.level === 0) continue
    if (task.isExternal) {
      remarks.add('external', task.name ?? String(task.uid))
      continue
    }
    while (0 < open.length && task.level <= open.at(-1)!.level) open.pop()
    const made: Draft = { ...task, id: '', isMoment: false, parent: open.at(-1), children: [] }
    open.at(-1)?.children.push(made)
    open.push(made)
    all.push(made)
  }
  return all
}

/** A milestone holds no summary task: one whose predecessors lie elsewhere stays a task. */
function marksMoment(task: OutlineTask, byUid: ReadonlyMap<number, OutlineTask>): boolean {
  const isPlain = task.isMilestone && task.duration === 0 && !task.isManual && task.isActive && task.constraint === 'asap'
  if (!isPlain || 0 < task.children.length || task.predecessors.length === 0) return false
  return task.predecessors.every(({ uid, isCrossProject }) => {
    const on = isCrossProject ? undefined : byUid.get(uid)
    return on !== undefined && on !== task && (task.parent === undefined || isWithin(on, task.parent))
  })
}

/** Whether a task lies below another one. */
export function isWithin(inner: OutlineTask, outer: OutlineTask): boolean {
  for (let at = inner.parent; at; at = at.parent) if (at === outer) return true
  return false
}
