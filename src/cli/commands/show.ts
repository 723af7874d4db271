import type { Analysis } from '../../analysis/analysePlan'
import { taskState } from '../../analysis/taskState'
import { criticalWord, momentsOf, titleOf } from '../../analysis/words'
import { lineStarts, positionAt } from '../../base/text'
import { readHistory } from '../../git/history'
import { createGit } from '../../git/run'
import type { TaskCommit } from '../../git/taskCommits'
import { everyIdOf, formerIdsOf } from '../../plan/model/former'
import type { Item, Task } from '../../plan/model/plan'
import { schema } from '../../plan/schema/schema'
import { isNull, type PlanNode } from '../../plan/syntax/node'
import { criticalPathTo } from '../../schedule/schedule'
import { answer, unknownItem } from '../answer'
import { command } from '../command'
import { json, printableLine, table } from '../output'

export const show = command({
  name: 'show',
  summary: 'everything known of one item: its fields, dates, blockers and commits',
  operands: [{ name: 'ID' }],
  options: {},
  async run(analysis, { operands: [id = ''], folder, json: asJson }) {
    const item = analysis.plan.items.get(id)
    if (!item) return unknownItem(analysis, id)
    const commits = item.collection === 'tasks' ? await commitsOf(analysis, item as Task, folder) : []
    return answer(analysis, asJson ? json(told(analysis, item, commits)) : text(analysis, item, commits))
  },
})

/** No git and no repository are no commits. */
async function commitsOf({ plan }: Analysis, task: Task, folder: string): Promise<readonly TaskCommit[]> {
  const history = await readHistory(createGit({ cwd: folder }))
  if (!history.ok) return []
  return history.value.commitsOf(task.id, { formerIds: formerIdsOf(plan, task), extraHashes: task.values.commits ?? [], knownIds: everyIdOf(plan) })
}

/** A node as plain JSON, every value as it was written. */
function written(node: PlanNode): unknown {
  if (isNull(node)) return null
  if (node.kind === 'scalar') return node.text
  if (node.kind === 'list') return node.items.map(written)
  return Object.fromEntries(node.entries.map(({ key, value }) => [key, written(value)]))
}

function placeOf({ reading }: Analysis, { source }: Item): { file: string; line: number; column: number } {
  const { line, character } = positionAt(lineStarts(reading.files.get(source.file)?.text ?? ''), source.idRange.start)
  return { file: source.file, line: line + 1, column: character + 1 }
}

function told(analysis: Analysis, item: Item, commits: readonly TaskCommit[]): object {
  return {
    id: item.id,
    collection: item.collection,
    title: titleOf(item),
    ...placeOf(analysis, item),
    fields: written(item.source.node),
    schedule: scheduleOf(analysis, item) ?? null,
    ...(item.collection === 'tasks' && stateOf(analysis, item as Task)),
    commits: commits.map(({ hash, subject, author, authoredAt, counted, source }) => ({ hash, subject, author, date: new Date(authoredAt * 1000).toISOString(), source, counted })),
  }
}

function scheduleOf({ schedule }: Analysis, { id }: Item) {
  const task = schedule.tasks.get(id)
  if (task) return { ...momentsOf(task), float: task.float, critical: task.critical, nearCritical: task.nearCritical }
  const milestone = schedule.milestones.get(id)
  if (!milestone) return undefined
  const { at, driver, float, critical, nearCritical } = milestone
  return { ...momentsOf({ start: at, finish: at, driver }), float, critical, nearCritical, path: criticalPathTo(schedule, id) }
}

function stateOf(analysis: Analysis, task: Task): object {
  const { status, kind, blockedBy, late, progress } = taskState(analysis, task)
  return { status, statusKind: kind, blockedBy, late, progress }
}

function text(analysis: Analysis, item: Item, commits: readonly TaskCommit[]): string {
  const { file, line } = placeOf(analysis, item)
  const dates = scheduleOf(analysis, item)
  const state = item.collection === 'tasks' ? taskState(analysis, item as Task) : undefined
  const rows = [
    ...(dates ? [['dates', [`${dates.start} to ${dates.finish}`, criticalWord(dates)].filter(Boolean).join(', ')]] : []),
    ...(dates && 'path' in dates && 0 < dates.path.length ? [['path', dates.path.join(', ')]] : []),
    ...(state && 0 < state.blockedBy.length ? [['blocked by', state.blockedBy.join(', ')]] : []),
    ...fieldRows(item.source.node),
    ...commits.map(({ hash, subject, author }) => [`commit ${hash.slice(0, 8)}`, `${subject} (${author})`]),
  ]
  return `${item.id}  ${printableLine(titleOf(item))}\n${schema[item.collection].singular} in ${file}:${line}\n${table(rows)}`
}

const fieldRows = (node: PlanNode): readonly (readonly string[])[] =>
  node.kind === 'map' ? node.entries.filter(({ key }) => key !== 'title').map(({ key, value }) => [key, inline(value)]) : []

function inline(node: PlanNode): string {
  if (node.kind === 'scalar') return node.text
  if (node.kind === 'list') return node.items.map(inline).join(', ')
  return node.entries.map(({ key, value }) => `${key}: ${inline(value)}`).join(', ')
}
