import { CompletionItemKind } from 'vscode-languageserver'
import { formatText } from '../../../plan/edit/format'
import type { Kind } from '../../../plan/schema/kind'
import { addableKeys, collectionKeys } from '../../../plan/schema/schema'
import type { Asked, Candidate } from './candidate'
import { collectionCandidates } from './collections'
import { skillCandidates } from './inUse'
import { itemKeyCandidates } from './keys'
import { newItemCandidates } from './newItems'
import { assignmentCandidates } from './people'
import { entry, fieldsOf, singleKinds } from '../../formatPlace'
import { itemCandidate } from './references'
import { valueCandidates } from './values'

/** Everything that may be written at a place. */
export function candidatesFor(asked: Asked): readonly Candidate[] {
  const { spot, found: { place } } = asked
  if (place.kind === 'value') return spot.kind === 'value' ? values(asked, place.kinds) : keysOrValues(asked, place.kinds)
  if (spot.kind === 'value') return []
  if (place.kind === 'file') return collectionCandidates(asked, collectionKeys)
  if (place.kind === 'addition') return collectionCandidates(asked, addableKeys)
  if (place.kind === 'collection') return newItemCandidates(asked, place.collection)
  if (place.kind === 'overlay') return [...asked.analysis.plan.items.values()].filter(({ id }) => !spot.others.has(id)).map((item) => asKey(itemCandidate(item)))
  return itemKeyCandidates(asked, place.fields, place.nested)
}

const values = (asked: Asked, kinds: readonly Kind<unknown>[]): readonly Candidate[] =>
  singleKinds(kinds).flatMap((kind) => valueCandidates(asked, kind))

/** On a line of its own below a key: keys of a mapping, entries of a list, or the value itself. */
function keysOrValues(asked: Asked, kinds: readonly Kind<unknown>[]): readonly Candidate[] {
  const fields = fieldsOf(kinds)
  const map = kinds.find(({ form }) => form?.of === 'map')
  const keys = [...(fields ? itemKeyCandidates(asked, fields) : []), ...(map ? mapKeys(asked, map) : [])]
  if (asked.spot.style === 'flow') return keys
  const isList = asked.spot.path.at(-1) !== entry && kinds.some(({ form }) => form?.of === 'list')
  const single = values(asked, kinds.filter(({ form }) => form?.of !== 'map' && form?.of !== 'record'))
  return [...keys, ...(isList ? single.map(asEntry) : single)]
}

/** The keys of a mapping by words of the author's own. */
function mapKeys(asked: Asked, { form }: Kind<unknown>): readonly Candidate[] {
  const { analysis, field, spot } = asked
  if (form?.of === 'map' && form.keys) return assignmentCandidates(asked).map(asKey)
  if (field === 'skills') return skillCandidates(analysis.plan, spot.others).map(asKey)
  const words = field === 'statuses' ? ['todo', 'doing', 'review', 'done', 'dropped'] : field === 'probability' ? ['low', 'medium', 'high'] : []
  return words.filter((word) => !spot.others.has(word)).map((label) => asKey({ label, kind: CompletionItemKind.Property }))
}

const asKey = (candidate: Candidate): Candidate => ({ ...candidate, text: `${writtenOf(candidate)}: `, again: true, isText: false })

const asEntry = (candidate: Candidate): Candidate => ({
  ...candidate,
  text: `- ${writtenOf(candidate)}`,
  ...(candidate.snippet !== undefined && { snippet: `- ${candidate.snippet}` }),
  isText: false,
})

const writtenOf = ({ text, label, isText }: Candidate): string => text ?? (isText ? formatText(label, true) : label)
