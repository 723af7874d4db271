import { shiftRange, type TextEdit } from '../../base/text'
import { statusKind, type Item, type Task } from '../model/plan'
import type { PlanReading } from '../readPlan'
import { entryOf, isNull, shiftNode, type Entry, type MapNode } from '../syntax/node'
import type { FileEdit } from './addItem'
import { blockOf, type Block } from './block'
import { formatEstimate, scaleEstimate } from './estimates'
import { columnOf, formatText, insertLines } from './format'
import { nextId } from './nextId'
import { placedItem, refactoring, refuse, type Refactored } from './refactoring'
import { removeField, setField } from './setField'
import type { Touched } from './verify'

/**
 * Splits a task in two: the second comes after the first with half of the estimate, takes over its end (due, latest,
 * finish), and whatever waited for the finish of the first waits for the second.
 */
export function splitTask(reading: PlanReading, id: string): Refactored {
  const placed = placedItem(reading, id)
  if (!placed.ok) return placed
  const { item, file } = placed.value
  const task = reading.plan.tasks.get(id)
  const reason = task ? whyNotSplittable(reading, task) : `\`${id}\` is no task.`
  const block = blockOf(file.text, item)
  const node = shiftNode(item.source.node, item.source.base)
  if (!task || reason !== undefined || !block || node.kind !== 'map') return refuse(reason ?? `\`${id}\` stands between braces.`)
  const second = nextId(reading.plan, 'tasks')
  const lines = secondLines({ text: file.text, task, node, block, id: second })
  if (!lines) return refuse(`A value of \`${id}\` goes over several lines between braces. Write it in one first.`)
  const own: FileEdit = { file: file.path, edits: [...halved(file.text, task, node), insertLines(file.text, block.range.end, lines)] }
  const { edits, touched } = moveSuccessors(reading, task, second)
  return refactoring(reading, merged([own, ...edits]), [{ id, keys: [...halvedKeys, ...endKeys, 'after'] }, { id: second }, ...touched])
}

/** Why a task cannot be split; undefined when it can, as far as its own lines show. */
export function whyNotSplittable({ plan, files }: PlanReading, task: Task): string | undefined {
  if (0 < task.children.length) return `\`${task.id}\` is a summary task: split one of its tasks.`
  const { started, progress, remaining, spent } = task.values
  if (statusKind(plan, task) === 'done') return `\`${task.id}\` is done.`
  if (started !== undefined || progress !== undefined || remaining !== undefined || spent !== undefined) {
    return `Work on \`${task.id}\` has begun: what is done of it cannot be split.`
  }
  const file = files.get(task.source.file)
  return file && blockOf(file.text, task) ? undefined : `\`${task.id}\` stands between braces. Write it in lines of its own first.`
}

const halvedKeys = ['effort', 'duration'] as const
/** What a task says of its end. */
const endKeys = ['due', 'latest', 'minfinish', 'finish'] as const
/** What holds for both halves; the estimate is halved. */
const sharedKeys: readonly string[] = ['milestone', 'owner', 'assign', 'calendar', 'priority', 'skills', 'needs', 'tags', ...endKeys]

function halved(text: string, task: Task, node: MapNode): readonly TextEdit[] {
  if (node.flow) return [{ range: node.range, text: halvedBraces(text, task, node) }]
  const halves = halvedKeys.flatMap((key) => {
    const estimate = task.values[key]
    return estimate ? [setField(text, task, { key, value: formatEstimate(scaleEstimate(estimate, 0.5)) })] : []
  })
  return [...halves, ...endKeys.flatMap((key) => removeField(text, task, key) ?? [])]
}

/** All in one edit: to take several keys out of braces, their commas would be taken twice. */
function halvedBraces(text: string, task: Task, { entries }: MapNode): string {
  const kept = entries.filter(({ key }) => !(endKeys as readonly string[]).includes(key))
  return `{ ${kept.map((entry) => halvedText(task, entry) ?? written(text, entry)).join(', ')} }`
}

interface Second {
  readonly text: string
  readonly task: Task
  readonly node: MapNode
  readonly block: Block
  readonly id: string
}

/** The second half in the style of the first: between braces on one line, or a line a key. */
function secondLines({ text, task, node, block, id }: Second): readonly string[] | undefined {
  const title = formatText(`${task.values.title ?? task.id} (2)`, true)
  const own = node.entries.flatMap((entry) => fieldLines(text, task, entry) ?? [])
  const fields = [[`title: ${title}`], ...own, [`after: [${task.id}]`]]
  const outer = ' '.repeat(block.indent)
  if (node.flow) {
    if (/[\r\n]/.test(text.slice(node.range.start, node.range.end))) return undefined
    return [`${outer}${id}: { ${fields.map(([line]) => line).join(', ')} }`]
  }
  const inner = ' '.repeat(columnOf(text, node.entries[0]?.keyRange.start ?? node.range.start))
  return [`${outer}${id}:`, ...fields.flatMap(([first = '', ...more]) => [inner + first, ...more])]
}

/** The lines of a key that the second half has as well, as they are written; those behind the first with their indentation. */
function fieldLines(text: string, task: Task, entry: Entry): readonly (readonly string[])[] | undefined {
  const half = halvedText(task, entry)
  if (half !== undefined) return [[half]]
  if (!sharedKeys.includes(entry.key) || isNull(entry.value)) return undefined
  return [written(text, entry).split(/\r\n|\r|\n/)]
}

/** Half of an estimate, with its key. */
function halvedText(task: Task, { key }: Entry): string | undefined {
  const estimate = halvedKeys.find((each) => each === key)
  const amount = estimate && task.values[estimate]
  return amount && `${key}: ${formatEstimate(scaleEstimate(amount, 0.5))}`
}

const written = (text: string, { keyRange, value }: Entry): string =>
  text.slice(keyRange.start, Math.max(keyRange.end + 1, value.range.end)).trimEnd()

/** Whatever waits for the finish of a task is made to wait for another one. */
function moveSuccessors({ plan }: PlanReading, task: Task, to: string): { edits: FileEdit[]; touched: Touched[] } {
  const edits: FileEdit[] = []
  const touched: Touched[] = []
  for (const item of plan.items.values()) {
    const found = item.references.length === 0 ? [] : waitsFor(item, task.id)
    if (found.length === 0) continue
    touched.push({ id: item.id, keys: ['after'] })
    edits.push({ file: item.source.file, edits: found.map(({ range }) => ({ range: shiftRange(range, item.source.base), text: to })) })
  }
  return { edits, touched }
}

/** The ids in `after` by which an item waits for the finish of another one. */
function waitsFor(item: Item, on: string): Item['references'] {
  const { after } = item.values as Task['values']
  if (!after?.some((each) => each.on === on)) return []
  const value = entryOf(item.source.node, 'after')?.value
  const links = item.references.filter(({ range }) => value && value.range.start <= range.start && range.end <= value.range.end)
  return links.filter(({ id }, index) => id === on && (after[index]?.type ?? 'FS').startsWith('F'))
}

/** One entry a file. */
function merged(edits: readonly FileEdit[]): readonly FileEdit[] {
  const byFile = new Map<string, TextEdit[]>()
  for (const { file, edits: some } of edits) byFile.set(file, [...(byFile.get(file) ?? []), ...some])
  return [...byFile].map(([file, all]) => ({ file, edits: all }))
}

