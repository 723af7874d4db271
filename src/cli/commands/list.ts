import type { Analysis } from '../../analysis/analysePlan'
import { exposureOf } from '../../analysis/exposure'
import { taskState } from '../../analysis/taskState'
import { assignedNames, daysOfTask, personName, titleOf } from '../../analysis/words'
import type { Item, Milestone, Risk, Task } from '../../plan/model/plan'
import { collectionKeys, isCollection, schema } from '../../plan/schema/schema'
import { formatDay, lastDayOf } from '../../time/day'
import { answer } from '../answer'
import { command } from '../command'
import { json, table } from '../output'

export const list = command({
  name: 'list',
  summary: 'the items of a collection, tasks when left out',
  operands: [{ name: 'COLLECTION', isOptional: true }],
  options: {
    status: { kind: 'text', value: 'NAME', summary: 'only what has this status' },
    person: { kind: 'text', value: 'ID', summary: 'only what this person owns or is assigned to' },
  },
  run(analysis, { operands: [collection = 'tasks'], options, json: asJson }) {
    const listable = collectionKeys.filter((key) => schema[key].shape === 'ids')
    if (!isCollection(collection) || !listable.includes(collection)) {
      return { text: `\`tplan list\` knows ${listable.join(', ')}; not \`${collection}\`.`, exitCode: 2 }
    }
    const items = [...analysis.plan.items.values()].filter((item) => item.collection === collection && isWanted(analysis, item, options))
    const rows = items.map((item) => ({ ...rowOf(analysis, item), file: item.source.file }))
    return answer(analysis, asJson ? json(rows) : text(rows))
  },
})

/** One item of a list; columns of one collection are the same for all its items. */
type Row = { readonly id: string; readonly [column: string]: string | number | boolean | readonly string[] | null }

interface Filter {
  readonly status: string | undefined
  readonly person: string | undefined
}

function isWanted(analysis: Analysis, item: Item, { status, person }: Filter): boolean {
  const { owner, assign = [] } = item.values as { owner?: string; assign?: readonly { who: string }[] }
  if (person !== undefined && owner !== person && !assign.some(({ who }) => who === person)) return false
  return status === undefined || statusOf(analysis, item) === status
}

const statusOf = (analysis: Analysis, item: Item): string =>
  item.collection === 'tasks' ? taskState(analysis, item as Task).status : ((item.values as { status?: string }).status ?? '')

function rowOf(analysis: Analysis, item: Item): Row {
  if (item.collection === 'tasks') return taskRow(analysis, item as Task)
  if (item.collection === 'milestones') return milestoneRow(analysis, item as Milestone)
  if (item.collection === 'risks') return riskRow(analysis, item as Risk)
  const { owner } = item.values as { owner?: string }
  return { id: item.id, status: statusOf(analysis, item), owner: owner ?? null, title: titleOf(item) }
}

function taskRow(analysis: Analysis, task: Task): Row {
  const { status, blockedBy, late, progress } = taskState(analysis, task)
  const scheduled = analysis.schedule.tasks.get(task.id)
  return {
    id: task.id,
    status,
    start: scheduled ? daysOfTask(scheduled).start : null,
    finish: scheduled ? daysOfTask(scheduled).finish : null,
    progress: Math.round(progress * 100),
    late,
    blockedBy,
    people: assignedNames(analysis.plan, task),
    title: titleOf(task),
  }
}

function milestoneRow({ schedule }: Analysis, milestone: Milestone): Row {
  const scheduled = schedule.milestones.get(milestone.id)
  return {
    id: milestone.id,
    due: milestone.values.due ? formatDay(milestone.values.due.day) : null,
    date: scheduled ? formatDay(lastDayOf(scheduled.at)) : null,
    progress: Math.round((scheduled?.progress ?? 0) * 100),
    late: scheduled?.late === true,
    title: titleOf(milestone),
  }
}

function riskRow(analysis: Analysis, risk: Risk): Row {
  const { level, probability } = exposureOf(analysis, risk)
  const { owner, status } = risk.values
  return {
    id: risk.id,
    level,
    probability: probability === undefined ? null : Math.round(probability * 100),
    status: status ?? 'open',
    owner: owner === undefined ? null : personName(analysis.plan, owner),
    title: titleOf(risk),
  }
}

function text(rows: readonly Row[]): string {
  const [first] = rows
  if (!first) return 'Nothing to list.'
  const columns = Object.keys(first).filter((column) => column !== 'file')
  return table([columns, ...rows.map((row) => columns.map((column) => cell(row[column] ?? null)))])
}

function cell(value: Row[string]): string {
  if (value === null || value === false) return ''
  if (value === true) return 'yes'
  return typeof value === 'object' ? value.join(', ') : String(value)
}
