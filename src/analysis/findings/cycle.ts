import type { Problem, Related, Rule } from '../../plan/checks/problem'
import type { Plan } from '../../plan/model/plan'
import { referenceRange } from '../itemPlace'
import { named, type Finding } from './finding'

export const cycleRule: Rule = {
  code: 'plan/cycle',
  severity: 'error',
  docs: 'Items wait for each other in a circle, so none of them could ever begin. The links among them are left out of the schedule until one is removed; everything else is scheduled.',
}

export const findCycles: Finding = (plan, { cycles }) => cycles.flatMap((cycle) => problemOf(plan, cycle) ?? [])

function problemOf(plan: Plan, cycle: readonly string[]): Problem | undefined {
  const links = cycle.flatMap((id, index) => linkOf(plan, id, cycle.at(index - 1) ?? id) ?? [])
  const [first, ...others] = links
  if (!first) return undefined
  const whole = [...cycle, cycle[0] ?? ''].map((id) => named(plan, id)).join(' → ')
  const message = cycle.length === 1 ? `${whole.split(' → ')[0]} waits for itself.` : `These wait for each other: ${whole}.`
  return { rule: cycleRule, file: first.file, range: first.range, message, related: others }
}

/** Where an item of a cycle names the one before it. */
function linkOf(plan: Plan, id: string, before: string): Related | undefined {
  const item = plan.items.get(id)
  return item && { file: item.source.file, range: referenceRange(item, before), message: `${id} waits for ${before} here` }
}
