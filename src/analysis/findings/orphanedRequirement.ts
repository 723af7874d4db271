import { itemsIn } from '../../plan/model/edited'
import { idsNamed } from './uses'
import { atField, type Finding } from './finding'

export const orphanedRequirement: Finding = {
  rule: {
    code: 'plan/orphaned-requirement',
    severity: 'information',
    docs: 'No task needs a requirement (`needs`): nobody builds it. One that is only proposed, was dropped or accepted, or has the priority `wont`, may stand alone.',
  },
  find: ({ plan }) =>
    itemsIn(plan, 'requirements').flatMap((item) => {
      if (idsNamed(plan, 'needs').has(item.id)) return []
      const { status = '', priority } = item.values as { status?: string; priority?: string }
      if (settled.has(status) || priority === 'wont') return []
      return [atField(orphanedRequirement.rule, item, '', { message: `No task serves ${item.id}: name it in the \`needs\` of one.` })]
    }),
}

const settled: ReadonlySet<string> = new Set(['proposed', 'dropped', 'rejected', 'built', 'accepted'])
