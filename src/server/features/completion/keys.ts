import { CompletionItemKind } from 'vscode-languageserver'
import { commonFields } from '../../../plan/schema/collection'
import type { Fields, Kind } from '../../../plan/schema/kind'
import { markdown, text } from '../../../plan/schema/kinds/text'
import type { Asked, Candidate } from './candidate'
import { unlike } from './inUse'
import type { Spot } from './spot'

/** Keys that contradict one that is there. */
const clashes: { readonly [key: string]: readonly string[] } = {
  effort: ['duration'],
  duration: ['effort'],
  tasks: ['effort', 'duration', 'remaining'],
}

/** What any item may have, and seldom has, comes last. */
const seldom: ReadonlySet<string> = new Set(Object.keys(commonFields).filter((key) => key !== 'title'))

/** The keys of an item that are not written yet and fit to those that are: its title, its own in the order of the format, the others. */
export function itemKeyCandidates(asked: Asked, fields: Fields, nested?: string): readonly Candidate[] {
  const { spot } = asked
  const clashing = new Set([...spot.others].flatMap((key) => (Object.hasOwn(clashes, key) ? (clashes[key] ?? []) : [])))
  const free = (key: string): boolean => !spot.others.has(key) && !clashing.has(key)
  const keys = Object.entries(fields).filter(([key]) => free(key))
  const own = nested === undefined || !free(nested) ? [] : [nestedKey(spot, nested)]
  const ordered = [...keys.filter(([key]) => !seldom.has(key)), ...keys.filter(([key]) => seldom.has(key))]
  return [...ordered.map(([key, { kind, docs }]) => keyCandidate(spot, { key, kind, docs })), ...own]
}

const nestedKey = (spot: Spot, key: string): Candidate => ({
  label: key,
  kind: CompletionItemKind.Property,
  ...(spot.style === 'flow' ? shaped(`${key}: { $0 }`, key) : shaped(`${key}:\n  $0`, key)),
  detail: 'further items',
  documentation: `Further ${key} within this one: its dates and progress roll up from them.`,
})

function keyCandidate(spot: Spot, { key, kind, docs }: { key: string; kind: Kind<unknown>; docs: string }): Candidate {
  const shape = spot.style === 'flow' || spot.isEntry ? flowShape(kind) : blockShape(kind)
  return {
    label: key,
    kind: CompletionItemKind.Property,
    ...(shape === undefined ? { text: `${key}: `, again: kind !== markdown && !(kind === text && unlike.has(key)) } : shaped(`${key}:${shape}`, key)),
    detail: kind.expects,
    documentation: docs,
  }
}

const shaped = (snippet: string, key: string): Pick<Candidate, 'text' | 'snippet' | 'again'> => ({ text: `${key}: `, snippet, again: true })

/** What stands behind the colon of a value that is not one piece of text. */
function blockShape({ form }: Kind<unknown>): string | undefined {
  if (form?.of === 'list') return form.entry.form?.of === 'record' ? '\n  - $0' : ' [$0]'
  if (form?.of === 'map') return '\n  $0'
  return form?.of === 'record' ? ' { $0 }' : form?.of === 'choice' ? choiceShape(form.kinds) : undefined
}

function flowShape({ form }: Kind<unknown>): string | undefined {
  if (form?.of === 'list') return form.entry.form?.of === 'record' ? ' [{ $0 }]' : ' [$0]'
  if (form?.of === 'map' || form?.of === 'record') return ' { $0 }'
  return form?.of === 'choice' ? choiceShape(form.kinds) : undefined
}

const choiceShape = ([first]: readonly Kind<unknown>[]): string | undefined => (first?.form?.of === 'list' ? ' [$0]' : undefined)
