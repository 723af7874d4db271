import type { Snapshot } from '../../../analysis/livePlan'
import { changePlan } from '../../../plan/edit/changePlan'
import { checklistToTasks, whyNoTasks } from '../../../plan/edit/checklistToTasks'
import { itemsOfSection } from '../../../plan/edit/block'
import { refactoring, refuse } from '../../../plan/edit/refactoring'
import { byId, isSorted, sortItems, type ItemOrder } from '../../../plan/edit/sortItems'
import { splitTask, whyNotSplittable } from '../../../plan/edit/splitTask'
import { statusKind, type Task } from '../../../plan/model/plan'
import type { Action, ActionPlace, Offer } from './action'

const taskAt = ({ item }: ActionPlace): Task | undefined => (item?.collection === 'tasks' ? (item as Task) : undefined)

export const split: Action = {
  name: 'splitTask',
  offers(place) {
    const task = taskAt(place)
    if (!task || 0 < task.children.length || statusKind(place.snapshot.plan, task) === 'done') return []
    const disabled = whyNotSplittable(place.snapshot.reading, task)
    return [{ title: `Split \`${task.id}\` in two`, kind: 'refactor.rewrite', about: [task.id], ...(disabled !== undefined && { disabled }) }]
  },
  make: ({ reading }, [id = '']) => splitTask(reading, id),
}

export const turnChecklist: Action = {
  name: 'checklistToTasks',
  offers(place) {
    const task = taskAt(place)
    if (!task?.values.checklist || task.values.checklist.size === 0) return []
    const disabled = whyNoTasks(task)
    return [{ title: 'Turn the checklist into tasks', kind: 'refactor.rewrite', about: [task.id], ...(disabled !== undefined && { disabled }) }]
  },
  make: ({ reading }, [id = '']) => checklistToTasks(reading, id),
}

export const setStatus: Action = {
  name: 'setStatus',
  offers(place) {
    const task = taskAt(place)
    if (!task) return []
    const { statuses } = place.snapshot.plan
    const done = statusKind(place.snapshot.plan, task) === 'done' ? undefined : [...statuses].find(([, kind]) => kind === 'done')?.[0]
    const others = [...statuses.keys()].filter((status) => status !== done && status !== (task.values.status ?? 'todo'))
    const offer = (status: string, title: string): Offer => ({ title, kind: 'refactor.rewrite', about: [task.id, status] })
    return [
      ...(done === undefined ? [] : [offer(done, `Mark \`${task.id}\` as ${done}`)]),
      ...others.map((status) => offer(status, `Set the status to \`${status}\``)),
    ]
  },
  make({ reading, schedule }, [id = '', status = '']) {
    const answer = changePlan(reading, { kind: 'setStatus', id, status }, schedule.asof)
    return answer.ok ? refactoring(reading, [answer.value], [{ id, keys: ['status', 'finished'] }]) : answer
  },
}

const orders: { readonly [name: string]: (snapshot: Snapshot) => ItemOrder } = {
  id: () => byId,
  start: ({ schedule }) => {
    const start = (id: string): number => schedule.tasks.get(id)?.start ?? schedule.milestones.get(id)?.at ?? Infinity
    return (a, b) => (start(a.id) === start(b.id) ? 0 : start(a.id) - start(b.id))
  },
}

/** On the key of a section. */
export const sort: Action = {
  name: 'sortItems',
  offers({ snapshot, file, section }) {
    const items = section ? itemsOfSection(file, section) : []
    if (!section || items.length < 2) return []
    const dated = section.collection === 'tasks' || section.collection === 'milestones'
    return (dated ? ['id', 'start'] : ['id']).filter((name) => !isSorted(items, orders[name]!(snapshot))).map((name): Offer => ({
      title: `Sort \`${section.collection}\` by ${name === 'id' ? 'id' : 'computed date'}`, kind: 'refactor.rewrite', about: [file.path, section.collection, name],
    }))
  },
  make(snapshot, [path = '', collection, name = '']) {
    const section = snapshot.reading.files.get(path)?.sections.find((each) => each.collection === collection)
    const order = orders[name]?.(snapshot)
    return section && order ? sortItems(snapshot.reading, { file: path, section }, order) : refuse('The section is not there any more.')
  },
}
