import type { Analysis } from '../analysis/analysePlan'
import { nearest } from '../base/nearest'
import { plural, printableLine, type Output } from './output'

/** What a command says of a plan, and whether that plan has errors. */
export function answer(analysis: Analysis, text: string): Output {
  const errors = analysis.problems.filter(({ rule }) => rule.severity === 'error').length
  if (errors === 0) return { text, exitCode: 0 }
  return { text, exitCode: 1, remark: `The plan has ${plural(errors, 'error')}: see \`tplan check\`.` }
}

/** The answer to an id that no item has. */
export function unknownItem({ plan }: Analysis, id: string): Output {
  const meant = nearest(id, plan.items.keys())
  return { text: printableLine(`No item has the id \`${id}\`.${meant === undefined ? '' : ` Did you mean \`${meant}\`?`}`), exitCode: 2 }
}
