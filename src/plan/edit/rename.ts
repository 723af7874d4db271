import { failure, success, type Result } from '../../base/result'
import { applyEdits, type TextEdit } from '../../base/text'
import { itemNamed, writtenFormerIds } from '../model/former'
import type { Item } from '../model/plan'
import { mentionsInProse } from '../read/mentions'
import { everyOccurrence, occurrencesOf, type PlacedOccurrence } from '../read/occurrences'
import { readPlan, type PlanReading } from '../readPlan'
import { isId } from '../schema/kinds/references'
import type { FileEdit } from './addItem'
import { formatText } from './format'
import { setField } from './setField'

/** Why something is not renamed. */
export type RenameRefusal = 'not-renameable' | 'invalid-name' | 'taken' | 'not-editable' | 'would-damage'

/** What is to be renamed. */
export type Name = Pick<PlacedOccurrence, 'space' | 'name'>

type Answer = Result<readonly FileEdit[], RenameRefusal>

/** Whether a name can be renamed, with the reason when it cannot. */
export function renameable(reading: PlanReading, { space, name }: Name): Result<true, RenameRefusal> {
  const where = occurrencesOf(reading, { space, name })
  const definitions = where.filter(({ role }) => role === 'definition')
  if (space === 'tag' || space === 'skill') return failure('not-renameable', `A ${space} is a word, declared nowhere: it cannot be renamed.`)
  if (definitions.length === 0) return failure('not-renameable', `\`${name}\` is declared nowhere in the plan.`)
  if (1 < definitions.length) return failure('not-renameable', `\`${name}\` is declared twice: change one of them by hand first.`)
  if (space === 'calendar' && name === 'default') return failure('not-renameable', 'The calendar `default` is used wherever none is named: another name would change dates.')
  return success(true)
}

/**
 * The edits that give an item, a calendar or a status another name wherever it stands in the plan: defined, referred to,
 * in overlays, and, for an id with a digit, in comments and prose. Tasks and milestones keep the old id in `was`. What
 * comes out is read again, and refused unless it says the same but for the name.
 */
export function renameInPlan(reading: PlanReading, name: Name, to: string): Answer {
  const allowed = renameable(reading, name)
  if (!allowed.ok) return allowed
  const refused = refuseName(reading, name, to)
  if (refused) return refused
  const places = [...occurrencesOf(reading, name).filter(({ role }) => role !== 'former')]
  const edits = new Map<string, TextEdit[]>()
  for (const place of places) addTo(edits, place.file, editOf(place, to))
  if (name.space === 'item') for (const { file, range } of mentionsInProse(reading, name.name)) addTo(edits, file, { range, text: to })
  const item = name.space === 'item' ? reading.plan.items.get(name.name) : undefined
  const former = item && formerIdsAfter(item, to)
  if (item && former) addTo(edits, item.source.file, writeFormerIds(reading, item, former))
  return verify(reading, { name, to, former, edits: [...edits].map(([file, those]) => ({ file, edits: those })) })
}

function refuseName(reading: PlanReading, { space, name }: Name, to: string): Answer | undefined {
  if (to === name) return success([])
  if (space !== 'item') {
    if (!/^[\p{L}\p{N}_](?:[\p{L}\p{N}_ .-]{0,98}[\p{L}\p{N}_])?$/u.test(to)) return failure('invalid-name', `\`${to}\` is no name: letters, digits, blanks, hyphens, dots and underscores are.`)
  } else if (!isId(to)) return failure('invalid-name', `\`${to}\` is no id: an id is a letter, then letters, digits and underscores, in parts joined by hyphens, such as CORE-12.`)
  if (space === 'calendar' && to === 'default') return failure('taken', 'The calendar `default` is used wherever none is named: that name would change dates.')
  const taken = occurrencesOf(reading, { space, name: to }).find(({ role }) => role === 'definition')
  if (taken) return failure('taken', `\`${to}\` is already declared in ${taken.file}.`)
  const owner = space === 'item' ? itemNamed(reading.plan, to) : undefined
  return owner && owner.id !== name ? failure('taken', `\`${to}\` was the id of \`${owner.id}\`: commits and comments that name it count there.`) : undefined
}

/** Quotes stay as they are; a word that YAML would take for something else gets some. */
function editOf({ range, isQuoted }: PlacedOccurrence, to: string): TextEdit {
  return { range, text: isQuoted || isId(to) ? to : formatText(to, true) }
}

function addTo(edits: Map<string, TextEdit[]>, file: string, edit: TextEdit): void {
  const those = edits.get(file)
  if (those) those.push(edit)
  else edits.set(file, [edit])
}

/** Commits and comments name tasks and milestones; nobody looks for the others there. */
const keepsFormerIds = ({ collection }: Item): boolean => collection === 'tasks' || collection === 'milestones'

/** The id that it has again is not a former one any more; undefined for an item that keeps none. */
const formerIdsAfter = (item: Item, to: string): readonly string[] | undefined =>
  keepsFormerIds(item) ? [...new Set([...writtenFormerIds(item), item.id])].filter((id) => id !== to) : undefined

const writeFormerIds = ({ files }: PlanReading, item: Item, former: readonly string[]): TextEdit =>
  setField(files.get(item.source.file)?.text ?? '', item, { key: 'was', value: `[${former.join(', ')}]` })

interface Renaming {
  readonly name: Name
  readonly to: string
  /** What is to be in `was` afterwards, when anything is. */
  readonly former: readonly string[] | undefined
  readonly edits: readonly FileEdit[]
}

/** Everything that is named must be named as before, in the same order, but for the new name; and no error may be new. */
function verify(reading: PlanReading, { name, to, former, edits }: Renaming): Answer {
  const closed = edits.find(({ file }) => reading.files.get(file)?.editable !== true)
  if (closed) return failure('not-editable', `${closed.file} has merge conflicts or is too large. Resolve that first.`)
  const texts = new Map([...reading.files.values()].map(({ path, text }) => [path, text]))
  for (const edit of edits) texts.set(edit.file, applyEdits(texts.get(edit.file) ?? '', edit.edits))
  const after = readPlan([...texts].map(([path, text]) => ({ path, text })), reading)
  const renamed = (each: PlacedOccurrence): string => each.space === name.space && each.name === name.name ? to : each.name
  const isSame = namesOf(reading, renamed) === namesOf(after, (each) => each.name) && errorsIn(after) <= errorsIn(reading)
  const kept = after.plan.items.get(to)
  const isKept = former === undefined || (kept !== undefined && writtenFormerIds(kept).join() === former.join())
  return isSame && isKept
    ? success(edits)
    : failure('would-damage', `\`${name.name}\` is written in a way that no tool can rename safely, as behind an alias. Rename it by hand.`)
}

const namesOf = (reading: PlanReading, nameOf: (each: PlacedOccurrence) => string): string =>
  [...everyOccurrence(reading, ({ role }) => role !== 'former')].map((each) => `${each.file} ${each.space} ${each.role} ${nameOf(each)}`).join('\n')

const errorsIn = ({ problems }: PlanReading): number => problems.filter(({ rule }) => rule.severity === 'error').length
