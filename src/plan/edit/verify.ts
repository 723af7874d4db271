import { clip } from '../../base/clip'
import { applyEdits } from '../../base/text'
import { failure, success, type Result } from '../../base/result'
import type { Item, Task } from '../model/plan'
import { readPlan, type PlanReading } from '../readPlan'
import { entryOf, said } from '../syntax/node'
import { parseYaml } from '../syntax/parse'
import type { FileEdit } from './addItem'
import type { WrittenField } from './setField'

/** Why a tool does not make an edit. */
export type EditRefusal = 'unknown-item' | 'not-editable' | 'would-damage'

/** What an edit is about: an item, and its keys that change; a new item has none that could be harmed. */
export interface Touched {
  readonly id: string
  readonly keys?: readonly string[]
  /** What its keys are to say afterwards. */
  readonly fields?: readonly WrittenField[]
}

/**
 * Reads the plan as it would stand after an edit, and refuses the edit when anything but what is touched would change, or
 * a new error would appear. Warnings may: they tell of what the user wants, not of how it is written.
 */
export function verifyEdit(reading: PlanReading, edit: FileEdit, touched: Touched): Result<FileEdit, EditRefusal> {
  const verified = verifyEdits(reading, [edit], [touched])
  return verified.ok ? success(edit) : verified
}

/**
 * The same for edits of several files, of which some may not exist yet. Everything that is touched must be there
 * afterwards.
 */
export function verifyEdits(
  reading: PlanReading, edits: readonly FileEdit[], touched: readonly Touched[],
): Result<readonly FileEdit[], EditRefusal> {
  const comment = lostComment(reading, edits)
  if (comment !== undefined) return failure('would-damage', `This edit would take the comment \`${clip(comment)}\` away, which stands amid what it replaces. Make it by hand.`)
  const after = readPlan(textsAfter(reading, edits), reading)
  const where = edits.map(({ file }) => file).join(', ')
  const harmed = firstHarmed(reading, after, new Map(touched.map(({ id, keys }) => [id, keys ?? []])))
  if (harmed !== undefined) {
    return failure('would-damage', `This edit would change \`${harmed}\` as well. Make it by hand in ${where}.`)
  }
  if (errorsIn(reading) < errorsIn(after) || !touched.every((each) => isDone(after, each))) {
    return failure('would-damage', `The text around it is written in a way that no tool can edit safely. Make the edit by hand in ${where}.`)
  }
  return success(edits)
}

/** A comment between lines that are replaced, and that stands in none of those put in. */
function lostComment({ files }: PlanReading, edits: readonly FileEdit[]): string | undefined {
  const written = edits.flatMap(({ edits: some }) => some.map(({ text }) => text)).join('\n')
  const replaced = edits.flatMap(({ file, edits: some }) => some.map(({ range }) => files.get(file)?.text.slice(range.start, range.end).trim() ?? ''))
  const comments = replaced.filter((text) => /[\r\n]/.test(text)).flatMap((text) => [...text.matchAll(/(?<=^|[ \t])#[^\r\n]*/gm)])
  return comments.map(([comment]) => comment.trimEnd()).find((comment) => !written.includes(comment))
}

/** Whether an item is there, and says what it was to say. */
function isDone({ plan }: PlanReading, { id, fields = [] }: Touched): boolean {
  const item = plan.items.get(id)
  return item !== undefined && fields.every(({ key, value }) =>
    said(entryOf(item.source.node, key)?.value) === said(entryOf(parseYaml(`${key}: ${value}`).node, key)?.value))
}

function textsAfter(reading: PlanReading, edits: readonly FileEdit[]): Iterable<{ path: string; text: string }> {
  const texts = new Map([...reading.files.values()].map(({ path, text }) => [path, text]))
  for (const edit of edits) texts.set(edit.file, applyEdits(texts.get(edit.file) ?? '', edit.edits))
  return [...texts].map(([path, text]) => ({ path, text }))
}

const errorsIn = ({ problems }: PlanReading): number => problems.filter(({ rule }) => rule.severity === 'error').length

function firstHarmed(before: PlanReading, after: PlanReading, touched: ReadonlyMap<string, readonly string[]>): string | undefined {
  for (const [id, item] of before.plan.items) {
    const now = after.plan.items.get(id)
    if (!now || !sameSaying(item, now, touched.get(id))) return id
  }
  for (const id of after.plan.items.keys()) if (!before.plan.items.has(id) && !touched.has(id)) return id
  for (const [name, calendar] of before.plan.calendars) {
    const now = after.plan.calendars.get(name)
    if (!now || !sameSaying(calendar, now)) return name
  }
  return written(before.plan.project, []) === written(after.plan.project, []) ? undefined : 'project'
}

/** Whether two items say the same, but for some keys, and stand in the same summary task. */
const sameSaying = (a: Item, b: Item, but: readonly string[] = []): boolean =>
  (a as Partial<Task>).parent === (b as Partial<Task>).parent
  && (a.values === b.values || written(a.values, but) === written(b.values, but))

/** Maps and nested values as text, so that equal values compare equal. */
function written(values: object, but: readonly string[]): string {
  const kept = Object.entries(values).filter(([key]) => !but.includes(key)).sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify(kept, (key, value: unknown) =>
    key === 'range' ? undefined : value instanceof Map ? [...value] as unknown : value)
}
