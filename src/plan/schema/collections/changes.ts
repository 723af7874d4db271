import { items } from '../collection'
import { field } from '../kind'
import { date } from '../kinds/dates'
import { reference } from '../kinds/references'
import { anything, list } from '../kinds/structures'
import { markdown, word } from '../kinds/text'

/** What somebody wants changed. */
export const changes = items({
  key: 'changes',
  singular: 'change request',
  icon: 'git-pull-request',
  docs: 'A change that was asked for, as an overlay of the plan: what it sets and what it adds.',
  example: `changes:
  CHG-2: { title: Add SAML, requested: 2026-03-01, by: acme, status: proposed, affects: [beta], set: { CORE-12: { effort: 8d } } }
`,
  fields: {
    requested: field(date, 'The day on which it was asked for.'),
    by: field(list(reference('stakeholders', 'people')), 'Who asked.'),
    reason: field(markdown, 'Why.'),
    status: field(word('proposed', 'approved', 'rejected', 'applied', 'withdrawn'), 'proposed, approved, rejected, applied or withdrawn.'),
    affects: field(list(reference()), 'The items that it touches.'),
    set: field(anything, 'Values that would change, by id: `{ CORE-12: { effort: 8d } }`.'),
    add: field(anything, 'Items that would be added, by collection.'),
  },
})
