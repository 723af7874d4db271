import type { Collection } from './collection'
import type { Fields, JsonSchema, Kind } from './kind'
import * as amounts from './kinds/amounts'
import * as dates from './kinds/dates'
import * as references from './kinds/references'
import { propertiesOf } from './kinds/structures'
import * as texts from './kinds/text'
import { addableKeys, collectionKeys, isOverlay, schema, type CollectionKey } from './schema'

const own = { '^x-': {} }
const nothing = { type: 'null' }
const propertyNames = { pattern: `^(${references.idSource}|x-.*)$` }

/** The JSON Schema (draft 7) of a plan file, for editors and tools that know nothing of plans. */
export function planJsonSchema(): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'TPM plan file',
    description: 'A file of a .tpm folder: part of a project plan.',
    type: ['object', 'null'],
    properties: Object.fromEntries(collectionKeys.map((key) => [key, sectionOf(schema[key])])),
    additionalProperties: false,
    patternProperties: own,
    definitions: {
      ...Object.fromEntries(namedKinds().map((kind) => [kind.name, definitionOf(kind)])),
      ...Object.fromEntries(collectionKeys.map((key) => [schema[key].key, itemOf(schema[key])])),
      addition: {
        type: 'object',
        properties: Object.fromEntries(addableKeys.map((key) => [key, { anyOf: [mappingOf(key, 'ids'), nothing] }])),
        additionalProperties: false,
        patternProperties: own,
      },
    },
  }
}

/** The kinds of scalars that have a name of their own. */
export function namedKinds(): readonly Kind<unknown>[] {
  const all: readonly unknown[] = [...Object.values(dates), ...Object.values(amounts), ...Object.values(references), ...Object.values(texts)]
  return all.filter((each): each is Kind<unknown> => typeof each === 'object' && each !== null && 'name' in each && 'read' in each)
}

const definitionOf = ({ expects, json }: Kind<unknown>): JsonSchema => ({ description: `${capital(expects)}.`, ...json })

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

const described = (docs: string): JsonSchema => ({ description: docs.replaceAll('`', ''), markdownDescription: docs })

function sectionOf({ key, shape, docs }: Collection): JsonSchema {
  const item = { $ref: `#/definitions/${key}` }
  return { ...described(docs), ...(shape === 'single' ? item : { anyOf: [mappingOf(key, shape), nothing] }) }
}

/** A mapping from ids, or from names, to items. */
const mappingOf = (key: string, shape: Collection['shape']): JsonSchema => ({
  type: 'object',
  ...(shape === 'ids' && { propertyNames }),
  patternProperties: own,
  additionalProperties: { $ref: `#/definitions/${key}` },
})

function itemOf({ key, shape, fields, nested, docs }: Collection): JsonSchema {
  if (shape === 'texts') return { type: ['string', 'number', 'boolean', 'null'] }
  const inner = nested === undefined ? {} : { [nested]: { ...described(docs), anyOf: [mappingOf(key, shape), nothing] } }
  return {
    type: ['object', 'null'],
    properties: { ...propertiesOf(fields), ...(isOverlay(key as CollectionKey) && overlayProperties(fields)), ...inner },
    additionalProperties: false,
    patternProperties: own,
  }
}

/** What an overlay adds is written as in the plan; which keys it may set of an item, only the plan can tell. */
const overlayProperties = ({ set, add }: Fields): JsonSchema => ({
  ...(set && { set: { ...described(set.docs), anyOf: [{ type: 'object', propertyNames, patternProperties: own, additionalProperties: { type: ['object', 'null'] } }, nothing] } }),
  ...(add && { add: { ...described(add.docs), anyOf: [{ $ref: '#/definitions/addition' }, nothing] } }),
})
