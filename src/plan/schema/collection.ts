import { field, type Fields, type ValuesOf } from './kind'
import { list } from './kinds/structures'
import { markdown, text } from './kinds/text'
import { formerId, reference } from './kinds/references'

/** Keys that every item may have. */
export const commonFields = {
  title: field(text, 'Its name, in one line.'),
  description: field(markdown, 'What it is, as Markdown.'),
  owner: field(reference('people'), 'The person who answers for it.'),
  tags: field(list(text), 'Words to find and group it by.'),
  links: field(list(text), 'URLs or paths in the workspace that belong to it.'),
  notes: field(markdown, 'Remarks, as Markdown.'),
  was: field(list(formerId), 'Ids that it had before it was renamed: commits and comments that name them still count.'),
} satisfies Fields

/** One top-level key of a plan file, declared once: types, validation, schema, completion, views and reports read it. */
export interface Collection<F extends Fields = Fields> {
  readonly key: string
  /** What one item is called: "task". */
  readonly singular: string
  /** A codicon. */
  readonly icon: string
  /** Markdown. */
  readonly docs: string
  /** YAML, with the collection's key; the examples of all collections are one plan without a problem. */
  readonly example: string
  readonly fields: F
  /**
   * `ids`: a mapping from plan-wide ids to items. `names`: a mapping from names of its own, outside of the ids.
   * `single`: one mapping, not a collection. `texts`: a mapping from names to plain text.
   */
  readonly shape: 'ids' | 'names' | 'single' | 'texts'
  /** The key under which an item holds further items of the same collection. */
  readonly nested?: string
}

type Declared<F extends Fields> = Omit<Collection<F>, 'fields'> & { readonly fields: F }

/** A collection of items: the common keys come by themselves. */
export const items = <F extends Fields>(declared: Omit<Declared<F>, 'shape'>): Collection<typeof commonFields & F> => ({
  ...declared,
  shape: 'ids',
  fields: { ...commonFields, ...declared.fields },
})

export type ItemOf<C extends Collection> = ValuesOf<C['fields']>
