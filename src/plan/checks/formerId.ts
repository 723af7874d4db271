import { itemNamed, writtenFormerIds } from '../model/former'
import type { Item, Plan } from '../model/plan'
import { inFile, nodeAt } from './place'
import type { Problem, Rule } from './problem'

export const formerIdRule: Rule = {
  code: 'plan/former-id',
  severity: 'warning',
  docs: 'An id in `was` is the id of an item today, or two items say that they had it. Commits and comments that name it count for the item that has it, or else for the first one: take it out of the other list.',
}

/** Problems of ids that items had before, and that do not mean them alone. */
export function formerIds(plan: Plan, items: readonly Item[]): readonly Problem[] {
  return items.flatMap((item) => writtenFormerIds(item).flatMap((id) => {
    const owner = itemNamed(plan, id)
    return owner && (owner.id !== item.id || owner.id === id) ? [problemOf(item, id, owner)] : []
  }))
}

function problemOf(item: Item, id: string, owner: Item): Problem {
  const how = owner.id === item.id ? 'is the id of this item itself' : owner.id === id ? 'is the id of an item today' : `was the id of \`${owner.id}\` as well`
  return {
    rule: formerIdRule,
    file: item.source.file,
    range: placeOf(item, id),
    message: `\`${id}\` ${how}.`,
    related: owner.id === item.id ? [] : [{ file: owner.source.file, range: owner.source.idRange, message: `\`${owner.id}\` stands here` }],
  }
}

function placeOf(item: Item, id: string): Problem['range'] {
  const node = nodeAt(item, 'was')
  const nodes = node?.kind === 'list' ? node.items : node ? [node] : []
  const found = nodes.find((each) => each.kind === 'scalar' && each.text === id)
  return found ? inFile(item, found.range) : item.source.idRange
}
