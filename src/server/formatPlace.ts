import type { Plan } from '../plan/model/plan'
import type { Collection } from '../plan/schema/collection'
import type { Fields, Kind } from '../plan/schema/kind'
import { addableKeys, isCollection, isOverlay, schema, type CollectionKey } from '../plan/schema/schema'

/** Stands in a path for an entry of a list. */
export const entry = '[]'

/** What the format has at the end of a path of keys. */
export type Place =
  | { readonly kind: 'file' }
  /** What an overlay adds, by collection. */
  | { readonly kind: 'addition' }
  | { readonly kind: 'collection'; readonly collection: CollectionKey }
  /** An item, or the project: its keys come next. */
  | { readonly kind: 'item'; readonly collection: CollectionKey; readonly fields: Fields; readonly nested?: string }
  /** Ids of any items, each with the keys that it is given. */
  | { readonly kind: 'overlay' }
  /** A value of one of some kinds. */
  | { readonly kind: 'value'; readonly kinds: readonly Kind<unknown>[]; readonly field: string }

/** A place with the item that is written there. */
export interface FoundPlace {
  readonly place: Place
  /** The innermost item of the path. */
  readonly item: { readonly collection: CollectionKey; readonly id: string } | undefined
}

/** Follows a path through the declaration of the format; undefined where it leads to nothing that is declared. */
export function placeOf(path: readonly string[], plan: Plan): FoundPlace | undefined {
  let place: Place | undefined = { kind: 'file' }
  let item: FoundPlace['item']
  for (const step of path) {
    if (place.kind === 'collection') item = { collection: place.collection, id: step }
    else if (place.kind === 'overlay') item = { collection: plan.items.get(step)?.collection ?? 'tasks', id: step }
    place = next(place, step, plan)
    if (!place) return undefined
  }
  return { place, item }
}

function next(place: Place, step: string, plan: Plan): Place | undefined {
  if (place.kind === 'file') return isCollection(step) ? collectionPlace(step) : undefined
  if (place.kind === 'addition') return (addableKeys as readonly string[]).includes(step) ? next({ kind: 'file' }, step, plan) : undefined
  if (place.kind === 'collection') return itemPlace(place.collection)
  if (place.kind === 'overlay') return itemPlace(plan.items.get(step)?.collection ?? 'tasks')
  if (place.kind === 'item') return fieldPlace(place, step)
  const kinds = place.kinds.flatMap((kind) => kindsBelow(kind, step))
  return kinds.length === 0 ? undefined : { kind: 'value', kinds, field: step === entry || fieldsOf(place.kinds) === undefined ? place.field : step }
}

const collectionPlace = (collection: CollectionKey): Place =>
  schema[collection].shape === 'single' ? itemPlace(collection) : { kind: 'collection', collection }

function itemPlace(collection: CollectionKey): Place {
  const { fields, nested, shape }: Collection = schema[collection]
  const meaning = fields.meaning
  if (shape === 'texts' && meaning) return { kind: 'value', kinds: [meaning.kind], field: 'meaning' }
  return { kind: 'item', collection, fields, ...(nested !== undefined && { nested }) }
}

function fieldPlace({ collection, fields, nested }: Place & { kind: 'item' }, step: string): Place | undefined {
  if (step === nested) return { kind: 'collection', collection }
  if (isOverlay(collection) && step === 'set') return { kind: 'overlay' }
  if (isOverlay(collection) && step === 'add') return { kind: 'addition' }
  const field = Object.hasOwn(fields, step) ? fields[step] : undefined
  return field && { kind: 'value', kinds: choicesOf(field.kind), field: step }
}

/** The kinds that a value may be of. */
const choicesOf = (kind: Kind<unknown>): readonly Kind<unknown>[] =>
  kind.form?.of === 'choice' ? kind.form.kinds.flatMap(choicesOf) : [kind]

function kindsBelow({ form }: Kind<unknown>, step: string): readonly Kind<unknown>[] {
  if (step === entry) return form?.of === 'list' ? choicesOf(form.entry) : []
  if (form?.of === 'map') return choicesOf(form.value)
  const field = form?.of === 'record' && Object.hasOwn(form.fields, step) ? form.fields[step] : undefined
  return field ? choicesOf(field.kind) : []
}

/** The keys of a mapping with known keys. */
export function fieldsOf(kinds: readonly Kind<unknown>[]): Fields | undefined {
  for (const { form } of kinds) if (form?.of === 'record') return form.fields
  return undefined
}

/** The kinds of one value: those that are lists by the kinds of their entries, as one alone needs no brackets. */
export const singleKinds = (kinds: readonly Kind<unknown>[]): readonly Kind<unknown>[] =>
  kinds.flatMap((kind) => (kind.form?.of === 'list' ? choicesOf(kind.form.entry) : [kind]))

/** What a key means at the end of a path: Markdown; undefined for a key that is not declared there. */
export function docsAt(path: readonly string[], plan: Plan): string | undefined {
  const key = path.at(-1) ?? ''
  const place = placeOf(path.slice(0, -1), plan)?.place
  if (place?.kind === 'file' || place?.kind === 'addition') return isCollection(key) ? schema[key].docs : undefined
  if (place?.kind === 'item' && key === place.nested) return schema[place.collection].docs
  const fields = place?.kind === 'item' ? place.fields : place?.kind === 'value' ? fieldsOf(place.kinds) : undefined
  return fields && Object.hasOwn(fields, key) ? fields[key]?.docs : undefined
}
