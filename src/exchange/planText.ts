import { formatText } from '../plan/edit/format'
import type { WrittenField } from '../plan/edit/setField'

/** An item as it is to be written; its values are YAML, of one line or as a block. */
export interface WrittenItem {
  readonly id: string
  readonly fields: readonly WrittenField[]
  /** The tasks of a summary task. */
  readonly children?: readonly WrittenItem[]
}

/** One top-level key of a plan file with what stands below it. */
export type WrittenSection =
  | { readonly key: string; readonly items: readonly WrittenItem[] }
  | { readonly key: string; readonly fields: readonly WrittenField[] }

/** The text of a plan file, in the layout that people write; sections with nothing in them are left out. */
export function planText(sections: readonly WrittenSection[]): string {
  const written = sections.map((section) => {
    const lines = 'items' in section ? section.items.flatMap((item) => linesOfItem(item, 2)) : linesOfFields(section.fields, 2)
    return lines.length === 0 ? '' : `${section.key}:\n${lines.join('\n')}\n`
  })
  return written.filter((text) => text !== '').join('\n')
}

/** A field, or none when it has nothing to say. */
export const written = (key: string, value: string | undefined): readonly WrittenField[] => (value === undefined ? [] : [{ key, value }])

/** `[a, b]`; a single value stands alone. */
export function writtenList(values: readonly string[]): string | undefined {
  const [first, ...more] = values
  return first === undefined ? undefined : more.length === 0 ? first : `[${values.join(', ')}]`
}

/** A mapping in lines of its own, below its key. */
export const writtenMap = (entries: readonly (readonly [key: string, value: string])[]): string =>
  ['', ...entries.map(([key, value]) => `${key}: ${value}`)].join('\n')

/** Text as YAML: of one line as a scalar, of several as a block that reads back as it is. */
export function writtenText(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n').map((line) => line.trimEnd())
  if (lines.length === 1) return formatText(text)
  // Leading blanks would be taken for indentation, and some characters are allowed between quotes alone.
  const isPlain = /^\S/.test(lines[0] ?? '') && lines.every((line) => /^[\t\u0020-\u007e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]*$/.test(line))
  return isPlain ? `|-\n${lines.join('\n').replace(/\n+$/, '')}` : JSON.stringify(text)
}

function linesOfItem({ id, fields, children = [] }: WrittenItem, indent: number): readonly string[] {
  const head = `${' '.repeat(indent)}${id}:`
  if (fields.length === 0 && children.length === 0) return [`${head} {}`]
  const nested = children.length === 0 ? [] : [`${' '.repeat(indent + 2)}tasks:`, ...children.flatMap((child) => linesOfItem(child, indent + 4))]
  return [head, ...linesOfFields(fields, indent + 2), ...nested]
}

const linesOfFields = (fields: readonly WrittenField[], indent: number): readonly string[] =>
  fields.flatMap(({ key, value }) => {
    const [first = '', ...more] = value.split('\n')
    return [`${' '.repeat(indent)}${key}:${first && ` ${first}`}`, ...more.map((line) => (line === '' ? '' : ' '.repeat(indent + 2) + line))]
  })
