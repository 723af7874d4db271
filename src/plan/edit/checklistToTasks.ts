import { rangeAt, type TextEdit } from '../../base/text'
import type { Task } from '../model/plan'
import type { PlanReading } from '../readPlan'
import { entryOf, shiftNode, type Entry, type MapNode } from '../syntax/node'
import { formatEstimate, scaleEstimate } from './estimates'
import { afterLine, columnOf, formatText, lineEnding, startOfLine } from './format'
import { nextId } from './nextId'
import { placedItem, refactoring, refuse, type Refactored } from './refactoring'
import { removeField } from './setField'

/**
 * Turns the checklist of a task into tasks below it: each step is a task with an equal share of the estimate and the
 * same people, done when its box was ticked. The task becomes their summary.
 */
export function checklistToTasks(reading: PlanReading, id: string): Refactored {
  const placed = placedItem(reading, id)
  if (!placed.ok) return placed
  const { item, file } = placed.value
  const task = reading.plan.tasks.get(id)
  const reason = task ? whyNoTasks(task) : `\`${id}\` is no task.`
  const node = shiftNode(item.source.node, item.source.base)
  const entry = entryOf(node, 'checklist')
  if (!task || reason !== undefined || !entry || node.kind !== 'map') return refuse(reason ?? `\`${id}\` has no checklist.`)
  if (node.flow && /[\r\n]/.test(file.text.slice(node.range.start, node.range.end))) {
    return refuse(`\`${id}\` goes over several lines between braces. Write it in lines of its own first.`)
  }
  const steps = stepsOf(reading, task)
  const edits = [...withoutOwnWork(file.text, task, node), ...asTasks(file.text, { entry, node }, steps)]
  const touched = { id, keys: ['checklist', 'tasks', ...movedKeys] }
  return refactoring(reading, [{ file: file.path, edits }], [touched, ...steps.map(({ id }) => ({ id }))])
}

/** Why a checklist cannot become tasks; undefined when it can, as far as the task's values show. */
export function whyNoTasks(task: Task): string | undefined {
  const { checklist, started, finished, progress, remaining, spent } = task.values
  if (!checklist || checklist.size === 0) return `\`${task.id}\` has no checklist.`
  if (0 < task.children.length) return `\`${task.id}\` has tasks below it already.`
  if ([started, finished, progress, remaining, spent].some((value) => value !== undefined)) {
    return `\`${task.id}\` has actual dates or progress, which would be those of no single step.`
  }
  return undefined
}

/** The work of a summary task is that of its tasks. */
const movedKeys = ['effort', 'duration', 'assign'] as const

interface Step {
  readonly id: string
  readonly fields: readonly string[]
}

function stepsOf(reading: PlanReading, task: Task): readonly Step[] {
  const { plan } = reading
  const steps = [...(task.values.checklist ?? [])]
  const first = /^(.*?)(\d+)$/.exec(nextId(plan, 'tasks'))
  const done = [...plan.statuses].find(([, kind]) => kind === 'done')?.[0] ?? 'done'
  const share = ['effort', 'duration'].flatMap((key) => {
    const estimate = task.values[key as 'effort' | 'duration']
    return estimate ? [`${key}: ${formatEstimate(scaleEstimate(estimate, 1 / steps.length))}`] : []
  })
  const people = (task.values.assign ?? []).map(({ who, units }) => (units === 1 ? who : `${who} ${shareOf(reading, who, units)}`))
  const assigned = people.length === 0 ? [] : [`assign: [${people.join(', ')}]`]
  return steps.map(([title, ticked], index) => ({
    id: `${first?.[1]}${Number(first?.[2]) + index}`,
    fields: [`title: ${formatText(title, true)}`, ...(ticked ? [`status: ${formatText(done, true)}`] : []), ...assigned, ...share],
  }))
}

const shareOf = ({ plan }: PlanReading, who: string, units: number): string =>
  plan.equipment.has(who) ? `x${units}` : `${Number((units * 100).toFixed(4))}%`

const withoutOwnWork = (text: string, task: Task, node: MapNode): readonly TextEdit[] =>
  node.flow ? [] : movedKeys.flatMap((key) => removeField(text, task, key) ?? [])

/** The checklist's lines give way; tasks stand at the end of their summary task. */
function asTasks(text: string, { entry, node }: { entry: Entry; node: MapNode }, steps: readonly Step[]): readonly TextEdit[] {
  if (node.flow) return [{ range: node.range, text: inBraces(text, node, steps) }]
  const column = columnOf(text, entry.keyRange.start)
  const [outer, inner] = [' '.repeat(column), ' '.repeat(column + 2)]
  const lines = [`${outer}tasks:`, ...steps.map(({ id, fields }) => `${inner}${id}: { ${fields.join(', ')} }`)]
  const start = startOfLine(text, entry.keyRange.start)
  const end = afterLine(text, trimmedEnd(text, entry))
  const isOpen = end === text.length && !/[\r\n]$/.test(text)
  return [{ range: rangeAt(start, end), text: lines.join(lineEnding(text)) + (isOpen ? '' : lineEnding(text)) }]
}

function inBraces(text: string, node: MapNode, steps: readonly Step[]): string {
  const kept = node.entries.filter(({ key }) => key !== 'checklist' && !(movedKeys as readonly string[]).includes(key))
  const written = kept.map(({ keyRange, value }) => text.slice(keyRange.start, Math.max(value.range.end, keyRange.end)))
  return `{ ${[...written, `tasks: { ${steps.map(({ id, fields }) => `${id}: { ${fields.join(', ')} }`).join(', ')} }`].join(', ')} }`
}

function trimmedEnd(text: string, { keyRange, value }: Entry): number {
  let { end } = value.range
  while (keyRange.end < end && /\s/.test(text[end - 1] ?? '')) end--
  return end
}
