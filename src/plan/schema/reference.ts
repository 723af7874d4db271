import type { Rule } from '../checks/problem'
import type { Collection } from './collection'
import { namedKinds } from './jsonSchema'
import type { Field } from './kind'
import { collectionKeys, schema } from './schema'

/** The reference page of the plan format, as Markdown: files, kinds of values, collections, and what may be found wrong. */
export function referencePage(rules: readonly Rule[]): string {
  return [
    heading,
    `## Values\n\n${table(['Kind', 'Written'], namedKinds().map((kind) => [`\`${kind.name}\``, kind.expects]))}`,
    '## Collections\n\nEvery item may have `title`, `description`, `owner`, `tags`, `links` and `notes`, and `was`: the ids that it had before it was renamed, such as `[CORE-12]`; commits and comments in source files that name them still count for it. A key that begins with `x-` is your own. The keys of an item:',
    ...collectionKeys.map((key) => sectionOf(schema[key])),
    '## Diagnostics\n\nEach finding has a code that stays. What stands in a file with an error is left out as far as it is wrong; everything else is used.',
    ...rules.map(ruleOf),
  ].join('\n\n') + '\n'
}

const heading = `<!-- Written by \`npm run generate\` from src/plan/schema and the checks. Change it there. -->

# The plan format

A plan is the folder \`.tpm\` of a workspace. Every \`*.yaml\` and \`*.yml\` below it, at any depth, is part of the plan; names
that begin with a dot are left out. Each file is a mapping whose top-level keys are the collections below. A collection may
be spread over any number of files: the plan is their union, files in the order of their paths, items in the order of the text.

A collection is a mapping from ids to items. An id is letters, digits and \`_\`, in parts joined by \`-\`, and begins with a
letter: \`CORE-12\`, \`late-vendor\`. It is unique in the whole plan, whatever its collection.`

function sectionOf(collection: Collection): string {
  const { key, docs, example, shape } = collection
  const rows = Object.entries(collection.fields).filter(([name]) => shape !== 'ids' || !common.has(name) || ownDocs(collection, name))
  const keys = shape === 'texts' ? 'Each value is text.' : rows.length === 0 ? '' : table(['Key', 'Value', 'Meaning'], rows.map(rowOf))
  const nested = collection.nested === undefined ? '' : `\n\n\`${collection.nested}\` holds further ${key}.`
  return `### ${key}\n\n${docs}\n\n${keys}${nested}\n\n\`\`\`yaml\n${example}\`\`\``
}

const common = new Set(['title', 'description', 'owner', 'tags', 'links', 'notes', 'was'])

/** Whether a collection says more of a common key than the others do. */
const ownDocs = ({ fields }: Collection, name: string): boolean => fields[name]?.docs !== schema.budget.fields[name as 'title'].docs

const rowOf = ([name, { kind, docs }]: readonly [string, Field<unknown>]): readonly string[] => [`\`${name}\``, kind.expects, docs]

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(cell).join(' | ')} |`).join('\n')

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

/** The heading makes the anchor. */
const ruleOf = ({ code, severity, docs }: Rule): string => `### ${code}\n\n_${severity}._ ${docs}`
