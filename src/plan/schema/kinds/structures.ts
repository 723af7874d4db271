import { duplicateKey } from '../../checks/duplicateKey'
import { unknownKey } from '../../checks/unknownKey'
import { wrongType } from '../../checks/wrongType'
import type { Assignment } from '../../model/values'
import { isNull, type Entry, type MapNode, type PlanNode } from '../../syntax/node'
import { jsonOf, type Fields, type JsonSchema, type Kind, type Reader, type ValuesOf } from '../kind'
import { assignment, units } from './references'

/** Several values. One alone may be written without brackets. */
export const list = <Value>(of: Kind<Value>): Kind<readonly Value[]> => ({
  expects: `a list; each entry ${of.expects}`,
  json: { anyOf: [{ type: 'array', items: jsonOf(of) }, jsonOf(of)] },
  ...(of.words && { words: of.words }),
  form: { of: 'list', entry: of },
  read(node, reader) {
    if (isNull(node)) return []
    if (node.kind === 'map' && !acceptsMap(of)) {
      reader.problem(wrongType(node, this.expects))
      return undefined
    }
    const nodes = node.kind === 'list' ? node.items : [node]
    return nodes.map((each) => of.read(each, reader)).filter((value) => value !== undefined)
  },
})

const acceptsMap = (kind: Kind<unknown>): boolean => kind.json.type === 'object' || kind.json.anyOf !== undefined

/** A mapping from words of the author's own to values. */
export const mapOf = <Value>(of: Kind<Value>, refersTo?: readonly string[]): Kind<ReadonlyMap<string, Value>> => ({
  expects: `a mapping; each value ${of.expects}`,
  json: { type: 'object', additionalProperties: jsonOf(of) },
  form: { of: 'map', value: of, ...(refersTo && { keys: refersTo }) },
  read(node, reader) {
    if (isNull(node)) return new Map()
    if (node.kind !== 'map') {
      reader.problem(wrongType(node, this.expects))
      return undefined
    }
    const values = new Map<string, Value>()
    for (const { key, keyRange, value } of distinct(node, reader)) {
      if (refersTo) reader.reference({ id: key, targets: refersTo, range: keyRange })
      const read = of.read(value, reader)
      if (read !== undefined) values.set(key, read)
    }
    return values
  },
})

/** A mapping with known keys. */
export const record = <F extends Fields>(fields: F): Kind<ValuesOf<F>> => ({
  expects: `a mapping with ${Object.keys(fields).join(', ')}`,
  json: { type: 'object', properties: propertiesOf(fields), additionalProperties: false, patternProperties: { '^x-': {} } },
  form: { of: 'record', fields },
  read(node, reader) {
    if (node.kind === 'map') return readFields(fields, node, reader)
    reader.problem(wrongType(node, this.expects))
    return undefined
  },
})

/** Reads the known keys of a mapping, reports the others; `skip` names keys that the caller reads itself. */
export function readFields<F extends Fields>(fields: F, node: MapNode, reader: Reader, skip?: string): ValuesOf<F> {
  const values: Record<string, unknown> = {}
  for (const entry of distinct(node, reader)) {
    if (entry.key === skip || entry.key.startsWith('x-')) continue
    const known = Object.hasOwn(fields, entry.key) ? fields[entry.key] : undefined
    if (!known) reader.problem(unknownKey(entry, Object.keys(fields)))
    else if (!isNull(entry.value)) values[entry.key] = known.kind.read(entry.value, reader)
  }
  return values as ValuesOf<F>
}

/** The entries of a mapping, a key that comes again reported and left out. */
export function distinct(node: MapNode, reader: Reader): readonly Entry[] {
  const seen = new Map<string, Entry>()
  return node.entries.filter((entry) => {
    const first = seen.get(entry.key)
    if (!first) return seen.set(entry.key, entry)
    reader.problem(duplicateKey(entry, 'the first one counts', first))
    return false
  })
}

/** The first of two kinds for text, the second for a mapping. */
export const either = <One, Other>(textual: Kind<One>, mapping: Kind<Other>): Kind<One | Other> => ({
  expects: `${textual.expects}, or ${mapping.expects}`,
  json: { anyOf: [jsonOf(textual), jsonOf(mapping)] },
  ...(textual.words && { words: textual.words }),
  form: { of: 'choice', kinds: [textual, mapping] },
  read: (node, reader): One | Other | undefined =>
    node.kind === 'map' ? mapping.read(node, reader) : textual.read(node, reader),
})

/** `[ana, ben 50%]`, `{ ana: 100%, rig: 2 }` or `ana`. */
export const assignments: Kind<readonly Assignment[]> = {
  expects: 'people and equipment, such as [ana, ben 50%, rig x2] or { ana: 100%, rig: 2 }',
  json: { anyOf: [list(assignment).json, { type: 'object', additionalProperties: units.json }] },
  form: { of: 'choice', kinds: [list(assignment), mapOf(units, ['people', 'equipment'])] },
  read(node, reader) {
    if (node.kind !== 'map') return list(assignment).read(node, reader)
    const shares = mapOf(units, ['people', 'equipment']).read(node, reader)
    return shares && [...shares].map(([who, share]) => ({ who, units: share }))
  },
}

/** Anything at all: what an overlay of the plan says, only the plan can tell (`readOverlay`). */
export const anything: Kind<PlanNode> = { expects: 'a mapping', json: {}, read: (node) => node }

export const propertiesOf = (fields: Fields): JsonSchema =>
  Object.fromEntries(
    Object.entries(fields).map(([key, { kind, docs }]) => [key, { description: docs.replaceAll('`', ''), markdownDescription: docs, ...nullable(jsonOf(kind)) }]),
  )

/** A key with nothing after it says nothing, which is no mistake. */
const nullable = (schema: JsonSchema): JsonSchema =>
  Object.keys(schema).length === 0 ? schema : { anyOf: [schema, { type: 'null' }] }
