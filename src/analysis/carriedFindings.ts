import { rangeAt, type Range } from '../base/text'
import { changeBetween } from '../base/textChange'
import { withFixes, type Problem, type Related } from '../plan/checks/problem'
import { editedItems } from '../plan/model/edited'
import type { Item, Plan } from '../plan/model/plan'
import { pieceFrom } from '../plan/read/place'
import type { PlanReading } from '../plan/readPlan'
import type { Facts } from './findings/finding'
import { findings } from './findings/findings'

/**
 * The findings of a plan that differs in words alone from the one in which they were found: the same, where the text has gone.
 * Undefined when they may say something else, or stand amid what was typed.
 */
export function carriedFindings(found: readonly Problem[], before: PlanReading, now: Facts): readonly Problem[] | undefined {
  const renamed = (editedItems(before.plan, now.plan) ?? []).filter((id) => titleIn(before.plan, id) !== titleIn(now.plan, id))
  for (const id of renamed) {
    // Whatever names an item adds its title in brackets, if it has one.
    const name = titleIn(before.plan, id) !== undefined && titleIn(now.plan, id) !== undefined ? `${id} (` : id
    if (found.some((problem) => says(problem, name))) return undefined
  }
  const carried: Problem[] = []
  for (const problem of found) {
    const at = carry(problem, before, now)
    if (!at) return undefined
    carried.push(at)
  }
  return carried
}

const titleIn = (plan: Plan, id: string): string | undefined => (plan.items.get(id) as Item<'tasks'> | undefined)?.values.title

const says = ({ message, related = [] }: Problem, name: string): boolean => message.includes(name) || related.some((each) => each.message.includes(name))

function carry(problem: Problem, before: PlanReading, now: Facts): Problem | undefined {
  const { rule, file, range, message, related } = problem
  const at = carriedRange({ file, range }, before, now.reading)
  const others = related?.map((each): Related | undefined => {
    const place = carriedRange(each, before, now.reading)
    return place && { ...each, range: place }
  })
  if (!at || others?.includes(undefined)) return undefined
  const carried: Problem = { rule, file, range: at, message, ...(others && { related: others as readonly Related[] }) }
  // The edits of before are those of another text.
  return 'fixes' in problem ? withFixes(carried, () => foundAgain(carried, now)?.fixes ?? []) : carried
}

const foundAgain = ({ rule, file, range, message }: Problem, facts: Facts): Problem | undefined =>
  findings.find((each) => each.rule.code === rule.code)?.find(facts)
    .find((each) => each.file === file && each.range.start === range.start && each.message === message)

/** Where a range has gone with the piece of text that it is in; undefined amid what was typed. */
function carriedRange({ file, range }: Pick<Related, 'file' | 'range'>, before: PlanReading, now: PlanReading): Range | undefined {
  const [old, fresh] = [before.files.get(file), now.files.get(file)]
  if (!old || !fresh) return undefined
  if (old === fresh) return range
  const index = old.apart && fresh.apart ? pieceFrom(old.pieces, range.start + 1) - 1 : -1
  const [was, is] = [old.pieces[index], fresh.pieces[index]]
  if (!was || !is) return undefined
  const by = is.start - was.start
  if (was.reading === is.reading) return rangeAt(range.start + by, range.end + by)
  const change = changeBetween(was.reading.text, is.reading.text)
  const [start, end] = [range.start - was.start, range.end - was.start]
  if (end < change.start) return rangeAt(range.start + by, range.end + by)
  return change.end < start ? rangeAt(range.start + by + change.by, range.end + by + change.by) : undefined
}
