import { items } from '../collection'
import { field } from '../kind'
import { anything } from '../kinds/structures'

/** What if. */
export const scenarios = items({
  key: 'scenarios',
  singular: 'scenario',
  icon: 'beaker',
  docs: 'The same plan with a few values changed: a sparse overlay.',
  example: `scenarios:
  late-vendor: { title: Vendor late by a month, set: { CORE-12: { effort: 30d } } }
`,
  fields: {
    set: field(anything, 'Values that are different, by id: `{ API-7: { effort: 30d } }`.'),
    add: field(anything, 'Items that are added, by collection.'),
  },
})
