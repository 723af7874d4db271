import { clip } from '../../base/clip'
import type { PlanNode } from '../syntax/node'
import { isNull } from '../syntax/node'
import type { Fix, LocalProblem, Rule } from './problem'

export const wrongTypeRule: Rule = {
  code: 'plan/wrong-type',
  severity: 'error',
  docs: 'A value is not written in the way that its key asks for. The value is left out until it is mended; the rest of the item is used.',
}

export const wrongType = (node: PlanNode, expects: string, fixes: readonly Fix[] = []): LocalProblem => ({
  rule: wrongTypeRule,
  range: node.range,
  message: `Expected ${expects}, found ${found(node)}.`,
  fixes,
})

function found(node: PlanNode): string {
  if (isNull(node)) return 'nothing'
  if (node.kind === 'list') return 'a list'
  if (node.kind === 'map') return 'a mapping'
  return `\`${clip(node.text)}\``
}
