import { items } from '../collection'
import { field } from '../kind'
import { priority } from '../kinds/amounts'
import { when } from '../kinds/dates'
import { dependency, reference } from '../kinds/references'
import { list } from '../kinds/structures'

/** What is promised, and for when. */
export const milestones = items({
  key: 'milestones',
  singular: 'milestone',
  icon: 'milestone',
  docs: 'Promised points in time. A milestone is at the moment at which the last of its predecessors finishes: every task that names it, and whatever stands in `after`.',
  example: `milestones:
  beta:
    title: Public beta
    due: 2026-06-30
    owner: ana
    criteria: [QUAL-1]
`,
  fields: {
    due: field(when, 'The promised date; the computed one is compared with it.'),
    after: field(list(dependency), 'What comes before, besides every task that names this milestone.'),
    priority: field(priority, 'low (250), normal (500), high (750), critical (900), or 0 to 1000: levelling puts what leads to it before what leads to others.'),
    reached: field(when, 'The day on which it was met.'),
    criteria: field(list(reference('quality')), 'Quality gates.'),
  },
})
