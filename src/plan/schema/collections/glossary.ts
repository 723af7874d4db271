import type { Collection } from '../collection'
import { field, type Fields } from '../kind'
import { markdown } from '../kinds/text'

const fields = { meaning: field(markdown, 'What the term means.') } satisfies Fields

/** What words mean. */
export const glossary: Collection<typeof fields> = {
  key: 'glossary',
  singular: 'term',
  icon: 'book',
  docs: 'Terms of the project, each with its meaning: `SSE: Server-sent events, a one-way stream over HTTP`.',
  example: `glossary:
  SSE: Server-sent events, a one-way stream over HTTP
`,
  shape: 'texts',
  fields,
}
