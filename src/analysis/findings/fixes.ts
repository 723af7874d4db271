import type { TextEdit } from '../../base/text'
import type { Fix } from '../../plan/checks/problem'
import { rangeAt } from '../../base/text'
import { removeField, setField } from '../../plan/edit/setField'
import { verifyEdit } from '../../plan/edit/verify'
import { statusKind, type Item, type Task } from '../../plan/model/plan'
import type { StatusKind } from '../../plan/model/values'
import { entryOf } from '../../plan/syntax/node'
import type { Facts } from './finding'

/** A fix whose edits are made when somebody looks at them: few of a plan's problems are ever mended from a menu. */
function fixOf(facts: Facts, item: Item, { title, key, edit }: { title: string; key: string; edit: (text: string) => TextEdit | undefined }): Fix {
  let known: readonly TextEdit[] | undefined
  return { title, get edits() { return (known ??= editsOf(facts, item, { key, edit })) } }
}

/** None where an edit would do harm to the rest of the text, or the file must not be edited. */
function editsOf({ reading }: Facts, item: Item, { key, edit }: { key: string; edit: (text: string) => TextEdit | undefined }): readonly TextEdit[] {
  const file = reading.files.get(item.source.file)
  const made = file?.editable ? edit(file.text) : undefined
  if (!file || !made) return []
  const verified = verifyEdit(reading, { file: file.path, edits: [made] }, { id: item.id, keys: [key] })
  return verified.ok ? verified.value.edits : []
}

/** Gives an item's key a value, which is YAML of one line. */
export const setting = (facts: Facts, item: Item, { title, key, value }: { title: string; key: string; value: string }): Fix =>
  fixOf(facts, item, { title, key, edit: (text) => setField(text, item, { key, value }) })

/** Takes a key out of an item. */
export const removing = (facts: Facts, item: Item, { title, key }: { title: string; key: string }): Fix =>
  fixOf(facts, item, { title, key, edit: (text) => removeField(text, item, key) })

/** Takes one entry out of an item's list of predecessors; `at` is its place in the list as written. */
export const removingLink = (facts: Facts, item: Item, { title, at }: { title: string; at: number }): Fix =>
  fixOf(facts, item, { title, key: 'after', edit: (text) => removeEntry(text, item, at) })

/** Which entry of the list of predecessors names an item; undefined when none does. */
export function placeOfLink(item: Item, on: string): number | undefined {
  const list = entryOf(item.source.node, 'after')?.value
  const entries = list?.kind === 'list' ? list.items : list ? [list] : []
  const at = entries.findIndex((each) => each.kind === 'scalar' && each.text.split(' ')[0] === on)
  return at < 0 ? undefined : at
}

function removeEntry(text: string, item: Item, at: number): TextEdit | undefined {
  const list = entryOf(item.source.node, 'after')?.value
  if (list?.kind !== 'list' || list.items.length === 1) return removeField(text, item, 'after')
  const { base } = item.source
  const [before, entry, next] = [list.items[at - 1], list.items[at], list.items[at + 1]]
  if (!entry) return undefined
  const range = before ? rangeAt(before.range.end + base, entry.range.end + base) : rangeAt(entry.range.start + base, (next ?? entry).range.start + base)
  // What somebody wrote between the entries stays.
  return text.slice(range.start, range.end).includes('#') ? undefined : { range, text: '' }
}

/** Writes the workflow's first status of a kind. */
export function settingStatus(facts: Facts, item: Task, kind: StatusKind): readonly Fix[] {
  const word = [...facts.plan.statuses].find(([, each]) => each === kind)?.[0]
  if (word === undefined || statusKind(facts.plan, item) === kind && item.values.status === word) return []
  return [setting(facts, item, { title: `Set the status to \`${word}\``, key: 'status', value: word })]
}
