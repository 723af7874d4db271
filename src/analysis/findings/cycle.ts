import type { Fix, Problem, Related } from '../../plan/checks/problem'
import type { Plan } from '../../plan/model/plan'
import { referenceRange } from '../itemPlace'
import { named, type Facts, type Finding } from './finding'
import { placeOfLink, removingLink } from './fixes'

export const cycle: Finding = {
  rule: {
    code: 'plan/cycle',
    severity: 'error',
    docs: 'Items wait for each other in a circle, so none of them could ever begin. The links among them are left out of the schedule until one is removed; everything else is scheduled.',
  },
  find: (facts) => facts.schedule.cycles.flatMap((each) => problemOf(facts, each) ?? []),
}

function problemOf(facts: Facts, ids: readonly string[]): Problem | undefined {
  const { plan } = facts
  const links = ids.flatMap((id, index) => linkOf(plan, id, ids.at(index - 1) ?? id) ?? [])
  const [first, ...others] = links
  if (!first) return undefined
  const whole = [...ids, ids[0] ?? ''].map((id) => named(plan, id)).join(' → ')
  const message = ids.length === 1 ? `${whole.split(' → ')[0]} waits for itself.` : `These wait for each other: ${whole}.`
  return { rule: cycle.rule, file: first.file, range: first.range, message, related: others, fixes: fixesOf(facts, ids, first.file) }
}

/** Each of the links could be taken away; those of other files are not shown with the problem. */
const fixesOf = (facts: Facts, ids: readonly string[], file: string): readonly Fix[] =>
  ids.flatMap((id, index) => {
    const before = ids.at(index - 1) ?? id
    const item = facts.plan.tasks.get(id) ?? facts.plan.milestones.get(id)
    const at = item && item.source.file === file ? placeOfLink(item, before) : undefined
    return item && at !== undefined ? [removingLink(facts, item, { title: `Let ${id} not wait for ${before}`, at })] : []
  })

/** Where an item of a cycle names the one before it. */
function linkOf(plan: Plan, id: string, before: string): Related | undefined {
  const item = plan.items.get(id)
  return item && { file: item.source.file, range: referenceRange(item, before), message: `${id} waits for ${before} here` }
}
