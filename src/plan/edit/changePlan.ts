import { failure, type Result } from '../../base/result'
import type { TextEdit } from '../../base/text'
import { formatDay, type Day } from '../../time/day'
import type { Change } from '../model/change'
import { statusKind, type Item, type Task } from '../model/plan'
import type { PlanReading } from '../readPlan'
import type { CollectionKey } from '../schema/schema'
import { addItem, type FileEdit } from './addItem'
import { formatText } from './format'
import { nextId } from './nextId'
import { removeField, setField, type WrittenField } from './setField'
import { verifyEdit, type EditRefusal } from './verify'

/** The smallest edit that makes a change, and the item that it changes or makes. `create` is set when the file is new. */
export interface PlanEdit extends FileEdit {
  readonly id: string
  readonly create?: true
}

type Answer = Result<PlanEdit, EditRefusal>

/** Turns a change into the smallest edit of the plan's text; refuses what cannot be done without damage. */
export function changePlan(reading: PlanReading, change: Change, today: Day): Answer {
  switch (change.kind) {
    case 'setStatus':
      return setStatus(reading, change.id, change.status)
    case 'setDone':
      return setDone(reading, change.id, change.done)
    case 'setMilestone':
      return setMilestone(reading, change.id, change.milestone)
    case 'addTask':
      return add(reading, 'tasks', titled(change.title, [...optional('milestone', change.milestone), ['status', firstOf(reading, 'todo')]]), {
        ...(change.parent !== undefined && { parent: change.parent }),
        ...optionalAfter(lastOfMilestone(reading, change.milestone)),
      })
    case 'addMilestone':
      return add(reading, 'milestones', titled(change.title, optional('due', change.due)), {})
    case 'addRisk':
      return add(reading, 'risks', titled(change.title, newRisk(today)), {})
  }
}

const newRisk = (today: Day): readonly (readonly [string, string])[] => [
  ['probability', 'medium'],
  ['impact', '3'],
  ['response', 'mitigate'],
  ['status', 'open'],
  ['review', formatDay((today + 14) as Day)],
]

const titled = (title: string, more: readonly (readonly [string, string])[]): readonly WrittenField[] =>
  [['title', formatText(title, true)] as const, ...more].map(([key, value]) => ({ key, value }))

const optional = (key: string, value: string | undefined): readonly (readonly [string, string])[] =>
  value === undefined ? [] : [[key, formatText(value, true)]]

const optionalAfter = (after: string | undefined): { readonly after?: string } => (after === undefined ? {} : { after })

/** The workflow's first status of a kind. */
const firstOf = ({ plan }: PlanReading, kind: string): string =>
  [...plan.statuses].find(([, each]) => each === kind)?.[0] ?? kind

function lastOfMilestone({ plan }: PlanReading, milestone: string | undefined): string | undefined {
  if (milestone === undefined) return undefined
  return [...plan.tasks.values()].filter((task) => task.values.milestone === milestone).at(-1)?.id
}

function setStatus(reading: PlanReading, id: string, status: string): Answer {
  const field = { key: 'status', value: formatText(status, true) }
  return editItem(reading, id, [field], (text, item) => {
    const reopened = item.collection === 'tasks' && reading.plan.statuses.get(status) !== 'done'
    // A task with an actual finish is done whatever its status says.
    const finished = reopened ? removeField(text, item, 'finished') : undefined
    return [setField(text, item, field), ...(finished ? [finished] : [])]
  })
}

function setDone(reading: PlanReading, id: string, done: boolean): Answer {
  const task = reading.plan.tasks.get(id)
  if (!task) return unknown(id)
  return setStatus(reading, id, done ? firstOf(reading, 'done') : reopenedStatus(reading, task))
}

/** A task that was begun is active again, another one is open. */
function reopenedStatus(reading: PlanReading, task: Task): string {
  const begun = task.values.started !== undefined || (task.values.progress ?? 0) > 0
  return firstOf(reading, begun && statusKind(reading.plan, task) === 'done' ? 'active' : 'todo')
}

function setMilestone(reading: PlanReading, id: string, milestone: string | undefined): Answer {
  const fields = optional('milestone', milestone).map(([key, value]) => ({ key, value }))
  return editItem(reading, id, fields, (text, item) => {
    const removed = milestone === undefined ? removeField(text, item, 'milestone') : undefined
    return [...fields.map((field) => setField(text, item, field)), ...(removed ? [removed] : [])]
  })
}

const unknown = (id: string): Answer => failure('unknown-item', `The plan has no item \`${id}\` (any more).`)

function editItem(reading: PlanReading, id: string, fields: readonly WrittenField[], edit: (text: string, item: Item) => readonly TextEdit[]): Answer {
  const item = reading.plan.items.get(id)
  const file = item && reading.files.get(item.source.file)
  if (!item || !file) return unknown(id)
  if (!file.editable) return notEditable(file.path)
  const verified = verifyEdit(reading, { file: file.path, edits: edit(file.text, item) }, { id, keys: ['status', 'finished', 'milestone'], fields })
  return verified.ok ? { ok: true, value: { ...verified.value, id } } : verified
}

const notEditable = (file: string): Answer =>
  failure('not-editable', `${file} has merge conflicts or is too large. Resolve that first.`)

function add(reading: PlanReading, collection: CollectionKey, fields: readonly WrittenField[], place: { parent?: string; after?: string }): Answer {
  const id = nextId(reading.plan, collection)
  const edit = addItem(reading, { collection, id, fields, ...place })
  if (!edit) return newFile(reading, collection, { id, fields })
  const verified = verifyEdit(reading, edit, { id })
  return verified.ok ? { ok: true, value: { ...verified.value, id } } : verified
}

/** No file can take the item: it gets one of its own. */
function newFile(reading: PlanReading, collection: CollectionKey, item: { id: string; fields: readonly WrittenField[] }): Answer {
  const taken = new Set([...reading.files.keys()].map((path) => path.slice(path.lastIndexOf('/') + 1)))
  const file = ['', '-1', '-2', '-3'].map((suffix) => `${collection}${suffix}.yaml`).find((name) => !taken.has(name))
  if (file === undefined) return notEditable(`${collection}.yaml`)
  const lines = [`${collection}:`, `  ${item.id}:`, ...item.fields.map(({ key, value }) => `    ${key}: ${value}`), '']
  return { ok: true, value: { file, edits: [{ range: { start: 0, end: 0 }, text: lines.join('\n') }], id: item.id, create: true } }
}
