import { shiftRange } from '../../base/text'
import type { Problem } from '../../plan/checks/problem'
import type { Item, Milestone, Task } from '../../plan/model/plan'
import { entryOf } from '../../plan/syntax/node'
import type { Facts, Finding } from './finding'
import { removingLink } from './fixes'

export const duplicateLink: Finding = {
  rule: {
    code: 'plan/duplicate-link',
    severity: 'warning',
    docs: 'An item waits for the same predecessor twice, by links of the same type. One of them is enough; where their lags differ, the longer one counts.',
  },
  find: (facts) => [...facts.plan.tasks.values(), ...facts.plan.milestones.values()].flatMap((item) => (hasTwice(item) ? problemsOf(facts, item) : [])),
}

const hasTwice = ({ values: { after = [] } }: Task | Milestone): boolean =>
  1 < after.length && new Set(after.map(({ on, type }) => `${on} ${type}`)).size < after.length

function problemsOf(facts: Facts, item: Item): readonly Problem[] {
  const list = entryOf(item.source.node, 'after')?.value
  if (list?.kind !== 'list') return []
  const seen = new Map<string, number>()
  return list.items.flatMap((each, at) => {
    const [, on = '', type = 'FS'] = (each.kind === 'scalar' && /^(\S+)(?: +(FS|SS|FF|SF))?/.exec(each.text)) || []
    const first = list.items[seen.get(`${on} ${type}`) ?? -1]
    seen.set(`${on} ${type}`, at)
    if (on === '' || !first) return []
    const { file, base } = item.source
    return [{
      rule: duplicateLink.rule,
      file,
      range: shiftRange(each.range, base),
      message: `${item.id} waits for ${on} twice.`,
      related: [{ file, range: shiftRange(first.range, base), message: 'The other link' }],
      fixes: [removingLink(facts, item, { title: 'Remove this link', at })],
    }]
  })
}
