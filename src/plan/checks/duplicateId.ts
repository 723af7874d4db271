import type { Item } from '../model/plan'
import type { Problem, Rule } from './problem'

export const duplicateIdRule: Rule = {
  code: 'plan/duplicate-id',
  severity: 'error',
  docs: 'Two items have the same id, whatever their collections. A bare id must mean one thing in the whole plan: give one of them another.',
}

/** The problem at the later item; another stands at the earlier one. */
export function duplicateId(first: Item, second: Item): readonly Problem[] {
  return [at(second, first, 'also the id of'), at(first, second, 'used again by')]
}

function at(here: Item, there: Item, how: string): Problem {
  return {
    rule: duplicateIdRule,
    file: here.source.file,
    range: here.source.idRange,
    message: messageOf(here, there, how),
    related: [{ file: there.source.file, range: there.source.idRange, message: `\`${there.id}\` stands here as well` }],
  }
}

function messageOf(here: Item, there: Item, how: string): string {
  if (here.collection === 'project') return twoProjects(there)
  if (here.collection === 'glossary') return `The term \`${here.id}\` is explained in ${there.source.file} as well: the first meaning counts.`
  return `The id \`${here.id}\` is ${how} ${describe(there)}.`
}

const twoProjects = ({ source }: Item): string => `The project is declared in ${source.file} as well: the first declaration counts.`

const describe = (item: Item): string => {
  const title = (item.values as { title?: string }).title
  return title === undefined ? `an item of ${item.collection} in ${item.source.file}` : `“${title}” (${item.collection}, ${item.source.file})`
}
