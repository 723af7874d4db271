import { clip } from '../../base/clip'
import { nearest } from '../../base/nearest'
import type { Item, Plan } from '../model/plan'
import type { Reference } from '../model/values'
import { isCollection, schema } from '../schema/schema'
import { inFile } from './place'
import type { Problem, Rule } from './problem'

export const unknownReferenceRule: Rule = {
  code: 'plan/unknown-reference',
  severity: 'error',
  docs: 'A field names an id that no item has, or an item of another kind than the field asks for. The reference is ignored until it is mended.',
}

/** A problem for every reference that leads nowhere. */
export function unknownReferences(plan: Plan, items: readonly Item[]): readonly Problem[] {
  const problems: Problem[] = []
  for (const item of items) {
    for (const reference of item.references) {
      if (isKnown(plan, reference)) continue
      const meant = problems.length < mostGuesses ? nearest(reference.id, candidates(plan, reference.targets)) : undefined
      problems.push(problemOf(plan, item, reference, meant))
    }
  }
  return problems
}

/** What was meant is guessed for the first few: each guess looks at every id, and many at once mean that a file is missing. */
const mostGuesses = 50

function isKnown(plan: Plan, { id, targets }: Reference): boolean {
  if (targets[0] === 'calendars') return id === 'default' || plan.calendars.has(id)
  const target = plan.items.get(id)
  return target !== undefined && (targets.length === 0 || targets.includes(target.collection))
}

function problemOf(plan: Plan, item: Item, reference: Reference, meant: string | undefined): Problem {
  const range = inFile(item, reference.range)
  return {
    rule: unknownReferenceRule,
    file: item.source.file,
    range,
    message: `${whatIsWrong(plan, reference)}${meant === undefined ? '' : ` Did you mean \`${meant}\`?`}`,
    fixes: meant === undefined ? [] : [{ title: `Write \`${meant}\``, edits: [{ range, text: meant }] }],
  }
}

function whatIsWrong(plan: Plan, { id, targets }: Reference): string {
  const wanted = targets.map((key) => (isCollection(key) ? schema[key].singular : key)).join(' or ')
  const found = plan.items.get(id)
  if (found && targets[0] !== 'calendars') return `\`${clip(id)}\` is a ${schema[found.collection].singular}; a ${wanted} is wanted here.`
  return wanted === '' ? `No item has the id \`${clip(id)}\`.` : `There is no ${wanted} \`${clip(id)}\`.`
}

function* candidates(plan: Plan, targets: readonly string[]): Iterable<string> {
  if (targets[0] === 'calendars') return yield* plan.calendars.keys()
  for (const item of plan.items.values()) if (targets.length === 0 || targets.includes(item.collection)) yield item.id
}
