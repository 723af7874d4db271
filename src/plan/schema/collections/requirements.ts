import { items } from '../collection'
import { field } from '../kind'
import { reference } from '../kinds/references'
import { list } from '../kinds/structures'
import { text, word } from '../kinds/text'

/** What must be true of the product. */
export const requirements = items({
  key: 'requirements',
  singular: 'requirement',
  icon: 'checklist',
  docs: 'What the product must do, for whom, and how it is seen to do it.',
  example: `requirements:
  REQ-3: { title: Tokens rotate, source: acme, priority: must, status: agreed, acceptance: [old token is refused after 5 min] }
`,
  fields: {
    source: field(reference('stakeholders', 'people'), 'Who asked for it.'),
    priority: field(word('must', 'should', 'could', 'wont'), 'must, should, could or wont.'),
    status: field(text, 'Where it stands: proposed, agreed, built, accepted, dropped.'),
    acceptance: field(list(text), 'How it is seen to be met.'),
  },
})
